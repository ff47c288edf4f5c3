#include "engine/patronage/sources.h"

#include <gtest/gtest.h>

#include "engine/patronage/movement.h"
#include "tests/engine/patronage/dollars.h"

namespace toadlane::patronage {
namespace {

struct Given {
  model::SurplusPlan plan;
  model::FiscalYear year;
};

Given given(bool covered, std::int64_t surplus, std::int64_t profit) {
  Given one;
  one.plan.losses_covered_by_other = covered;
  one.plan.income = {{"surplus", ""}, {"profit", ""}};
  one.year.income = {{"surplus", dollars(surplus)}, {"profit", dollars(profit)}};
  return one;
}

TEST(Sources, KeepALossApartUnlessItIsCovered) {
  const Given apart = given(false, 10'000, -4'000);
  Money loss = dollars(0);
  const Sources sources = Sources::of(apart.plan, apart.year, usd, loss);
  EXPECT_EQ(loss, dollars(-4'000));
  EXPECT_EQ(sources.left(), dollars(10'000));
  const Given covered = given(true, 10'000, -4'000);
  const Sources netted = Sources::of(covered.plan, covered.year, usd, loss);
  EXPECT_EQ(loss, dollars(0));
  EXPECT_EQ(netted.whole("surplus"), dollars(6'000));
  EXPECT_EQ(netted.label("surplus"), "surplus less a loss of other income");
}

TEST(Sources, AreTakenInProportion) {
  const Given one = given(false, 10'000, 1'000);
  Money loss = dollars(0);
  Sources sources = Sources::of(one.plan, one.year, usd, loss);
  const model::Named<Money> taken = sources.take(dollars(2'200), "");
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(taken[0].second, dollars(2'000));
  EXPECT_EQ(taken[1].second, dollars(200));
  sources.take(dollars(800), "profit");
  EXPECT_EQ(sources.left_of("profit"), dollars(0));
  EXPECT_EQ(sources.left_of(""), dollars(8'000));
}

TEST(Sources, GiveBackAPartInProportion) {
  model::Named<Money> taken{{"surplus", dollars(2'000)}, {"profit", dollars(200)}};
  const model::Named<Money> off = split_off(taken, dollars(1'100));
  EXPECT_EQ(off[0].second, dollars(1'000));
  EXPECT_EQ(taken[1].second, dollars(100));
}

}  // namespace
}  // namespace toadlane::patronage
