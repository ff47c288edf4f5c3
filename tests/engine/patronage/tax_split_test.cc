#include "engine/patronage/tax_split.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/dollars.h"

namespace toadlane::patronage {
namespace {

TEST(TaxSplit, leaves_what_is_wanted_after_tax) {
  const auto split =
      split_for_collective(dollars(20000000), Ratio::of(1, 4), Ratio::of(3, 10), dollars(6000000));
  ASSERT_TRUE(split);
  EXPECT_EQ(split->collective, dollars(8000000));
  EXPECT_EQ(split->tax, dollars(2000000));
  EXPECT_EQ(split->dividend, dollars(12000000));
  EXPECT_EQ(split->cash, dollars(3600000));
  EXPECT_EQ(split->notices, dollars(8400000));
  EXPECT_EQ(split->cash_left, dollars(14400000));
}

TEST(TaxSplit, never_leaves_less_than_wanted_and_always_sums) {
  for (std::int64_t cents = 0; cents <= 400; ++cents)
    for (const Ratio& rate : {Ratio(0), Ratio::of(21, 100), Ratio::of(1, 3)}) {
      const auto split = split_for_collective(dollars(1000), rate, Ratio::of(1, 5), dollars(cents));
      ASSERT_TRUE(split);
      EXPECT_GE(split->collective.units() * (Ratio(1) - rate), dollars(cents).units());
      EXPECT_EQ(split->collective + split->dividend, dollars(1000));
      EXPECT_EQ(split->cash + split->notices, split->dividend);
      EXPECT_EQ(split->tax + split->cash + split->cash_left, dollars(1000));
    }
}

TEST(TaxSplit, says_that_the_income_does_not_reach) {
  EXPECT_FALSE(split_for_collective(dollars(100), Ratio::of(1, 4), 0, dollars(76)));
  EXPECT_TRUE(split_for_collective(dollars(100), Ratio::of(1, 4), 0, dollars(75)));
}

// With nonqualified notices and the neutral part, the co-operative keeps the same money.
TEST(TaxSplit, neutral_part_costs_the_same_as_qualified_notices) {
  for (int qualified = 30; qualified <= 100; qualified += 5) {
    const Ratio part = cash_neutral_part(Ratio::of(qualified, 100), Ratio::of(1, 4));
    const Money income = dollars(1000000);
    const TaxSplit split = split_nonqualified(income, Ratio::of(1, 4), part);
    const Ratio kept = income.units() * Ratio::of(100 - qualified, 100);
    const Ratio off = split.cash_left.units() - kept;
    EXPECT_LE(off, Ratio::of(1, 100));
    EXPECT_GE(off, Ratio::of(-1, 100));
    EXPECT_EQ(split.cash + split.tax + split.cash_left, income);
  }
  EXPECT_EQ(cash_neutral_part(Ratio::of(2, 5), Ratio::of(1, 4)), Ratio::of(1, 5));
}

}  // namespace
}  // namespace toadlane::patronage
