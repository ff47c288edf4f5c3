#include "engine/meetings/ballot_check.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

model::Decision by_secret_ballot() {
  model::Decision decision = passing("more than 1/2 of votes cast");
  decision.cite = "Art. 3.5";
  decision.ballot = "secret";
  return decision;
}

Held ballot_taken(const model::Decision& decision, const std::string& how) {
  Motion motion = votes(3, 2);
  motion.ballot = how;
  return held(decision, meeting_of(7, 5, motion)).held.value();
}

TEST(BallotCheck, AsksForASecretBallotWhereTheDecisionDoes) {
  const Held secret = ballot_taken(by_secret_ballot(), "secret");
  ASSERT_EQ(secret.ballots.size(), 1U);
  EXPECT_EQ(secret.ballots[0].verdict, BallotCheck::Verdict::as_asked);
  EXPECT_EQ(words_for(secret.ballots[0]), "was by secret ballot, as it had to be");
  EXPECT_TRUE(secret.voted_as_asked());
  // The twin: the same votes by show of hands. They stay as they were cast.
  const Held open = ballot_taken(by_secret_ballot(), "open");
  EXPECT_EQ(open.ballots[0].verdict, BallotCheck::Verdict::otherwise);
  EXPECT_EQ(words_for(open.ballots[0]), "was not by secret ballot, and it had to be");
  EXPECT_EQ(open.ballots[0].clause, Clause("decisions.it.ballot"));
  EXPECT_EQ(open.ballots[0].cite, "Art. 3.5");
  EXPECT_EQ(open.motions[0].outcome, Outcome::carried);
  EXPECT_FALSE(open.voted_as_asked());
}

TEST(BallotCheck, LeavesOpenWhatTheFactsDoNotSay) {
  const Held found = ballot_taken(by_secret_ballot(), "");
  EXPECT_EQ(found.ballots[0].verdict, BallotCheck::Verdict::not_said);
  EXPECT_TRUE(found.voted_as_asked());
}

TEST(BallotCheck, AsksNothingWhereTheBylawsSayNothing) {
  EXPECT_TRUE(ballot_taken(passing("more than 1/2 of votes cast"), "open").ballots.empty());
}

// The rule of the decision goes before that of the meeting.
TEST(BallotCheck, FollowsTheMeetingWhereTheDecisionIsSilent) {
  model::MeetingRules meeting;
  meeting.clause = Clause("meetings.members");
  meeting.ballot = "open";
  Ruling ruling;
  ruling.decision = passing("more than 1/2 of votes cast");
  Motion motion = votes(3, 2);
  motion.ballot = "secret";
  EXPECT_EQ(check_ballot(ruling, &meeting, motion, 0).value().clause,
            Clause("meetings.members.ballot"));
  EXPECT_TRUE(check_ballot(ruling, &meeting, motion, 0).value().bad());
  ruling.decision.ballot = "secret";
  EXPECT_FALSE(check_ballot(ruling, &meeting, motion, 0).value().bad());
  EXPECT_FALSE(check_ballot(Ruling{}, nullptr, motion, 0));
}

}  // namespace
}  // namespace toadlane::meetings
