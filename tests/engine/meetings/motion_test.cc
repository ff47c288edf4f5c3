#include "engine/meetings/motion.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

MotionResult result(const model::Decision& decision, const Motion& motion,
                    const Headcount& counts = {}) {
  const MotionFound found = decide(ruling(decision), motion, counts);
  EXPECT_TRUE(found.result) << (found.missing.empty() ? "" : found.missing.front().name);
  return found.result.value_or(MotionResult{});
}

std::string missing(const model::Decision& decision, const Motion& motion,
                    const Headcount& counts = {}) {
  const MotionFound found = decide(ruling(decision), motion, counts);
  return found.missing.empty() ? "" : found.missing.front().name;
}

TEST(Motion, NeedsMoreThanHalfOfTheVotesCast) {
  const auto decision = passing("more than 1/2 of votes cast");
  EXPECT_EQ(result(decision, votes(26, 25)).outcome, Outcome::carried);
  EXPECT_EQ(result(decision, votes(25, 25)).outcome, Outcome::lost);
  EXPECT_EQ(result(decision, votes(25, 25)).needed, 26);
  EXPECT_EQ(result(decision, votes(510, 490)).outcome, Outcome::carried);
}

TEST(Motion, Of51PercentIsNotAMajority) {
  EXPECT_EQ(result(passing("at least 51% of votes cast"), votes(501, 499)).needed, 510);
  EXPECT_EQ(result(passing("at least 51% of votes cast"), votes(51, 50)).outcome, Outcome::lost);
}

TEST(Motion, WithNothingToCountIsNotCarried) {
  for (const char* words :
       {"more than 1/2 of votes cast", "at least 2/3 of votes cast", "unanimous of votes cast",
        "at most 1/4 of votes cast", "fewer than 1/4 of votes cast", "at most 2 members"}) {
    EXPECT_EQ(result(passing(words), votes(0, 0)).outcome, Outcome::lost) << words;
  }
}

TEST(Motion, CountsAbstentionsAsTheRuleSays) {
  auto decision = passing("more than 1/2 of votes cast");
  EXPECT_EQ(result(decision, votes(5, 4, 10)).outcome, Outcome::carried);
  decision.abstentions = "counted as against";
  EXPECT_EQ(result(decision, votes(5, 4, 10)).outcome, Outcome::lost);
  decision.abstentions = "counted as for";
  EXPECT_EQ(result(decision, votes(2, 4, 3)).outcome, Outcome::carried);
  EXPECT_EQ(result(decision, votes(2, 4, 3)).base, Ratio(9));
}

// 60 present, 30 for, 15 against, 15 abstain: two thirds of members present are 40.
TEST(Motion, OfMembersPresentCountsThoseWhoAbstain) {
  const auto counts = Headcount().set("members present", 60);
  const auto lost = result(passing("at least 2/3 of members present"), votes(30, 15, 15), counts);
  EXPECT_EQ(lost.needed, 40);
  EXPECT_EQ(lost.outcome, Outcome::lost);
  EXPECT_EQ(result(passing("at least 2/3 of votes cast"), votes(30, 15, 15), counts).outcome,
            Outcome::carried);
}

TEST(Motion, LeavesThePersonConcernedOutOfVoteAndCount) {
  auto decision = passing("at least 75% of all members");
  decision.person_concerned = "neither votes nor counts";
  const auto counts = Headcount().set("all members", 5);
  const auto one = result(decision, votes(3, 1), counts);
  EXPECT_EQ(one.base, Ratio(4));
  EXPECT_EQ(one.needed, 3);
  EXPECT_EQ(one.outcome, Outcome::carried);
  auto nobody = votes(3, 1);
  nobody.concerned = 0;
  EXPECT_EQ(result(decision, nobody, counts).needed, 4);
  decision.person_concerned = "does not vote";
  EXPECT_EQ(result(decision, votes(3, 1), counts).base, Ratio(5));
}

TEST(Motion, TiedIsLostOrDecidedByTheChair) {
  auto decision = passing("at least 1/2 of votes cast");
  EXPECT_EQ(result(decision, votes(5, 5)).outcome, Outcome::carried);
  decision.tie = "lost";
  EXPECT_EQ(result(decision, votes(5, 5)).outcome, Outcome::lost);
  EXPECT_EQ(result(decision, votes(5, 5)).needed, 6);
  decision = passing("more than 1/2 of votes cast");
  decision.tie = "chair decides";
  EXPECT_EQ(missing(decision, votes(5, 5)), "chair");
  auto motion = votes(5, 5);
  motion.chair_for = true;
  EXPECT_EQ(result(decision, motion).outcome, Outcome::carried);
  motion.chair_for = false;
  EXPECT_EQ(result(decision, motion).outcome, Outcome::lost);
  EXPECT_EQ(result(decision, votes(4, 5)).outcome, Outcome::lost);
}

TEST(Motion, NeedsNoChairWhereOneVoteMoreWouldNotCarryIt) {
  auto decision = passing("at least 2/3 of votes cast");
  decision.tie = "chair decides";
  EXPECT_EQ(result(decision, votes(5, 5)).outcome, Outcome::lost);
}

