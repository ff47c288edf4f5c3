#include "engine/number/ratio.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "engine/number/decimal.h"

namespace toadlane {
namespace {

static_assert(!std::is_constructible_v<Ratio, double>);
static_assert(!std::is_constructible_v<Ratio, float>);
static_assert(!std::is_constructible_v<Ratio, long double>);
static_assert(!std::is_constructible_v<Ratio, bool>);
static_assert(!std::is_constructible_v<Ratio, char>);
static_assert(!std::is_constructible_v<Ratio, const char*>);
static_assert(std::is_same_v<decltype(Ratio(1) * Ratio(2) / Ratio(3)), Ratio>);

Ratio ratio(const char* text) {
  return parse_ratio(text).number.value();
}

TEST(Ratio, IsExact) {
  EXPECT_EQ(Ratio::of(1, 3) * Ratio(3), Ratio(1));
  EXPECT_EQ(Ratio(1) / Ratio(3) * Ratio(3), Ratio(1));
  const Ratio large(power_of_ten(80));
  EXPECT_EQ(large + Ratio(1) - large, Ratio(1));
  EXPECT_EQ(ratio("0.1") + ratio("0.2"), ratio("0.3"));
  EXPECT_EQ(ratio("12.5%"), Ratio::of(1, 8));
  EXPECT_LT(ratio("67%"), ratio("67.01%"));
  EXPECT_GT(ratio("67%"), ratio("2/3"));
}

TEST(Ratio, IsInLowestTermsOverAPositiveDenominator) {
  EXPECT_EQ(Ratio::of(6, -4).text(), "-3/2");
  EXPECT_EQ(Ratio::of(-6, -4).text(), "3/2");
  EXPECT_EQ(Ratio::of(0, -5).text(), "0");
  EXPECT_EQ(Ratio::of(0, -5).denominator(), Integer(1));
  EXPECT_EQ(Ratio::of(power_of_ten(50), power_of_ten(52)).text(), "1/100");
}

TEST(RatioDeath, RefusesZeroBelowTheLine) {
  EXPECT_EXIT(Ratio::of(1, 0), testing::ExitedWithCode(70), "over zero");
  EXPECT_EXIT(Ratio(1) / Ratio(0), testing::ExitedWithCode(70), "over zero");
}

TEST(Ratio, FindsItsNeighboursOnBothSidesOfZero) {
  EXPECT_EQ(ratio("-7/2").floor(), Integer(-4));
  EXPECT_EQ(ratio("-7/2").ceiling(), Integer(-3));
  EXPECT_EQ(ratio("7/2").floor(), Integer(3));
  EXPECT_EQ(ratio("7/2").ceiling(), Integer(4));
  EXPECT_EQ(ratio("-4").floor(), Integer(-4));
  EXPECT_EQ(ratio("-4").ceiling(), Integer(-4));
}

TEST(Ratio, ComparesAcrossDenominators) {
  EXPECT_LT(Ratio::of(-1, 2), Ratio::of(-1, 3));
  EXPECT_GT(Ratio::of(1, 2), Ratio::of(1, 3));
  EXPECT_LT(Ratio::of(power_of_ten(40), power_of_ten(40) + 1), Ratio(1));
}

TEST(Ratio, ShowsWhatAPersonWouldWrite) {
  EXPECT_EQ(plain_text(ratio("1800.50")), "1800.5");
  EXPECT_EQ(plain_text(ratio("-0.05")), "-0.05");
  EXPECT_EQ(plain_text(ratio("2/37")), "2/37");
  EXPECT_EQ(plain_text(ratio("0.000000000001")), "0.000000000001");
  EXPECT_EQ(plain_text(ratio("0.0000000000001")), "1/10000000000000");
  EXPECT_EQ(plain_text(Ratio(0)), "0");
  EXPECT_EQ(percent_text(ratio("1/8")), "12.5%");
  EXPECT_EQ(percent_text(ratio("-1/8")), "-12.5%");
  EXPECT_EQ(percent_text(ratio("1/3")), "1/3");
}

}  // namespace
}  // namespace toadlane
