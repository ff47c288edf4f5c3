#include "engine/meetings/ballot_check.h"

#include "engine/base/invariant.h"

namespace toadlane::meetings {

std::string by_ballot_words(std::string_view ballot) {
  return "by " + std::string(ballot) + " ballot";
}

std::string words_for(const BallotCheck& check) {
  const std::string asked = by_ballot_words(check.rule);
  switch (check.verdict) {
    case BallotCheck::Verdict::as_asked:
      return "was " + asked + ", as it had to be";
    case BallotCheck::Verdict::otherwise:
      return "was not " + asked + ", and it had to be";
    case BallotCheck::Verdict::not_said:
      return "is not said to have been " + asked + ", and it had to be";
  }
  broken_invariant("a verdict on a ballot");
}

std::optional<BallotRule> ballot_rule_of(const Ruling& ruling, const model::MeetingRules* meeting) {
  const model::Decision& decision = ruling.decision;
  if (!decision.ballot.empty())
    return BallotRule{decision.ballot, decision.clause.key("ballot"), decision.cite};
  if (meeting == nullptr || meeting->ballot.empty()) return std::nullopt;
  return BallotRule{meeting->ballot, meeting->clause.key("ballot"), meeting->cite};
}

std::optional<BallotCheck> check_ballot(const Ruling& ruling, const model::MeetingRules* meeting,
                                        const Motion& motion, std::size_t number) {
  const std::optional<BallotRule> rule = ballot_rule_of(ruling, meeting);
  if (!rule) return std::nullopt;
  using Verdict = BallotCheck::Verdict;
  const Verdict verdict = motion.ballot.empty()           ? Verdict::not_said
                          : motion.ballot == rule->ballot ? Verdict::as_asked
                                                          : Verdict::otherwise;
  return BallotCheck{verdict, number, motion.title, rule->ballot, rule->clause, rule->cite};
}

}  // namespace toadlane::meetings
