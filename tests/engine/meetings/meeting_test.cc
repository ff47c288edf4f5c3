#include "engine/meetings/meeting.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

// Seven members, a quorum of four, actions after its loss need three quarters of it.
model::Bylaws meeting_bylaws() {
  model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  model::QuorumLost lost;
  lost.clause = Clause("meetings.members.quorum_lost");
  lost.actions_need = threshold("at least 3/4 of the quorum");
  bylaws.meetings.front().second.quorum_lost = lost;
  bylaws.decisions.emplace_back("it", passing("more than 1/2 of votes cast"));
  return bylaws;
}

Meeting meeting(std::vector<Integer> present) {
  Meeting meeting;
  meeting.body = "members";
  meeting.counts.set("members", 7);
  meeting.present = std::move(present);
  return meeting;
}

Motion at(std::int64_t present, Motion motion) {
  motion.present = present;
  return motion;
}

TEST(Meeting, WithAQuorumDecidesItsMotions) {
  Meeting one = meeting({5});
  one.motions = {at(5, votes(3, 2)), at(5, votes(2, 3))};
  const Held held = *hold(meeting_bylaws(), one).held;
  EXPECT_TRUE(held.quorum.met);
  EXPECT_FALSE(held.loss);
  EXPECT_EQ(held.motions.at(0).outcome, Outcome::carried);
  EXPECT_EQ(held.motions.at(1).outcome, Outcome::lost);
  EXPECT_FALSE(held.all_carried());
}

TEST(Meeting, WithoutAQuorumDecidesNothing) {
  Meeting one = meeting({3});
  one.motions = {at(3, votes(3, 0))};
  const Held held = *hold(meeting_bylaws(), one).held;
  EXPECT_EQ(held.motions.at(0).outcome, Outcome::no_quorum);
  EXPECT_EQ(held.motions.at(0).reason, "3 present, 4 needed for a quorum");
  EXPECT_FALSE(held.all_carried());
}

TEST(Meeting, ThatLostItsQuorumNeedsTheVotesThatItsBylawsSay) {
  Meeting one = meeting({4, 3});
  one.motions = {at(3, votes(2, 1)), at(3, votes(3, 0))};
  const Held held = *hold(meeting_bylaws(), one).held;
  ASSERT_TRUE(held.loss);
  EXPECT_EQ(held.loss->votes_needed, 3);
  EXPECT_EQ(held.motions.at(0).outcome, Outcome::lost);
  EXPECT_EQ(held.motions.at(0).needed, 3);
  EXPECT_EQ(held.motions.at(1).outcome, Outcome::carried);
}

TEST(Meeting, TooFewToActAfterTheLossDecidesNothing) {
  Meeting one = meeting({4, 2});
  one.motions = {at(2, votes(2, 0))};
  EXPECT_EQ(hold(meeting_bylaws(), one).held->motions.at(0).outcome, Outcome::no_quorum);
}

TEST(Meeting, WhoseQuorumCameLateDecidesFromThenOn) {
  Meeting one = meeting({3, 4});
  one.motions = {at(4, votes(3, 1))};
  const Held held = *hold(meeting_bylaws(), one).held;
  EXPECT_EQ(held.motions.at(0).outcome, Outcome::carried);
  EXPECT_FALSE(held.quorum.met);
  EXPECT_EQ(held.met_later, 4);
  EXPECT_TRUE(held.all_carried());
  one.motions.push_back(at(3, votes(3, 0)));
  EXPECT_FALSE(hold(meeting_bylaws(), one).held->all_carried());
}

TEST(Meeting, OfNobodyCanHaveNoQuorum) {
  Meeting one = meeting({0});
  one.counts.set("members", 0);
  one.motions = {at(0, votes(0, 0))};
  const Held held = *hold(meeting_bylaws(), one).held;
  EXPECT_EQ(held.motions.at(0).reason, "there are no members, so there can be no quorum");
}

TEST(Meeting, NamesAGapInTheQuorumBesideWhatElseIsMissing) {
  model::Bylaws rules = meeting_bylaws();
  rules.meetings.front().second.quorum = {
      {threshold("fewer than 5 members"), false, threshold("3 members")}};
  Meeting one = meeting({5});
  one.motions = {at(5, Motion{.decision = "it", .votes_for = 3})};
  const HeldFound found = hold(rules, one);
  EXPECT_FALSE(found.held);
  ASSERT_EQ(found.missing.size(), 2U);
  EXPECT_EQ(found.missing[0].what.kind, Missing::Kind::fitting);
  EXPECT_EQ(found.missing[0].clause, Clause("meetings.members.quorum"));
  EXPECT_EQ(found.missing[1].what.name, "against");
}

TEST(Meeting, NamesAllThatIsMissingAtOnce) {
  model::Bylaws rules = meeting_bylaws();
  rules.decisions.emplace_back("all", passing("at least 2/3 of all members"));
  Meeting one = meeting({5});
  one.motions = {at(5, votes(3, 2)), at(5, Motion{.decision = "it"})};
  one.motions[0].decision = "all";
  const HeldFound found = hold(rules, one);
  EXPECT_FALSE(found.held);
  ASSERT_EQ(found.missing.size(), 3U);
  EXPECT_EQ(found.missing[0].what.name, "all members");
  EXPECT_EQ(found.missing[0].motion, 0U);
  EXPECT_EQ(found.missing[1].what.name, "for");
  EXPECT_EQ(found.missing[1].motion, 1U);
}

TEST(Meeting, OfABoardOfEveryMemberCountsTheMembersAsDirectors) {
  model::Bylaws rules;
  model::Board board;
  board.every_member = true;
  board.quorum = {always("more than 1/2 of directors in office")};
  rules.boards.emplace_back("board", board);
  Meeting one = meeting({4});
  one.body = "board";
  EXPECT_EQ(hold(rules, one).held->quorum.required, 4);
}

}  // namespace
}  // namespace toadlane::meetings
