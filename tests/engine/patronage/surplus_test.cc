#include "engine/patronage/surplus.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

// Runs steps over one income, `surplus`; the movements as text, or the code of the first mistake.
std::string run_surplus(const std::string& steps, const std::string& surplus,
                        const books::Amounts& opening = {}, const books::Amounts& figures = {}) {
  const model::Bylaws bylaws = books::bylaws("  income: {surplus: all}\n  steps:\n" + steps);
  const auto year = books::year(bylaws, 2025, {{"surplus", surplus}}, opening, figures);
  return books::movements(close_year(bylaws, year, {})).substr(0, 200);
}

std::string code_of(const std::string& steps, const std::string& surplus) {
  return run_surplus(steps, surplus).substr(0, 4);
}

TEST(Waterfall, TakesFractionsOfTheWholeAndOfTheRest) {
  EXPECT_EQ(run_surplus("    - {move: 10% of surplus, to: reserve}\n"
                        "    - {move: 50% of rest, to: fund}\n"
                        "    - {move: 5.00 USD, to: reserve}\n"
                        "    - {move: rest, to: fund}\n",
                        "100.00"),
            "reserve 10.00; fund 45.00; reserve 5.00; fund 40.00");
}

TEST(Waterfall, StopsWhereTheBalanceReachesTheGoal) {
  const std::string steps =
      "    - {move: 15% of surplus, to: reserve, until: balance of reserve reaches paid-in "
      "capital}\n"
      "    - {move: rest, to: fund}\n";
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "50.00"}}, {{"paid-in capital", "60"}}),
            "reserve 10.00; fund 90.00");
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "70.00"}}, {{"paid-in capital", "60"}}),
            "reserve 0.00; fund 100.00");
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "0.00"}}, {{"paid-in capital", "60"}}),
            "reserve 15.00; fund 85.00");
}

// Beyond the goal, by the smallest coin.
TEST(Waterfall, GoesACentBeyondAGoalThatIsToBeExceeded) {
  const std::string steps =
      "    - {move: rest, to: reserve, until: balance of reserve exceeds 60.00 USD}\n"
      "    - {move: rest, to: fund}\n";
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "50.00"}}), "reserve 10.01; fund 89.99");
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "60.00"}}), "reserve 0.01; fund 99.99");
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "60.01"}}), "reserve 0.00; fund 100.00");
}

// Half of what is moved counts: it takes 20 to close a gap of 10. A goal that runs away at half the
// pace needs twice as much too.
TEST(Waterfall, FindsTheAmountThatBringsTheStateAbout) {
  EXPECT_EQ(
      run_surplus(
          "    - {move: rest, to: reserve, until: 50% of balance of reserve reaches 10.00 USD}\n"
          "    - {move: rest, to: fund}\n",
          "100.00", {{"reserve", "0.00"}}),
      "reserve 20.00; fund 80.00");
  EXPECT_EQ(run_surplus(
                "    - {move: rest, to: reserve, until: moved to reserve reaches (50% of moved to "
                "reserve) plus 10.00 USD}\n"
                "    - {move: rest, to: fund}\n",
                "100.00"),
            "reserve 20.00; fund 80.00");
}

// Until another account is full, which this step does not fill: all or nothing.
TEST(Waterfall, MovesAllUntilAnotherAccountIsFull) {
  const std::string steps =
      "    - {move: 10% of surplus, to: fund, until: balance of reserve reaches 60.00 USD}\n"
      "    - {move: rest, to: reserve}\n";
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "59.00"}}), "fund 10.00; reserve 90.00");
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "60.00"}}), "fund 0.00; reserve 100.00");
}

TEST(Waterfall, AsksForBalancesAndFiguresThatItNeeds) {
  const std::string steps =
      "    - {move: rest, to: reserve, until: balance of reserve reaches paid-in capital}\n";
  EXPECT_EQ(code_of(steps, "100.00"), "P206");
}

TEST(Waterfall, RefusesToSpendMoreThanThereIs) {
  EXPECT_EQ(code_of("    - {move: 60% of surplus, to: reserve}\n"
                    "    - {move: 50% of surplus, to: fund}\n",
                    "100.00"),
            "P207");
  EXPECT_EQ(code_of("    - {move: 100.01 USD, to: reserve}\n", "100.00"), "P207");
}

