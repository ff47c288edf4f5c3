#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/meetings/meeting.h"
#include "rules/document/reader.h"
#include "rules/meeting/group_votes.h"
#include "rules/meeting/meeting_text.h"

namespace toadlane::rules {

/// The bases of engine/expression/bases.def that a meeting file counts; the others follow from the
/// attendance and from the votes.
inline constexpr std::array<std::string_view, 7> counted_bases{
    "all members",          "members", "members in good standing",
    "members of the class", "votes",   "directors in office",
    "directors authorised"};
bool is_countable(std::string_view base);

/// What the rules still ask of a meeting file, said with what to write and where; each count, group
/// and rule is asked for once, and nothing that is written, legibly or not. Errors: M306, M311,
/// M313, M318, M319.
///
///   the rule at `meetings.members.quorum` counts members   ->   M306: add `members: NUMBER`
class MissingFacts {
 public:
  MissingFacts(const MeetingText& text, const model::Bylaws& bylaws, const SourceMap& places,
               Report report)
      : text_(text), bylaws_(bylaws), places_(places), report_(std::move(report)) {}

  /// A base that is not to be asked for: another word stands for it.
  void leave_out(const std::string& base) { asked_.push_back(base); }

  /// `motion` is the place of the motion that asks, where one does.
  void ask(const meetings::MissingIn& one, const meetings::Headcount& counts,
           const Clause& motion = Clause());

 private:
  // Whether a key is written, legibly or not: what could not be read was refused, and is not asked
  // for as well.
  [[nodiscard]] bool written(const Clause& clause) const;
  // Whether this was asked for before; it is, from now on.
  bool asked(const std::string& name);
  void missing_base(const meetings::MissingIn& one, const Clause& motion);
  // The members of one class.
  bool class_not_counted(const meetings::MissingIn& one);
  void missing_fact(const meetings::MissingIn& one, const Clause& motion);
  void votes_not_by_class(const meetings::MissingIn& one, const Clause& motion);
  void missing_group(const meetings::MissingIn& one);
  void no_rule_fits(const meetings::MissingIn& one, const std::optional<Integer>& members);

  const MeetingText& text_;
  const model::Bylaws& bylaws_;
  const SourceMap& places_;
  Report report_;
  std::vector<std::string> asked_;
};

}  // namespace toadlane::rules
