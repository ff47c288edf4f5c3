#include "engine/patronage/step_amount.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

// What the first of these steps and the rest of them move, of 100,000.00 and a reserve of
// 46,000.00.
std::string run(const std::string& steps, const std::string& surplus = "100000.00",
                const books::Amounts& figures = {}) {
  const model::Bylaws bylaws =
      books::bylaws("  income: {surplus: all}\n  figures: {debts: what is owed}\n  steps:\n" +
                        steps + "    - {move: rest, to: fund}\n",
                    "losses of the first years: {kind: loss account}");
  const auto year =
      books::year(bylaws, 2025, {{"surplus", surplus}},
                  {{"reserve", "46000.00"}, {"losses of the first years", "-30000.00"}}, figures);
  return books::movements(close_year(bylaws, year, {})).substr(0, 120);
}

TEST(StepAmount, IsNotLessThanTheLeast) {
  EXPECT_EQ(run("    - {move: 10% of surplus, to: reserve, at_least: 25_000.00 USD}\n"),
            "reserve 25000.00; fund 75000.00");
  EXPECT_EQ(run("    - {move: 10% of surplus, to: reserve, at_least: 5% of surplus}\n"),
            "reserve 10000.00; fund 90000.00");
}

TEST(StepAmount, IsNotMoreThanTheMost) {
  EXPECT_EQ(run("    - {move: 10% of surplus, to: reserve, at_most: 4% of debts}\n", "100000.00",
                {{"debts", "200000"}}),
            "reserve 8000.00; fund 92000.00");
  EXPECT_EQ(run("    - {move: 10% of surplus, to: reserve, at_most: 4% of debts}\n", "100000.00",
                {{"debts", "-200000"}}),
            "reserve 0.00; fund 100000.00");
}

// The reserve needs no more than 4,000.00 to reach 50,000.00, whatever the least.
TEST(StepAmount, StopsAtTheGoalWhateverTheLeast) {
  EXPECT_EQ(
      run("    - {move: 3% of surplus, to: reserve, at_least: 5_000.00 USD, until: balance of "
          "reserve reaches 50_000.00 USD}\n"),
      "reserve 4000.00; fund 96000.00");
}

TEST(StepAmount, IsRefusedWhereTheLeastIsMoreThanIsLeft) {
  EXPECT_EQ(
      run("    - {move: 10% of surplus, to: reserve, at_least: 100_000.01 USD}\n").substr(0, 4),
      "P207");
}

TEST(StepAmount, IsRefusedWhereTheLeastIsAboveTheMost) {
  EXPECT_EQ(run("    - {move: 10% of surplus, to: reserve, at_least: 60% of surplus, at_most: "
                "5_000.00 USD}\n")
                .substr(0, 4),
            "P230");
}

TEST(StepAmount, AsksForFiguresOfItsBounds) {
  EXPECT_EQ(run("    - {move: 10% of surplus, to: reserve, at_most: 4% of debts}\n").substr(0, 4),
            "P206");
}

// Half of the income until earlier losses are made up: 25,000.00 of 50,000.00, then the rest.
TEST(StepAmount, MakesUpForEarlierLossesFirst) {
  const std::string steps =
      "    - {move: 50% of surplus, to: losses of the first years, until: balance of losses of the "
      "first years reaches 0 USD}\n"
      "    - {move: 40% of rest, to: reserve}\n";
  EXPECT_EQ(run(steps, "50000.00"),
            "losses of the first years 25000.00; reserve 10000.00; fund 15000.00");
  EXPECT_EQ(run(steps, "100000.00"),
            "losses of the first years 30000.00; reserve 28000.00; fund 42000.00");
}

// Fractions that come to the whole are apportioned only where each of them always runs whole.
TEST(StepAmount, OfABoundedStepIsNotPartOfAClosedGroup) {
  EXPECT_EQ(run("    - {move: 50% of surplus, to: reserve, at_most: 90_000.00 USD}\n"
                "    - {move: 50% of surplus, to: fund}\n",
                "100.05"),
            "reserve 50.03; fund 50.02; fund 0.00");
}

}  // namespace
}  // namespace toadlane::patronage
