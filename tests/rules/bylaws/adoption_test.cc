#include "rules/bylaws/adoption.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Bylaws that are changed by two thirds of all members, and an amendment adopted with these facts.
std::vector<std::string> adopted(const std::string& facts, const std::string& before = "") {
  return told(
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "in_force: {from: 2020-01-01}\n"
      "meetings: {members: {cite: Art. 3, quorum: more than 1/2 of members}}\n"
      "decisions: {change: {cite: Art. 14, by: members, passes: at least 2/3 of all members}}\n"
      "amendments:\n" +
      before + "  - {id: A9, from: 2024-06-01, adopted_by: {decision: change, on: 2024-05-20, " +
      facts + "}, set: {meetings.members.quorum: 3 members}}\n");
}

TEST(Adoption, NeedsTheVotesThatTheRuleAsks) {
  EXPECT_THAT(adopted("for: 39, against: 6, members: 58"), IsEmpty());
  EXPECT_THAT(adopted("for: 38, against: 6, members: 58"),
              ElementsAre("B130 amendments[0].adopted_by"));
}

TEST(Adoption, CannotHaveMoreVotesThanMembers) {
  EXPECT_THAT(adopted("for: 50, against: 9, members: 58"),
              ElementsAre("B130 amendments[0].adopted_by"));
}

TEST(Adoption, IsNotCheckedWithoutTheNumbersThatTheRuleAsks) {
  EXPECT_THAT(adopted("for: 39, against: 6"), ElementsAre("B130 amendments[0].adopted_by"));
}

TEST(Adoption, IsByABodyThatMayDecide) {
  EXPECT_THAT(adopted("by: board, for: 39, against: 6, members: 58"),
              ElementsAre("B130 amendments[0].adopted_by"));
  EXPECT_THAT(adopted("by: members, for: 39, against: 6, members: 58"), IsEmpty());
}

// Workers weigh 60%, consumers 40%: 6/10 of workers and all consumers are 76%.
TEST(Adoption, ByCollegesGoesByTheirWeights) {
  const auto by_colleges = [](const std::string& facts) {
    return told(
        "format: coop-bylaws 1\n"
        "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
        "in_force: {from: 2020-01-01}\n"
        "classes: {workers: {votes: 1}, consumers: {votes: 1}}\n"
        "colleges: {weights: {workers: 60%, consumers: 40%}, result: in proportion}\n"
        "decisions: {change: {by: colleges, passes: at least 3/4 of weighted votes cast}}\n"
        "amendments: [{id: A9, from: 2024-06-01, adopted_by: {decision: change, on: 2024-05-20, "
        "members: {workers: 10, consumers: 5}, " +
        facts + "}, set: {decisions.change.passes: unanimous of weighted votes cast}}]\n");
  };
  EXPECT_THAT(by_colleges("for: {workers: 6, consumers: 5}, against: {workers: 4}"), IsEmpty());
  EXPECT_THAT(by_colleges("for: {workers: 5, consumers: 5}, against: {workers: 5}"),
              ElementsAre("B130 amendments[0].adopted_by"));
}

// Since A1 half of all members are enough.
TEST(Adoption, GoesByTheTextThenInForce) {
  EXPECT_THAT(
      adopted("for: 30, against: 6, members: 58",
              "  - {id: A1, from: 2023-01-01, set: {decisions.change.passes: at least 1/2 of all "
              "members}}\n"),
      IsEmpty());
  EXPECT_THAT(
      adopted("for: 30, against: 6, members: 58",
              "  - {id: A1, from: 2025-01-01, set: {decisions.change.passes: at least 1/2 of all "
              "members}}\n"),
      ElementsAre("B130 amendments[1].adopted_by"));
}

}  // namespace
}  // namespace toadlane::rules