// 50.025 is 50.03 by itself; two of them would be a cent too many.
TEST(Waterfall, ApportionsFractionsThatComeToTheWhole) {
  EXPECT_EQ(run_surplus("    - {move: 50% of surplus, to: reserve}\n"
                        "    - {move: 50% of surplus, to: fund}\n",
                        "100.05"),
            "reserve 50.03; fund 50.02");
  EXPECT_EQ(run_surplus("    - {move: 1/3 of surplus, to: reserve}\n"
                        "    - {move: 1/3 of surplus, to: fund}\n"
                        "    - {move: 1/3 of surplus, to: reserve}\n",
                        "100.00"),
            "reserve 33.34; fund 33.33; reserve 33.33");
}

// A step between them that takes from another income changes nothing.
TEST(Waterfall, FindsFractionsThatComeToTheWholeAroundOtherSteps) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all, profit: other}\n"
      "  steps:\n"
      "    - {move: 1/3 of surplus, to: reserve}\n"
      "    - {move: all of profit, to: fund}\n"
      "    - {move: 1/3 of surplus, to: fund}\n"
      "    - {move: 1/3 of surplus, to: reserve}\n");
  const auto year = books::year(bylaws, 2025, {{"surplus", "100.00"}, {"profit", "10.00"}});
  EXPECT_EQ(books::movements(close_year(bylaws, year, {})),
            "reserve 33.34; fund 10.00; fund 33.33; reserve 33.33");
}

// What an empty pool puts into the reserve counts for the next step's limit.
TEST(Waterfall, SendsAnEmptyPoolElsewhereBeforeTheNextStep) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  measures: {hours: {unit: hours}}\n"
      "  steps:\n"
      "    - move: 50% of surplus\n"
      "      to: members\n"
      "      pools:\n"
      "        member: {share: 50%, in_proportion_to: hours}\n"
      "        candidate: {share: 50%, in_proportion_to: hours}\n"
      "      empty_pool: to reserve\n"
      "    - {move: all of surplus, to: reserve, until: balance of reserve reaches 20 USD}\n"
      "    - {move: rest, to: members, in_proportion_to: hours}\n");
  Members members = books::people({"M1"}, {{"hours", {5}}});
  members.classes = {"member", "candidate"};
  members.class_of = {0};
  const auto year = books::year(bylaws, 2025, {{"surplus", "100.00"}}, {{"reserve", "0.00"}});
  EXPECT_EQ(books::movements(close_year(bylaws, year, members)),
            "members 25.00; reserve 25.00; reserve 0.00; members 50.00");
}

// 12.5% of 0.04 is 0.005, which rounds to a cent each time: the last of eight finds none left. That
// is no mistake of the bylaws.
TEST(Waterfall, DoesNotBlameTheBylawsForRoundings) {
  std::string steps;
  for (int i = 0; i < 7; ++i) steps += "    - {move: 12.5% of surplus, to: reserve}\n";
  steps += "    - {move: 5% of surplus, to: fund}\n";
  EXPECT_EQ(run_surplus(steps, "0.04"),
            "reserve 0.01; reserve 0.01; reserve 0.01; reserve 0.01; reserve 0.00; reserve 0.00; "
            "reserve 0.00; fund 0.00");
}

TEST(Waterfall, RoundsByTheNamedRule) {
  const std::string steps =
      "    - {move: 12.5% of surplus, to: reserve}\n"
      "    - {move: rest, to: fund}\n"
      "  rounding: {steps: ";
  EXPECT_EQ(run_surplus(steps + "half up}\n", "0.20"), "reserve 0.03; fund 0.17");
  EXPECT_EQ(run_surplus(steps + "half even}\n", "0.20"), "reserve 0.02; fund 0.18");
  EXPECT_EQ(run_surplus(steps + "down}\n", "0.20"), "reserve 0.02; fund 0.18");
  EXPECT_EQ(run_surplus(steps + "up}\n", "0.17"), "reserve 0.03; fund 0.14");
}

TEST(Waterfall, LeavesWhatNoStepMovesInSight) {
  const model::Bylaws bylaws =
      books::bylaws("  income: {surplus: all}\n  steps: [{move: 40% of surplus, to: reserve}]\n");
  const auto closed = close_year(bylaws, books::year(bylaws, 2025, {{"surplus", "10.00"}}), {});
  EXPECT_EQ(books::movements(closed), "reserve 4.00; not distributed 6.00");
  EXPECT_EQ(books::code(closed->doubts), "P208");
}

