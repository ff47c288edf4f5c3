#include "engine/patronage/loss.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

// A loss of 100.00 under these rules, in 2025.
std::string lay(const std::string& losses, const books::Amounts& opening = {},
                std::optional<int> first_year = {}) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  measures: {hours: {unit: hours}}\n"
      "  steps: [{move: rest, to: fund}]\n" +
      (losses.empty() ? "" : "  losses:\n" + losses));
  auto year = books::year(bylaws, 2025, {{"surplus", "-100.00"}}, opening);
  year.first = first_year;
  const Members members = books::people({"Ana"}, {{"hours", {1}}});
  return books::movements(close_year(bylaws, year, members)).substr(0, 90);
}

TEST(Loss, IsRefusedWhenNobodyBearsIt) {
  EXPECT_EQ(lay("").substr(0, 4), "P209");
  EXPECT_EQ(
      lay("    - {in: fiscal years 1 to 2, taken_from: {fund: 100%}}\n", {}, 2012).substr(0, 4),
      "P209");
}

TEST(Loss, NeedsTheFirstFiscalYearWhereYearsAreCounted) {
  const std::string rule = "    - {in: fiscal years 1 to 2, taken_from: {fund: 100%}}\n";
  EXPECT_EQ(lay(rule).substr(0, 4), "P212");
  EXPECT_EQ(lay(rule, {}, 2024), "fund -100.00");
}

TEST(Loss, KnowsAFiscalYearByItsName) {
  const std::string otherwise = "    - {otherwise: yes, taken_from: {reserve: 100%}}\n";
  EXPECT_EQ(lay("    - {in: fiscal year 2025, taken_from: {fund: 100%}}\n" + otherwise),
            "fund -100.00");
  EXPECT_EQ(lay("    - {in: fiscal year 2024, taken_from: {fund: 100%}}\n" + otherwise),
            "reserve -100.00");
}

TEST(Loss, KnowsTheYearsFromADateOn) {
  const std::string otherwise = "    - {otherwise: yes, taken_from: {reserve: 100%}}\n";
  const std::string from = "    - {in: fiscal years ending on or after ";
  EXPECT_EQ(lay(from + "2025-12-31, taken_from: {fund: 100%}}\n" + otherwise), "fund -100.00");
  EXPECT_EQ(lay(from + "2026-01-01, taken_from: {fund: 100%}}\n" + otherwise), "reserve -100.00");
}

TEST(Loss, GoesWhereTheRuleSaysWhenTheReserveIsShort) {
  const std::string rule =
      "    - {taken_from: {reserve: 80%, fund: 20%}, if_reserve_short: rest from members by "
      "hours}\n";
  EXPECT_EQ(lay(rule, {{"reserve", "50.00"}, {"fund", "5.00"}}),
            "reserve -50.00; fund -5.00; members -45.00");
}

// The account that should bear the rest is short too: what is left of the loss is not lost.
TEST(Loss, IsCarriedForwardWhenTheOtherAccountIsShortToo) {
  const std::string rule =
      "    - {taken_from: {reserve: 100%}, if_reserve_short: rest from fund}\n";
  EXPECT_EQ(lay(rule, {{"reserve", "50.00"}, {"fund", "5.00"}}),
            "reserve -50.00; fund -5.00; carried forward -45.00");
}

TEST(Loss, AsksForABalanceThatLimitsIt) {
  EXPECT_EQ(
      lay("    - {taken_from: {reserve: 100%}, if_reserve_short: rest from fund}\n").substr(0, 4),
      "P206");
}

TEST(Loss, LeavesAnAccountItsFloor) {
  const std::string rule = "    - {taken_from: {reserve: 100%}, never_below: {reserve: 10.00}}\n";
  EXPECT_EQ(lay(rule, {{"reserve", "50.00"}}), "reserve -40.00; carried forward -60.00");
}

