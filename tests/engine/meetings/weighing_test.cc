#include "engine/meetings/weighing.h"

#include <gtest/gtest.h>

namespace toadlane::meetings {
namespace {

model::Bylaws with_classes(int votes_of_second) {
  model::Bylaws bylaws;
  bylaws.colleges.emplace();
  model::MemberClass one;
  one.votes = 1;
  model::MemberClass second = one;
  second.votes = votes_of_second;
  bylaws.classes = {{"workers", one}, {"others", second}};
  return bylaws;
}

model::Decision by(const char* body) {
  model::Decision decision;
  decision.by = {body};
  return decision;
}

TEST(Weighing, IsOfCollegesWhereTheyDecide) {
  EXPECT_TRUE(weighing_of(with_classes(1), by("colleges")).colleges);
  EXPECT_FALSE(weighing_of(with_classes(1), by("members")).any());
}

TEST(Weighing, IsOfClassesWithOtherVotesThanOneEach) {
  EXPECT_TRUE(weighing_of(with_classes(2), by("members")).any());
  EXPECT_FALSE(weighing_of(with_classes(2), by("board")).any());
  EXPECT_FALSE(weighing_of(with_classes(0), by("members")).any());
  EXPECT_EQ(weighing_of(with_classes(0), by("members")).voteless.front().first, "others");
  auto capped = with_classes(1);
  capped.classes[1].second.capped.emplace();
  EXPECT_TRUE(weighing_of(capped, by("members")).any());
}

TEST(Weighing, LeavesOutAClassThatDoesNotVoteOnTheTopic) {
  auto some = with_classes(2);
  some.classes[1].second.votes_on = {"merger", "dissolution"};
  model::Decision decision = by("members");
  EXPECT_TRUE(weighing_of(some, decision).voteless.empty());  // about nothing that statutes name
  decision.about = {"bylaws"};
  EXPECT_EQ(weighing_of(some, decision).voteless.front().first, "others");
  EXPECT_EQ(weighing_of(some, decision).classes[1].second.votes, 0);
  decision.about = {"bylaws", "merger"};
  EXPECT_TRUE(weighing_of(some, decision).voteless.empty());
  EXPECT_EQ(weighing_of(some, decision).classes[1].second.votes, 2);
}

TEST(GroupVotes, AreCountedWithTheirAbstentionsAsTheRuleSays) {
  GroupVotes votes{"workers", 3, 2, 1};
  count_abstentions(votes, "not counted");
  EXPECT_EQ(votes.votes_for, 3);
  count_abstentions(votes, "counted as for");
  EXPECT_EQ(votes.votes_for, 4);
  count_abstentions(votes, "counted as against");
  EXPECT_EQ(votes.votes_against, 3);
  EXPECT_EQ(votes_of({votes}, "others").all(), 0);
}

}  // namespace
}  // namespace toadlane::meetings
