#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// What is odd about a rule at one size of the body.
enum class SweepMark {
  no_quorum_fits,        // there are rules under conditions, and none fits this size
  quorum_out_of_reach,   // the quorum is more than there are
  never,                 // no number of votes is enough
  more_than_can_vote,    // more votes are needed than there are voters
  by_nobody,             // the rule as written comes down to 0 votes
  one_decides,           // of several people, the vote of one is enough
  everybody,             // a majority that nobody may withhold, by the arithmetic alone
  part_of_the_quorum,    // a fraction of the quorum, and it is no majority of the body
  cannot_act_once_lost,  // so many are needed that those left after the loss cannot be enough
};

/// "one person decides".
std::string_view words_for(SweepMark mark);

/// One rule at one size of the body, with all of them voting.
struct SweepRow {
  std::int64_t size = 0;
  std::optional<Integer> quorum;  // how many must be there; nothing: none stated, or none is enough
  std::optional<Integer> needed;  // the smallest number for, all present and voting
  std::optional<Integer> needed_at_quorum;  // the same with a bare quorum present, all voting
  std::vector<SweepMark> marks;
};

/// One decision of the bylaws, or what those left may do after a loss of quorum.
struct SweptRule {
  std::string name;
  std::string of;    // whose number is the size: "members", "directors in office"
  std::string rule;  // "at least 3/4 of votes cast"
  std::string cite;
  Clause clause;
  std::vector<SweepRow> rows;
  std::vector<std::string> taken_as_all;  // bases that the size does not give
  std::string not_computed;               // why there are no rows
};

struct Sweep {
  std::string cooperative;
  std::int64_t from = 1;
  std::int64_t to = 60;
  std::vector<SweptRule> rules;
  Diagnostics doubts;
};

/// What is asked of a sweep.
struct SweepQuestion {
  std::string decision;         // empty: all of them
  std::string members;          // "1..60", "12"
  std::optional<Date> as_of{};  // the text in force then; nothing: the newest
};

/// The smallest number of votes for that carries each decision, for each size of the body that
/// takes it, with what is degenerate about it there. Persons concerned count as one; ties are not
/// helped by the chair. A base that the size does not give (members in good standing) is taken as
/// all, and named. Errors: U112, U113, and those of the bylaws.
///
///   all members minus 2 members, 2 members   ->   by nobody; 3 members   ->   one decides
Result<Sweep> sweep(const TextFile& bylaws, const SweepQuestion& question);

}  // namespace toadlane::app
