#include "engine/number/ratio.h"

#include <gtest/gtest.h>

#include <limits>

#include "engine/number/decimal.h"
#include "engine/number/money.h"
#include "engine/number/rounding.h"

namespace toadlane {
namespace {

Ratio ratio(const char* text) { return parse_ratio(text).number.value(); }

TEST(Integer, NeverSaturatesOrWraps) {
  const Integer most(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ((most + 1).text(), "9223372036854775808");
  EXPECT_EQ((most + 1).to_int64(), std::nullopt);
  EXPECT_EQ((most + 1 - 1), most);
  EXPECT_EQ((most * most).text(), "85070591730234615847396907784232501249");
  EXPECT_EQ((-most - 1).divided_down(-1).text(), "9223372036854775808");
}

TEST(Integer, DividesTowardMinusInfinity) {
  EXPECT_EQ(Integer(-7).divided_down(2), Integer(-4));
  EXPECT_EQ(Integer(-7).remainder_down(2), Integer(1));
  EXPECT_EQ(Integer(7).divided_down(-2), Integer(-4));
}

TEST(Integer, ReadsALeadingZeroAsDecimal) { EXPECT_EQ(Integer::parse("010"), Integer(10)); }

TEST(Ratio, IsExact) {
  EXPECT_EQ(Ratio::of(1, 3) * Ratio(3), Ratio(1));
  EXPECT_EQ(Ratio::of(6, -4).text(), "-3/2");
  EXPECT_EQ(ratio("0.1") + ratio("0.2"), ratio("0.3"));
  EXPECT_EQ(ratio("12.5%"), Ratio::of(1, 8));
  EXPECT_LT(ratio("67%"), ratio("67.01%"));
  EXPECT_GT(ratio("67%"), ratio("2/3"));
}

TEST(Ratio, ShowsWhatAPersonWouldWrite) {
  EXPECT_EQ(plain_text(ratio("1800.50")), "1800.5");
  EXPECT_EQ(plain_text(ratio("-0.05")), "-0.05");
  EXPECT_EQ(plain_text(ratio("2/37")), "2/37");
  EXPECT_EQ(percent_text(ratio("1/8")), "12.5%");
}

TEST(Decimal, RefusesWhatCouldBeReadTwoWays) {
  EXPECT_EQ(parse_decimal("1,234").fault, NumberFault::comma);
  EXPECT_EQ(parse_decimal("1.234,56").fault, NumberFault::comma);
  EXPECT_EQ(parse_decimal("1e5").fault, NumberFault::exponent);
  EXPECT_EQ(parse_decimal(".5").fault, NumberFault::dots);
  EXPECT_EQ(parse_decimal("1__0").fault, NumberFault::underscore);
  EXPECT_EQ(parse_decimal("").fault, NumberFault::empty);
  EXPECT_EQ(parse_decimal("0x1F").fault, NumberFault::not_a_number);
  EXPECT_EQ(parse_decimal("+5").fault, NumberFault::not_a_number);
  EXPECT_EQ(parse_ratio("1/0").fault, NumberFault::zero_divisor);
  EXPECT_EQ(parse_decimal(std::string(41, '9')).fault, NumberFault::too_long);
}

TEST(Decimal, KeepsEveryDigit) {
  const auto parsed = parse_decimal("1_234_567_890_123_456_789_012.345");
  ASSERT_TRUE(parsed.number);
  EXPECT_EQ(parsed.number->unscaled.text(), "1234567890123456789012345");
  EXPECT_EQ(parsed.number->places, 3U);
}

TEST(Money, HasTheDecimalsOfItsCurrency) {
  const Currency usd = Currency::find("USD").value();
  const Currency jpy = Currency::find("JPY").value();
  const Currency bhd = Currency::find("BHD").value();
  EXPECT_EQ(parse_money("41_250.5", usd).money->text(), "41250.50");
  EXPECT_TRUE(parse_money("0.001", usd).too_precise);
  EXPECT_TRUE(parse_money("0.5", jpy).too_precise);
  EXPECT_EQ(parse_money("-0.005", bhd).money->text(), "-0.005");
  EXPECT_EQ(parse_money("7", jpy).money->text(), "7");
  EXPECT_FALSE(Currency::find("ZZZ"));
  EXPECT_FALSE(parse_money("99999999999999999999", usd).money);
}

TEST(Rounding, IsRightOnBothSidesOfZero) {
  const auto all = [](const char* text) {
    std::string row;
    for (const Rounding how : {Rounding::down, Rounding::up, Rounding::toward_zero,
                               Rounding::half_up, Rounding::half_even})
      row += rounded(ratio(text), how).text() + " ";
    return row;
  };
  EXPECT_EQ(all("2.5"), "2 3 2 3 2 ");
  EXPECT_EQ(all("-2.5"), "-3 -2 -2 -3 -2 ");
  EXPECT_EQ(all("3.5"), "3 4 3 4 4 ");
  EXPECT_EQ(all("2.4"), "2 3 2 2 2 ");
  EXPECT_EQ(all("-2.6"), "-3 -2 -2 -3 -3 ");
  EXPECT_EQ(all("2"), "2 2 2 2 2 ");
}

}  // namespace
}  // namespace toadlane
