#include "engine/patronage/shares_rounding.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/patronage/year_end.h"
#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

model::Bylaws rounding_bylaws(const std::string& rounding, const std::string& more = "") {
  return books::bylaws(
      "  income: {surplus: all}\n  measures: {hours: {unit: hours}, milk: {unit: points}}\n"
      "  steps:\n    - {move: rest, to: members, in_proportion_to: hours}\n" +
      more + "  rounding: " + rounding + "\n");
}

const Members& four() {
  static const Members members =
      books::people({"M1", "M2", "M3", "M4"}, {{"hours", {1, 1, 1, 4}}, {"milk", {0, 0, 0, 0}}});
  return members;
}

struct Told {
  std::string movements;
  std::string dividends;
};
Told closed(const std::string& rounding, const std::string& income, const Members& members) {
  const model::Bylaws rules = rounding_bylaws(rounding);
  const auto result = close_year(rules, books::year(rules, 2025, {{"surplus", income}}), members);
  return {books::movements(result), books::dividends(result, members)};
}

// 100.00 by 1 : 1 : 1 : 4 in the five ways; the fourth column of each is 400/7 = 57.142857...
TEST(SharesRounding, LargestRemainderLeavesNothing) {
  const Told told = closed("{shares: largest remainder}", "100.00", four());
  EXPECT_EQ(told.movements, "members 100.00");
  EXPECT_EQ(told.dividends, "M1 14.29, M2 14.29, M3 14.28, M4 57.14");
}

TEST(SharesRounding, HalfUpTakesTheResidueOutOfItsAccount) {
  const Told told = closed("{shares: half up, residue: to reserve}", "100.00", four());
  EXPECT_EQ(told.movements, "members 100.01; reserve -0.01");
  EXPECT_EQ(told.dividends, "M1 14.29, M2 14.29, M3 14.29, M4 57.14");
}

TEST(SharesRounding, TowardZeroLeavesTheResidueToItsAccount) {
  const Told told = closed("{shares: toward zero, residue: to fund}", "100.00", four());
  EXPECT_EQ(told.movements, "members 99.98; fund 0.02");
  EXPECT_EQ(told.dividends, "M1 14.28, M2 14.28, M3 14.28, M4 57.14");
}

TEST(SharesRounding, TheLargestShareMakesUpForTheResidue) {
  const Told told = closed("{shares: \"half up, residue to the largest share\"}", "100.00", four());
  EXPECT_EQ(told.movements, "members 100.00");
  EXPECT_EQ(told.dividends, "M1 14.29, M2 14.29, M3 14.29, M4 57.13");
}

TEST(SharesRounding, WholeUnitsLeaveTheCentsToTheirAccount) {
  const Told told = closed("{shares: whole units, residue: to fund}", "100.50", four());
  EXPECT_EQ(told.movements, "members 100.00; fund 0.50");
  EXPECT_EQ(told.dividends, "M1 15.00, M2 14.00, M3 14.00, M4 57.00");
}

// 0.02 among four equal members is half a cent each: rounded up they take 0.04.
TEST(SharesRounding, RefusesToTakeMoreFromTheLargestShareThanItIs) {
  const Members equal = books::people({"M1", "M2", "M3", "M4"}, {{"hours", {1, 1, 1, 1}}});
  const Told told = closed("{shares: \"half up, residue to the largest share\"}", "0.02", equal);
  EXPECT_EQ(told.movements.substr(0, 4), "P223");
  EXPECT_EQ(closed("{shares: half up, residue: to fund}", "0.02", equal).movements,
            "members 0.04; fund -0.02");
}

TEST(SharesRounding, RoundsALossAlike) {
  const model::Bylaws rules =
      rounding_bylaws("{shares: half up, residue: to reserve}",
                      "  losses: [{taken_from: {members by hours: 100%}}]\n");
  const auto result = close_year(rules, books::year(rules, 2025, {{"surplus", "-100.00"}}), four());
  EXPECT_EQ(books::movements(result), "members -100.01; reserve 0.01");
  EXPECT_EQ(books::dividends(result, four()), "M1 -14.29, M2 -14.29, M3 -14.29, M4 -57.14");
}

TEST(SharesRounding, IsNamedInTheResultAndInEachExplanation) {
  const model::Bylaws rules = rounding_bylaws("{shares: half up, residue: to reserve}");
  const auto result = close_year(rules, books::year(rules, 2025, {{"surplus", "100.00"}}), four());
  ASSERT_TRUE(result.ok());
  EXPECT_NE(std::find(result->policies.begin(), result->policies.end(),
                      "members' shares: half up; what they leave, to reserve (stated)"),
            result->policies.end());
  EXPECT_EQ(explain_member(rules, *result, four(), 0).back().what, "rounded half up");
  EXPECT_EQ(model::find(result->moved, "reserve")->text(), "-0.01");
}

TEST(SharesRounding, HasTiesOnlyWhereRemaindersDecide) {
  EXPECT_TRUE(has_ties(Apportionment::largest_remainder));
  EXPECT_TRUE(has_ties(Apportionment::half_up_residue_to_largest));
  EXPECT_FALSE(has_ties(Apportionment::truncate_residue));
}

}  // namespace
}  // namespace toadlane::patronage
