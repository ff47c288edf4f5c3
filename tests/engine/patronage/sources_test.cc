#include "engine/patronage/sources.h"

#include <gtest/gtest.h>

#include "engine/patronage/movement.h"

namespace toadlane::patronage {
namespace {

const Currency usd = Currency::find("USD").value();

Money money(std::int64_t minor) {
  return Money::of_minor(minor, usd);
}

struct Given {
  model::SurplusPlan plan;
  model::FiscalYear year;
};

Given given(bool covered, std::int64_t surplus, std::int64_t profit) {
  Given one;
  one.plan.losses_covered_by_other = covered;
  one.plan.income = {{"surplus", ""}, {"profit", ""}};
  one.year.income = {{"surplus", money(surplus)}, {"profit", money(profit)}};
  return one;
}

TEST(Sources, KeepALossApartUnlessItIsCovered) {
  const Given apart = given(false, 10'000, -4'000);
  Money loss = money(0);
  const Sources sources = Sources::of(apart.plan, apart.year, usd, loss);
  EXPECT_EQ(loss, money(-4'000));
  EXPECT_EQ(sources.left(), money(10'000));
  const Given covered = given(true, 10'000, -4'000);
  const Sources netted = Sources::of(covered.plan, covered.year, usd, loss);
  EXPECT_EQ(loss, money(0));
  EXPECT_EQ(netted.whole("surplus"), money(6'000));
  EXPECT_EQ(netted.label("surplus"), "surplus less a loss of other income");
}

TEST(Sources, AreTakenInProportion) {
  const Given one = given(false, 10'000, 1'000);
  Money loss = money(0);
  Sources sources = Sources::of(one.plan, one.year, usd, loss);
  const model::Named<Money> taken = sources.take(money(2'200), "");
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(taken[0].second, money(2'000));
  EXPECT_EQ(taken[1].second, money(200));
  sources.take(money(800), "profit");
  EXPECT_EQ(sources.left_of("profit"), money(0));
  EXPECT_EQ(sources.left_of(""), money(8'000));
}

TEST(Sources, GiveBackAPartInProportion) {
  model::Named<Money> taken{{"surplus", money(2'000)}, {"profit", money(200)}};
  const model::Named<Money> off = split_off(taken, money(1'100));
  EXPECT_EQ(off[0].second, money(1'000));
  EXPECT_EQ(taken[1].second, money(100));
}

}  // namespace
}  // namespace toadlane::patronage
