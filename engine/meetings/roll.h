#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/meetings/day_count.h"
#include "engine/meetings/headcount.h"
#include "engine/meetings/roll_facts.h"
#include "engine/model/bylaws.h"

namespace toadlane::meetings {

/// What became of one person on the roll. The first that fits, in this order.
enum class Standing : std::uint8_t {
  entitled,
  not_yet,       // joined, or is admitted, after the day
  gone,          // left before it
  ended,         // membership ended by the rule, without a vote (`ends_when`)
  not_kept,      // the yearly minimum was not met (`kept_when`)
  not_admitted,  // the tests of admission are not met (`admitted_when`)
  no_vote,       // the class has none
  inactive,      // `active_when` does not hold: suspended, not in good standing, ...
  waiting,       // admitted too short a time ago (`may_vote_after`)
};
std::string_view words_for(Standing standing);  // "entitled", "not admitted", ...

/// Which day, and which vote.
struct RollQuestion {
  Date on;                     // the record date
  std::optional<Date> voting;  // the day of the vote, for waiting times; nothing: the same
  std::string ballot;          // the kind of ballot: "written ballot"; empty: a meeting
  Holidays holidays = {};      // for waiting times in working days
};

/// Why somebody is left out: the rule, its article, and what decided.
///
///   classes.member.may_vote_after  Art. 3.2(b)  admitted 2025-10-30, may vote 10 days later
struct LeftOut {
  Clause clause;  // empty: the members table itself says so
  std::string cite;
  std::string reason;
};

/// How many of one class there are.
struct ClassCount {
  std::string name;
  std::int64_t members = 0;  // on the register on that day, entitled or not
  std::int64_t entitled = 0;
  std::int64_t votes = 0;
};

/// The members as at one day: who may vote, and for each person left out, by which clause.
///
///   Result<Roll> roll = roll_at(bylaws, facts, {.on = record_date});
///   roll->counts().of("members")   ->   58
class Roll {
 public:
  [[nodiscard]] Standing standing(std::size_t member) const { return standing_[member]; }
  [[nodiscard]] bool entitled(std::size_t member) const {
    return standing_[member] == Standing::entitled;
  }
  /// How many votes the member has; 0 when not entitled.
  [[nodiscard]] int votes(std::size_t member) const;
  /// The class on that day; empty where the bylaws declare none.
  [[nodiscard]] std::string class_of(std::size_t member) const;
  /// For a member who is not entitled.
  [[nodiscard]] LeftOut why(std::size_t member) const;

  /// "all members", "members", "votes", "members of CLASS" (those entitled), and "members in good
  /// standing" where `terms` defines it: as `counts_among` of the classes puts them.
  [[nodiscard]] const Headcount& counts() const { return counts_; }
  [[nodiscard]] const std::vector<ClassCount>& classes() const { return classes_; }
  [[nodiscard]] const RollFacts& facts() const { return *facts_; }
  [[nodiscard]] const RollQuestion& question() const { return question_; }

 private:
  friend class RollMaker;
  struct Rules;

  std::shared_ptr<const RollFacts> facts_;
  RollQuestion question_;
  std::shared_ptr<const Rules> rules_;
  std::vector<Standing> standing_;
  std::vector<std::uint16_t> class_at_;
  Headcount counts_;
  std::vector<ClassCount> classes_;
};

/// Makes the roll of a day in one pass over the members; the bylaws must outlive it. What a rule
/// asks and the tables do not say (M371), a first year that no rule decides (M373) and a personal
/// minimum that the rule does not allow (M375) come out together, 50 of each at most, and no roll.
Result<Roll> roll_at(const model::Bylaws& bylaws, std::shared_ptr<const RollFacts> facts,
                     const RollQuestion& question);

}  // namespace toadlane::meetings