// Readers refuse it before; who makes bylaws otherwise hears it from here.
TEST(Loss, RefusesAFloorThatIsNoAmount) {
  model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  steps: [{move: rest, to: fund}]\n"
      "  losses: [{taken_from: {reserve: 100%}, never_below: {reserve: 0.00}}]\n");
  bylaws.surplus->losses[0].never_below[0].second = "nothing";
  const auto year = books::year(bylaws, 2025, {{"surplus", "-100.00"}}, {{"reserve", "50.00"}});
  EXPECT_EQ(books::code(close_year(bylaws, year, {}).diagnostics()), "P204");
}

TEST(Loss, MayTakeAnAccountBelowZeroWhereTheRuleSaysSo) {
  EXPECT_EQ(
      lay("    - {taken_from: {reserve: 100%}, may_go_negative: yes}\n", {{"reserve", "50.00"}}),
      "reserve -100.00");
}

// The state of a reserve decides who bears it.
TEST(Loss, FollowsTheRuleWhoseStateHolds) {
  const std::string rules =
      "    - {when: balance of reserve reaches 80.00 USD, taken_from: {reserve: 100%}, "
      "may_go_negative: yes}\n"
      "    - {otherwise: yes, taken_from: {fund: 100%}}\n";
  EXPECT_EQ(lay(rules, {{"reserve", "80.00"}}), "reserve -100.00");
  EXPECT_EQ(lay(rules, {{"reserve", "79.99"}}), "fund -100.00");
  EXPECT_EQ(lay(rules).substr(0, 4), "P206");
}

// 60% of the 40,000 in the reserve, then members by patronage above 0, then what is left.
TEST(Loss, GoesDownALadder) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  measures: {hours: {unit: hours}}\n"
      "  steps: [{move: rest, to: fund}]\n"
      "  losses:\n"
      "    - in_order: [{from: reserve, at_most: 60% of balance of reserve}, {from: members by "
      "hours}, {from: carried forward}]\n");
  Members members = books::people({"M1", "M2", "M3"}, {{"hours", {50, 30, 20}}});
  members.opening = {1'200'000, 500'000, 1'500'000};
  const auto laid = [&](const std::string& loss) {
    const auto year =
        books::year(bylaws, 2025, {{"surplus", "-" + loss}}, {{"reserve", "40000.00"}});
    return close_year(bylaws, year, members);
  };
  EXPECT_EQ(books::movements(laid("50000.00")), "reserve -24000.00; members -26000.00");
  EXPECT_EQ(books::dividends(laid("50000.00"), members), "M1 -12000.00, M2 -5000.00, M3 -9000.00");
  EXPECT_EQ(books::movements(laid("60000.00")),
            "reserve -24000.00; members -32000.00; carried forward -4000.00");
  members.opening = {};
  EXPECT_EQ(books::code(laid("50000.00").diagnostics()), "P216");
}

TEST(Loss, GoesDownALadderNoFurtherThanTheAccountsHold) {
  const std::string rule =
      "    - {in_order: [{from: reserve}, {from: fund, at_most: 20.00 USD}], never_below: "
      "{reserve: "
      "10.00}}\n";
  EXPECT_EQ(lay(rule, {{"reserve", "50.00"}, {"fund", "90.00"}}),
            "reserve -40.00; fund -20.00; carried forward -40.00");
  EXPECT_EQ(lay(rule, {{"reserve", "5.00"}, {"fund", "15.00"}}),
            "fund -15.00; carried forward -85.00");
  EXPECT_EQ(lay(rule, {{"reserve", "5.00"}}).substr(0, 4), "P206");
}

TEST(Loss, TakesALossAccountBelowZero) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  steps: [{move: rest, to: fund}]\n"
      "  losses: [{in_order: [{from: reserve}, {from: losses of earlier years}]}]\n",
      "losses of earlier years: {kind: loss account}");
  const auto year = books::year(bylaws, 2025, {{"surplus", "-100.00"}}, {{"reserve", "30.00"}});
  EXPECT_EQ(books::movements(close_year(bylaws, year, {})),
            "reserve -30.00; losses of earlier years -70.00");
}

}  // namespace
}  // namespace toadlane::patronage
