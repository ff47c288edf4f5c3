#include "engine/meetings/quorum.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

Body members_of(const model::Bylaws& bylaws) {
  return *find_body(bylaws, "members");
}

Headcount members(std::int64_t number) {
  return Headcount().set("members", number);
}

TEST(Quorum, OfMoreThanHalfOfSevenIsFour) {
  const model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  const auto found = quorum_of(members_of(bylaws), Call::first, members(7), 4);
  ASSERT_TRUE(found.quorum);
  EXPECT_EQ(found.quorum->required, Integer(4));
  EXPECT_TRUE(found.quorum->met);
  EXPECT_EQ(found.quorum->cite, "Art. 3");
  EXPECT_EQ(found.quorum->clause, Clause("meetings.members.quorum"));
  EXPECT_FALSE(quorum_of(members_of(bylaws), Call::first, members(7), 3).quorum->met);
}

TEST(Quorum, OfTheGreaterOfTwoIsTheGreater) {
  const model::Bylaws bylaws = bylaws_with_quorum("greater of 10 members and 40% of members");
  EXPECT_EQ(quorum_of(members_of(bylaws), Call::first, members(58), 0).quorum->required, 24);
  EXPECT_EQ(quorum_of(members_of(bylaws), Call::first, members(12), 0).quorum->required, 10);
}

TEST(Quorum, OfNobodyIsNeverMet) {
  const model::Bylaws bylaws = bylaws_with_quorum("at least 10% of members");
  const auto found = quorum_of(members_of(bylaws), Call::first, members(0), 0);
  EXPECT_FALSE(found.quorum->met);
  EXPECT_FALSE(found.quorum->required);
  EXPECT_EQ(found.quorum->never, "there are no members");
}

TEST(Quorum, ThatIsNoneIsMetByNobody) {
  const model::Bylaws bylaws = bylaws_with_quorum("none");
  const auto found = quorum_of(members_of(bylaws), Call::first, members(7), 0);
  EXPECT_TRUE(found.quorum->met);
  EXPECT_TRUE(found.quorum->stated);
}

TEST(Quorum, ThatNothingStatesIsSaidToBeADefault) {
  const model::Bylaws bylaws = bylaws_with_quorum("");
  const auto found = quorum_of(members_of(bylaws), Call::first, members(7), 0);
  EXPECT_FALSE(found.quorum->stated);
  EXPECT_NE(found.quorum->why.front().what.find("default, not stated"), std::string::npos);
}

TEST(Quorum, NamesTheBaseThatIsMissing) {
  const model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members in good standing");
  const auto found = quorum_of(members_of(bylaws), Call::first, members(58), 30);
  EXPECT_FALSE(found.quorum);
  EXPECT_EQ(found.missing, std::vector<std::string>{"members in good standing"});
}

TEST(Quorum, UnderConditionsIsTheFirstThatFits) {
  model::Bylaws bylaws = bylaws_with_quorum("");
  auto& rules = bylaws.meetings.front().second.quorum;
  rules.push_back({threshold("fewer than 20 members"), false, threshold("10 members")});
  rules.push_back({std::nullopt, true, threshold("at least 40% of members")});
  EXPECT_EQ(quorum_of(members_of(bylaws), Call::first, members(19), 0).quorum->required, 10);
  EXPECT_EQ(quorum_of(members_of(bylaws), Call::first, members(20), 0).quorum->required, 8);
  EXPECT_EQ(quorum_of(members_of(bylaws), Call::first, Headcount(), 0).missing,
            std::vector<std::string>{"members"});
}

TEST(Quorum, WhoseConditionsAllFailIsAGapAndNeverNone) {
  model::Bylaws bylaws = bylaws_with_quorum("");
  auto& rules = bylaws.meetings.front().second.quorum;
  rules.push_back({threshold("fewer than 20 members"), false, threshold("10 members")});
  EXPECT_TRUE(quorum_of(members_of(bylaws), Call::first, members(19), 0).quorum);
  rules.push_back({threshold("more than 20 members"), false, threshold("12 members")});
  const auto gap = quorum_of(members_of(bylaws), Call::first, members(20), 1);
  EXPECT_FALSE(gap.quorum);
  EXPECT_TRUE(gap.none_fits);
  EXPECT_EQ(gap.clause, Clause("meetings.members.quorum"));
  EXPECT_EQ(gap.cite, "Art. 3");
  bylaws.meetings.front().second.second_call.emplace().quorum = rules;
  EXPECT_TRUE(quorum_of(members_of(bylaws), Call::second, members(20), 1).none_fits);
}

TEST(Quorum, OfTheSecondCallIsItsOwn) {
  model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  model::SecondCall second;
  second.clause = Clause("meetings.members.second_call");
  second.quorum.push_back(always("greater of 10 members and 25% of members"));
  bylaws.meetings.front().second.second_call = second;
  const auto found = quorum_of(members_of(bylaws), Call::second, members(58), 15);
  EXPECT_EQ(found.quorum->required, 15);
  EXPECT_EQ(found.quorum->clause, Clause("meetings.members.second_call.quorum"));
  EXPECT_EQ(quorum_of(members_of(bylaws), Call::first, members(58), 15).quorum->required, 30);
}

TEST(Quorum, OfABoardIsOfItsDirectors) {
  model::Bylaws bylaws;
  model::Board board;
  board.clause = Clause("boards.board");
  board.quorum = {always("more than 1/2 of directors in office")};
  bylaws.boards.emplace_back("board", board);
  const Body body = *find_body(bylaws, "board");
  EXPECT_EQ(body.present_base(), "directors present");
  const auto counts = Headcount().set("directors in office", 7);
  EXPECT_EQ(quorum_of(body, Call::first, counts, 4).quorum->required, 4);
}

model::Bylaws losing(const std::string& rule, const std::string& actions_need) {
  model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of members");
  model::QuorumLost lost;
  lost.clause = Clause("meetings.members.quorum_lost");
  lost.rule = rule;
  if (!actions_need.empty()) lost.actions_need = threshold(actions_need);
  bylaws.meetings.front().second.quorum_lost = lost;
  return bylaws;
}

QuorumLoss loss(const model::Bylaws& bylaws, std::int64_t number, std::int64_t left) {
  const Body body = members_of(bylaws);
  const Quorum quorum = *quorum_of(body, Call::first, members(number), number).quorum;
  return *after_loss(body, quorum, left, members(number)).loss;
}

TEST(LostQuorum, NeedsThreeQuartersOfTheQuorumInWholePeople) {
  const model::Bylaws bylaws = losing("", "at least 3/4 of the quorum");
  EXPECT_EQ(loss(bylaws, 7, 3).votes_needed, 3);  // of 4: 3
  EXPECT_TRUE(loss(bylaws, 7, 3).can_act);
  EXPECT_EQ(loss(bylaws, 5, 2).votes_needed, 3);  // of 3: 2 1/4
  EXPECT_FALSE(loss(bylaws, 5, 2).can_act);
}

TEST(LostQuorum, EndsOrContinuesTheMeetingAsTheBylawsSay) {
  EXPECT_FALSE(loss(losing("adjourn", ""), 7, 3).can_act);
  EXPECT_TRUE(loss(losing("continue", ""), 7, 3).can_act);
  EXPECT_FALSE(loss(bylaws_with_quorum("more than 1/2 of members"), 7, 3).can_act);
}

}  // namespace
}  // namespace toadlane::meetings
