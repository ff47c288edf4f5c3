#include "engine/patronage/division.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

// The dividends of three members with equal hours, of whom the first has all the pay, when these
// steps run down `surplus`.
std::string dividends(const std::string& surplus, const std::string& steps) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: result of the year}\n"
      "  measures: {hours: {unit: hours}, pay: {unit: USD}}\n"
      "  steps:\n" +
      steps);
  const Members members =
      books::people({"M1", "M2", "M3"}, {{"hours", {1, 1, 1}}, {"pay", {5, 0, 0}}});
  return books::dividends(
      close_year(bylaws, books::year(bylaws, 2025, {{"surplus", surplus}}), members), members);
}

TEST(Division, RoundsTheSharesOfSeveralStepsOnce) {
  const std::string quarter =
      "    - {move: 25% of surplus, to: members, in_proportion_to: hours}\n";
  EXPECT_EQ(dividends("40.00", quarter + quarter + quarter + quarter),
            "M1 13.34, M2 13.33, M3 13.33");
  EXPECT_EQ(dividends("20.00",
                      "    - {move: 50% of surplus, to: members, in_proportion_to: hours}\n"
                      "    - {move: rest, to: members, in_proportion_to: hours}\n"),
            "M1 6.67, M2 6.67, M3 6.66");
  EXPECT_EQ(dividends("0.03",
                      "    - {move: 0.01 USD, to: members, in_proportion_to: hours}\n"
                      "    - {move: 0.01 USD, to: members, in_proportion_to: hours}\n"
                      "    - {move: rest, to: members, in_proportion_to: hours}\n"),
            "M1 0.01, M2 0.01, M3 0.01");
}

// 1/3 of 10.00 by hours and 10.00 by pay: 13.33..., 3.33..., 3.33...; the cent that is left over
// goes to the larger share.
TEST(Division, RoundsTheSharesByTwoMeasuresOnce) {
  EXPECT_EQ(dividends("20.00",
                      "    - {move: 50% of surplus, to: members, in_proportion_to: hours}\n"
                      "    - {move: rest, to: members, in_proportion_to: pay}\n"),
            "M1 13.34, M2 3.33, M3 3.33");
}

TEST(Division, KeepsPoolsApartThatNobodySharesIn) {
  MemberPool pool;
  Basis of_first;
  of_first.parts = {{"hours", "hours", Ratio(1), {{1, 0, 0}, 0}, 1, 1}};
  of_first.total = 1;
  Basis of_second = of_first;
  of_second.parts[0].column.scaled = {0, 1, 0};
  Basis of_both = of_first;
  of_both.parts[0].column.scaled = {1, 1, 0};
  using Positions = std::vector<std::vector<std::size_t>>;
  const auto together = [&](const std::vector<Division>& divisions) {
    return divided_together(divisions, 3);
  };
  EXPECT_EQ(together({}), Positions());
  EXPECT_EQ(together({{pool, of_first}, {pool, of_second}}), (Positions{{0}, {1}}));
  EXPECT_EQ(together({{pool, of_first}, {pool, of_second}, {pool, of_first}}),
            (Positions{{0, 2}, {1}}));
  EXPECT_EQ(together({{pool, of_first}, {pool, of_second}, {pool, of_both}}),
            (Positions{{0, 1, 2}}));
  MemberPool loss;
  loss.loss = true;
  EXPECT_EQ(together({{pool, of_first}, {loss, of_first}}), (Positions{{0}, {1}}));
}

}  // namespace
}  // namespace toadlane::patronage
