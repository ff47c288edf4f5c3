#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/meetings/motion.h"
#include "engine/model/meeting_rules.h"

namespace toadlane::meetings {

/// Whether a motion was voted on as the bylaws ask, by a secret or by an open ballot.
///
///   expel_member: {ballot: secret}, the motion says `ballot: open`   ->   otherwise
struct BallotCheck {
  enum class Verdict {
    as_asked,
    otherwise,
    not_said,  // the facts do not say how it was taken
  };
  Verdict verdict = Verdict::as_asked;
  std::size_t motion = 0;  // counted from 0
  std::string title;       // of the motion
  std::string rule;        // "secret", "open"
  Clause clause;
  std::string cite;

  /// The vote was taken in another way. What is not said is neither good nor bad.
  [[nodiscard]] bool bad() const { return verdict == Verdict::otherwise; }
};

/// "by secret ballot", "by open ballot".
std::string by_ballot_words(std::string_view ballot);

/// "was by secret ballot, as the bylaws ask", for "the vote on TITLE".
std::string words_for(const BallotCheck& check);

/// The rule of the decision, or else that of the meeting; nothing where neither says how.
struct BallotRule {
  std::string ballot;
  Clause clause;
  std::string cite;
};
std::optional<BallotRule> ballot_rule_of(const Ruling& ruling, const model::MeetingRules* meeting);

/// The vote on one motion against the rule; nothing where there is none.
std::optional<BallotCheck> check_ballot(const Ruling& ruling, const model::MeetingRules* meeting,
                                        const Motion& motion, std::size_t number);

}  // namespace toadlane::meetings