TEST(Waterfall, SetsALossOfOneSourceAgainstTheOthersOnlyWhereTheBylawsSaySo) {
  const auto movements = [](const std::string& covered) {
    const model::Bylaws bylaws = books::bylaws(
        "  income: {surplus: one, profit: another, losses_covered_by_other: " + covered +
        "}\n"
        "  steps: [{move: rest, to: fund}]\n"
        "  losses: [{taken_from: {carried forward: 100%}}]\n");
    const auto year = books::year(bylaws, 2025, {{"surplus", "100.00"}, {"profit", "-30.00"}});
    return books::movements(close_year(bylaws, year, {}));
  };
  EXPECT_EQ(movements("yes"), "fund 70.00");
  EXPECT_EQ(movements("no"), "fund 100.00; carried forward -30.00");
}

// A cent of two equal gains: the name decides, as a member number would, not the order.
TEST(Waterfall, TakesACentThatCoversALossFromTheLowerNameOfEqualGains) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: 1, profit: 2, other income: 3, losses_covered_by_other: yes}\n"
      "  steps: [{move: all of other income, to: reserve}, {move: rest, to: fund}]\n");
  const auto year = books::year(
      bylaws, 2025, {{"surplus", "-0.01"}, {"profit", "0.03"}, {"other income", "0.03"}});
  EXPECT_EQ(books::movements(close_year(bylaws, year, {})), "reserve 0.02; fund 0.03");
}

// The condition is asked at the step: what was moved before counts.
TEST(Waterfall, RunsAStepOnlyWhileItsConditionHolds) {
  const std::string steps =
      "    - {move: 10% of surplus, to: reserve, when: not (balance of reserve reaches 55.00 "
      "USD)}\n"
      "    - {move: 10% of surplus, to: reserve, when: not (balance of reserve reaches 55.00 "
      "USD)}\n"
      "    - {move: 5% of surplus, to: fund, otherwise: yes}\n"
      "    - {move: 1% of surplus, to: fund, otherwise: yes}\n"
      "    - {move: rest, to: fund}\n";
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "60.00"}}),
            "reserve 0.00; reserve 0.00; fund 5.00; fund 1.00; fund 94.00");
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "50.00"}}),
            "reserve 10.00; reserve 0.00; fund 0.00; fund 0.00; fund 90.00");
  EXPECT_EQ(run_surplus(steps, "100.00", {{"reserve", "10.00"}}),
            "reserve 10.00; reserve 10.00; fund 0.00; fund 0.00; fund 80.00");
}

// Equity must reach 40% of the debts: until then a tenth goes to the reserve; at 40% it does not.
TEST(Waterfall, AsksForFiguresThatTheBylawsDeclare) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  figures: {net assets: assets less debts, debts: all debts at the year end}\n"
      "  steps:\n"
      "    - {move: 10% of surplus, to: reserve, when: not (net assets reaches 40% of debts)}\n"
      "    - {move: rest, to: fund}\n");
  const auto moves = [&](const std::string& equity) {
    return books::movements(close_year(bylaws,
                                       books::year(bylaws, 2025, {{"surplus", "100.00"}}, {},
                                                   {{"net assets", equity}, {"debts", "1000000"}}),
                                       {}));
  };
  EXPECT_EQ(moves("300000"), "reserve 10.00; fund 90.00");
  EXPECT_EQ(moves("400000"), "reserve 0.00; fund 100.00");
  EXPECT_EQ(
      books::code(
          close_year(bylaws, books::year(bylaws, 2025, {{"surplus", "100.00"}}), {}).diagnostics()),
      "P206");
}

TEST(Waterfall, SaysWhyAStepDoesNotRun) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n  steps:\n"
      "    - {move: 10% of surplus, to: reserve, when: balance of reserve reaches 5.00 USD}\n"
      "    - {move: rest, to: fund, otherwise: yes}\n");
  const auto closed = close_year(
      bylaws, books::year(bylaws, 2025, {{"surplus", "100.00"}}, {{"reserve", "1.00"}}), {});
  EXPECT_EQ(closed->movements[0].what,
            "10% of surplus (does not run: `balance of reserve reaches 5 USD` does not hold)");
  EXPECT_EQ(closed->movements[1].amount.text(), "100.00");
}

}  // namespace
}  // namespace toadlane::patronage