TEST(Motion, WithALimitOnOppositionCountsThoseAgainst) {
  const auto counts = Headcount().set("all members", 20);
  const auto decision = passing("at most greater of 2 members and 1/4 of all members");
  EXPECT_EQ(result(decision, votes(1, 5), counts).outcome, Outcome::carried);
  EXPECT_EQ(result(decision, votes(14, 6), counts).outcome, Outcome::lost);
  EXPECT_EQ(result(decision, votes(14, 6), counts).against_max, 5);
  EXPECT_TRUE(result(decision, votes(14, 6), counts).limits_against);
  EXPECT_EQ(result(decision, votes(1, 5), counts).reason, "5 against, at most 5 allowed");
  EXPECT_EQ(result(decision, votes(14, 6), counts).reason, "6 against, at most 5 allowed");
  EXPECT_EQ(result(passing("fewer than 1/4 of all members"), votes(9, 4), counts).against_max, 4);
}

TEST(Motion, ByConsensusIsVotedOnOnlyWhenEnoughWantIt) {
  auto decision = passing("at least 3/4 of votes cast");
  decision.method = "consensus";
  decision.put_to_vote_when = threshold("at least 3/4 of the quorum");
  const auto counts = Headcount().set("the quorum", 4);
  Motion motion = votes(4, 1);
  EXPECT_EQ(missing(decision, motion, counts), "wanted_by");
  motion.wanted_by = 2;
  EXPECT_EQ(result(decision, motion, counts).outcome, Outcome::lost);
  motion.wanted_by = 3;
  EXPECT_EQ(result(decision, motion, counts).outcome, Outcome::carried);
  Motion reached;
  EXPECT_EQ(missing(decision, reached, counts), "blocks");
  reached.blocks = 0;
  EXPECT_EQ(result(decision, reached, counts).outcome, Outcome::carried);
  reached.blocks = 1;
  EXPECT_EQ(missing(decision, reached, counts), "for");
}

TEST(Motion, ByConsentFallsBackToItsMajority) {
  model::Decision decision = passing("");
  decision.method = "consent";
  decision.otherwise_passes = threshold("at least 2/3 of directors present");
  const auto counts = Headcount().set("directors present", 7);
  Motion motion = votes(5, 2);
  motion.blocks = 2;
  EXPECT_EQ(result(decision, motion, counts).needed, 5);
  EXPECT_EQ(result(decision, motion, counts).outcome, Outcome::carried);
  decision.otherwise_passes.reset();
  EXPECT_EQ(result(decision, motion, counts).outcome, Outcome::lost);
}

TEST(Motion, IsNotAgreedByNobody) {
  auto decision = passing("");
  decision.method = "consensus";
  Motion motion;
  motion.blocks = 0;
  motion.present = 0;
  EXPECT_EQ(result(decision, motion).outcome, Outcome::lost);
  EXPECT_NE(result(decision, motion).reason.find("there is nothing to count"), std::string::npos);
  motion.present = 1;
  EXPECT_EQ(result(decision, motion).outcome, Outcome::carried);
  decision.person_concerned = "neither votes nor counts";  // the one who is there
  EXPECT_EQ(result(decision, motion).outcome, Outcome::lost);
  motion.concerned_present = 0;
  EXPECT_EQ(result(decision, motion).outcome, Outcome::carried);
}

TEST(Motion, ByConsensusKeepsTheVotesThatWereGiven) {
  auto decision = passing("");
  decision.method = "consensus";
  EXPECT_EQ(missing(decision, votes(12, 10)), "blocks");
  Motion motion = votes(12, 10);
  motion.blocks = 0;
  EXPECT_EQ(result(decision, motion).votes_for, 12);
  EXPECT_EQ(result(decision, motion).votes_against, 10);
  decision = passing("at least 2/3 of votes cast");
  decision.method = "consensus";
  EXPECT_EQ(result(decision, votes(8, 1)).outcome, Outcome::carried);
  const auto of_a_meeting =
      decide(ruling(decision), votes(8, 1), Headcount(), Told::meeting).missing;
  ASSERT_EQ(of_a_meeting.size(), 1U);
  EXPECT_EQ(of_a_meeting.front().name, "blocks");
}

TEST(Motion, WithoutAMajorityIsNeitherCarriedNorLost) {
  for (const char* words : {"none", ""}) {
    const MotionFound found = decide(ruling(passing(words)), votes(5, 0), Headcount());
    EXPECT_FALSE(found.result);
    ASSERT_EQ(found.missing.size(), 1U);
    EXPECT_EQ(found.missing.front().kind, Missing::Kind::majority);
  }
}

TEST(Motion, NamesWhatIsMissing) {
  EXPECT_EQ(missing(passing("at least 2/3 of all members"), votes(5, 0)), "all members");
  EXPECT_EQ(missing(passing("at least 2/3 of votes cast"), Motion{}), "for");
  EXPECT_EQ(missing(passing("unanimous"), votes(5, 0)), "of whom `unanimous` is");
}

TEST(Motion, LikeAnotherCopiesWhatIsNotSaid) {
  model::Bylaws bylaws;
  model::Decision ordinary = passing("at least 3/4 of votes cast");
  ordinary.clause = Clause("decisions.ordinary");
  ordinary.tie = "lost";
  ordinary.by = {"members"};
  bylaws.decisions.emplace_back("ordinary", ordinary);
  model::Decision admit = passing("");
  admit.like = "ordinary";
  admit.cite = "Art. 1.3";
  admit.by = {"board"};
  const Ruling copied = ruling_of(bylaws, admit);
  EXPECT_EQ(copied.decision.passes, ordinary.passes);
  EXPECT_EQ(copied.decision.tie, "lost");
  EXPECT_EQ(copied.decision.by, std::vector<std::string>{"board"});
  EXPECT_EQ(copied.cite, "Art. 1.3, Art. 5");
  EXPECT_EQ(copied.majority, Clause("decisions.ordinary.passes"));
}

}  // namespace
}  // namespace toadlane::meetings
