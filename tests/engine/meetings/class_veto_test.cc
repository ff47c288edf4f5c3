#include "engine/meetings/class_veto.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

VoteOf class_vote(std::int64_t votes_for, std::int64_t votes_against) {
  VoteOf one;
  one.votes_for = votes_for;
  one.votes_against = votes_against;
  return one;
}

TEST(ClassVeto, AsksEachClassAffected) {
  model::Decision decision = passing("at least 3/4 of votes cast");
  model::AlsoEach each;
  each.clause = Clause("decisions.it.and_each");
  each.of = "classes affected";
  each.passes = threshold("at least 2/3 of votes cast");
  decision.and_each = each;
  Motion motion = votes(16, 2);
  EXPECT_EQ(outcome(decision, meeting_of(20, 18, motion)).reason, "missing: affected");
  motion.affected = {"workers", "producers"};
  motion.of_classes = {{"workers", class_vote(14, 0)}, {"producers", class_vote(2, 1)}};
  EXPECT_EQ(outcome(decision, meeting_of(20, 18, motion)).outcome, Outcome::carried);
  motion.of_classes.back().second = class_vote(1, 1);
  const MotionResult stopped = outcome(decision, meeting_of(20, 18, motion));
  EXPECT_EQ(stopped.outcome, Outcome::lost);
  EXPECT_EQ(stopped.reason, "the producers did not agree: 1 for, 2 needed");
  EXPECT_EQ(stopped.parts.size(), 2U);
  motion.affected->pop_back();
  EXPECT_EQ(outcome(decision, meeting_of(20, 18, motion)).outcome, Outcome::carried);
  motion.affected = {"consumers"};
  EXPECT_EQ(outcome(decision, meeting_of(20, 18, motion)).reason, "missing: classes.consumers");
}

// Votes told by class tell the first round; what the classes make of a later one is asked anew.
TEST(ClassVeto, AsksTheClassesAboutTheRoundThatDecided) {
  model::Decision decision = passing("");
  decision.rounds.resize(2);
  decision.rounds[0].passes = threshold("more than 1/2 of all members");
  decision.rounds[1].passes = threshold("more than 1/2 of members present");
  model::AlsoEach each;
  each.of = "classes affected";
  each.passes = threshold("at least 2/3 of votes cast");
  decision.and_each = each;
  Motion motion = votes(22, 3);
  motion.affected = {"workers"};
  motion.by_group = {{"workers", 12, 0, 0}, {"producers", 10, 3, 0}};
  EXPECT_EQ(outcome(decision, meeting_of(40, 25, motion)).outcome, Outcome::carried);
  motion.votes_for = 18;
  motion.votes_against = 7;
  motion.by_group.back() = {"producers", 6, 7, 0};
  motion.rounds = {class_vote(13, 12)};
  EXPECT_EQ(outcome(decision, meeting_of(40, 25, motion)).reason, "missing: classes.workers");
  motion.of_classes = {{"workers", class_vote(6, 6)}};
  EXPECT_EQ(outcome(decision, meeting_of(40, 25, motion)).outcome, Outcome::lost);
}

TEST(ClassVeto, OfAClassInWhichNobodyVotesIsLostUnlessTheFileSaysOtherwise) {
  model::Decision decision = passing("at least 3/4 of votes cast");
  model::AlsoEach each;
  each.of = "classes affected";
  each.passes = threshold("at least 2/3 of votes cast");
  decision.and_each = each;
  Motion motion = votes(16, 2);
  motion.affected = {"workers"};
  motion.of_classes = {{"workers", class_vote(0, 0)}};
  EXPECT_EQ(outcome(decision, meeting_of(20, 18, motion)).outcome, Outcome::lost);
  decision.and_each->empty_group = "not applicable";
  EXPECT_EQ(outcome(decision, meeting_of(20, 18, motion)).outcome, Outcome::carried);
}

TEST(ClassVeto, CountsAClassByItsOwnMembersOnly) {
  model::Decision decision = passing("more than 1/2 of votes cast");
  model::AlsoEach each;
  each.of = "classes affected";
  each.passes = threshold("more than 1/2 of members of the class");
  decision.and_each = each;
  Motion motion = votes(16, 2);
  motion.affected = {"workers"};
  motion.of_classes = {{"workers", class_vote(4, 0)}};
  Meeting meeting = meeting_of(20, 18, motion);
  meeting.counts.set("members of the class", 3);
  EXPECT_EQ(outcome(decision, meeting).reason, "missing: classes.workers.members");
  meeting.motions.front().of_classes.front().second.members = 8;
  EXPECT_EQ(outcome(decision, meeting).outcome, Outcome::lost);
  meeting.motions.front().of_classes.front().second.members = 7;
  EXPECT_EQ(outcome(decision, meeting).outcome, Outcome::carried);
}

}  // namespace
}  // namespace toadlane::meetings
