#include "engine/meetings/quorum_of_each.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

model::Bylaws bylaws(const std::string& key, const std::string& words) {
  model::Bylaws all = bylaws_with(passing("more than 1/2 of votes cast"));
  all.meetings.front().second.quorum = {always("at least 1/4 of members")};
  all.meetings.front().second.quorum_of_each = {{key, threshold(words)}};
  for (const char* name : {"workers", "producers", "supporters"})
    all.classes.emplace_back(name, model::MemberClass{});
  model::Colleges colleges;
  colleges.exists_with = {"at least 3 members", Clause("colleges.exists_with")};
  for (const char* name : {"workers", "producers", "supporters"})
    colleges.weights.emplace_back(name, expression::Amount{expression::Fraction{Ratio(1), true}});
  all.colleges = colleges;
  return all;
}

Meeting with_groups(std::int64_t producers) {
  Meeting meeting = meeting_of(20, 10, votes(6, 4));
  meeting.groups = {{"workers", {12, 8}}, {"producers", {6, producers}}, {"supporters", {2, 0}}};
  return meeting;
}

TEST(QuorumOfEach, AsksEachCollegeThatExists) {
  const auto rules = bylaws("college", "at least 1 member");
  EXPECT_TRUE(hold(rules, with_groups(1)).held->quorum.met);
  EXPECT_EQ(hold(rules, with_groups(1)).held->quorum.groups.size(), 2U);
  const Held none = *hold(rules, with_groups(0)).held;
  EXPECT_FALSE(none.quorum.met);
  EXPECT_FALSE(none.quorum.groups.back().met);
  EXPECT_EQ(none.motions.front().outcome, Outcome::no_quorum);
}

TEST(QuorumOfEach, AsksTheClassThatItNames) {
  const auto rules = bylaws("producers", "more than 1/2 of members of the class");
  EXPECT_TRUE(hold(rules, with_groups(4)).held->quorum.met);
  EXPECT_FALSE(hold(rules, with_groups(3)).held->quorum.met);
}

TEST(QuorumOfEach, NamesTheGroupThatIsMissing) {
  Meeting meeting = with_groups(1);
  meeting.groups.pop_back();
  const HeldFound found = hold(bylaws("college", "at least 1 member"), meeting);
  ASSERT_FALSE(found.held);
  EXPECT_EQ(found.missing.front().what.kind, Missing::Kind::group);
  EXPECT_EQ(found.missing.front().what.name, "supporters");
}

}  // namespace
}  // namespace toadlane::meetings
