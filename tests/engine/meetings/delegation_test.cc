#include "engine/meetings/delegation.h"

#include <gtest/gtest.h>

namespace toadlane::meetings {
namespace {

const Date meeting_day = Date::parse("2025-03-20").value();

model::Delegation rule(bool passed_on, const char* recalled_until = "") {
  model::Delegation one;
  one.allowed = true;
  one.passed_on = passed_on;
  one.recalled_until.text = recalled_until;
  return one;
}

Delegated delegated(const char* from, const char* to, const char* since = "2024-01-01",
                    const char* recalled = "") {
  return {from, to, Date::parse(since).value(), Date::parse(recalled)};
}

// "Ana>Cy Bo>Cy", then the messages of the faults.
std::string followed(const model::Delegation& rule, const std::vector<Delegated>& all,
                     const std::vector<std::string>& voting, const People& people = {}) {
  const auto found = follow_delegations(rule, all, meeting_day, voting, people);
  std::string text;
  for (const auto& [whose, holder] : found.cast_by) text += whose + ">" + holder + " ";
  for (const FaultAt& one : found.faults) text += one.what.message + " ";
  return text;
}

TEST(Delegation, GoesOnOnlyWhereTheRuleSaysSo) {
  const std::vector<Delegated> chain{delegated("Ana", "Bo"), delegated("Bo", "Cy")};
  EXPECT_EQ(followed(rule(true), chain, {"Cy"}), "Ana>Cy Bo>Cy ");
  EXPECT_EQ(followed(rule(false), chain, {"Cy"}), "Bo>Cy ");
}

TEST(Delegation, IsOverriddenByWhoVotesThemselves) {
  const std::vector<Delegated> chain{delegated("Ana", "Bo"), delegated("Bo", "Cy")};
  EXPECT_EQ(followed(rule(true), chain, {"Bo", "Cy"}), "Ana>Bo ");
  EXPECT_EQ(followed(rule(true), chain, {"Ana", "Cy"}), "Bo>Cy ");
  EXPECT_EQ(followed(rule(true), chain, {"Di"}), "");
}

TEST(Delegation, InACircleIsRefusedByName) {
  const std::vector<Delegated> circle{delegated("Ana", "Bo"), delegated("Bo", "Cy"),
                                      delegated("Cy", "Ana")};
  EXPECT_EQ(followed(rule(true), circle, {"Di"}),
            "votes go round in a circle: `Ana` to `Bo` to `Cy` to `Ana` ");
  EXPECT_EQ(followed(rule(true), circle, {"Cy"}), "Ana>Cy Bo>Cy ");
}

TEST(Delegation, IsRecalledByADayOfTheRule) {
  EXPECT_EQ(followed(rule(true), {delegated("Ana", "Bo", "2024-01-01", "2025-03-20")}, {"Bo"}), "");
  EXPECT_EQ(followed(rule(true), {delegated("Ana", "Bo", "2024-01-01", "2025-03-21")}, {"Bo"}),
            "Ana>Bo ");
  const auto two_days = rule(true, "2 days before meeting");
  EXPECT_EQ(last_recall(two_days, meeting_day).text(), "2025-03-18");
  EXPECT_EQ(followed(two_days, {delegated("Ana", "Bo", "2024-01-01", "2025-03-18")}, {"Bo"}), "");
  EXPECT_EQ(followed(two_days, {delegated("Ana", "Bo", "2024-01-01", "2025-03-19")}, {"Bo"}),
            "Ana>Bo ");
}

TEST(Delegation, ThatIsNewerReplacesTheOlder) {
  const std::vector<Delegated> two{delegated("Ana", "Bo"), delegated("Ana", "Cy", "2024-02-01"),
                                   delegated("Di", "Bo", "2025-03-21")};
  EXPECT_EQ(followed(rule(true), two, {"Bo", "Cy"}), "Ana>Cy ");
}

TEST(Delegation, IsBetweenPeopleEntitledAndOnlyWhereAllowed) {
  EXPECT_EQ(followed(rule(true), {delegated("Ana", "X")}, {"X"}, {.entitled = {"Ana"}}),
            "`X` is not entitled to vote ");
  EXPECT_EQ(followed(model::Delegation(), {delegated("Ana", "Bo")}, {"Bo"}),
            "the bylaws allow no delegation of votes ");
}

}  // namespace
}  // namespace toadlane::meetings
