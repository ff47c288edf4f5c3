#include "engine/number/decimal.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/engine/number/cases.h"

namespace toadlane {
namespace {

NumberFault fault(std::string_view text) {
  const auto parsed = parse_decimal(text);
  EXPECT_FALSE(parsed.number) << text;
  return parsed.fault;
}

TEST(Decimal, RefusesWhatCouldBeReadTwoWays) {
  EXPECT_EQ(fault("1,234"), NumberFault::comma);
  EXPECT_EQ(fault("1.234,56"), NumberFault::comma);
  EXPECT_EQ(fault("1e5"), NumberFault::exponent);
  EXPECT_EQ(fault("1E-5"), NumberFault::exponent);
  EXPECT_EQ(fault("1e400"), NumberFault::exponent);
  EXPECT_EQ(fault(".5"), NumberFault::dots);
  EXPECT_EQ(fault("5."), NumberFault::dots);
  EXPECT_EQ(fault("1.2.3"), NumberFault::dots);
  EXPECT_EQ(fault("1__0"), NumberFault::underscore);
  EXPECT_EQ(fault("_1"), NumberFault::underscore);
  EXPECT_EQ(fault("1_"), NumberFault::underscore);
  EXPECT_EQ(fault("1_.5"), NumberFault::underscore);
  EXPECT_EQ(fault(""), NumberFault::empty);
  for (const char* text : {"0x1F", "+5", "-", "--5", "- 5", "nan", "inf", " 5", "5 ", "1 000", "5%",
                           "\xC2\xA0"
                           "5",
                           "\xD9\xA3", "e", ","})
    EXPECT_EQ(fault(text), NumberFault::not_a_number) << text;
  EXPECT_EQ(fault(std::string_view("5\0", 2)), NumberFault::not_a_number);
  EXPECT_EQ(fault(std::string(41, '9')), NumberFault::too_long);
}

TEST(Decimal, KeepsEveryDigit) {
  const auto parsed = parse_decimal("1_234_567_890_123_456_789_012.345");
  ASSERT_TRUE(parsed.number);
  EXPECT_EQ(parsed.number->unscaled.text(), "1234567890123456789012345");
  EXPECT_EQ(parsed.number->places, 3U);
  EXPECT_EQ(parse_decimal("1.10").number->places, 2U);
  EXPECT_EQ(parse_decimal("010").number->unscaled, Integer(10));
  EXPECT_EQ(parse_decimal("-0.00").number->unscaled, Integer(0));
  EXPECT_EQ(parse_decimal(std::string(40, '9')).number->unscaled, power_of_ten(40) - 1);
}

TEST(Decimal, ReadsBackWhateverIsWritten) {
  for (std::size_t seed = 0; seed < cases::count(5); ++seed) {
    cases::Dice dice(seed);
    std::string digits;
    const std::int64_t length = 1 + dice.under(40);
    for (std::int64_t i = 0; i < length; ++i)
      digits += static_cast<char>('0' + (dice.one_in(3) ? 9 : dice.under(10)));
    const auto places = static_cast<unsigned>(dice.under(static_cast<std::uint64_t>(length)));
    std::string text = digits;
    if (places > 0) text.insert(text.size() - places, ".");
    if (dice.one_in(2)) text.insert(0, "-"), digits.insert(0, "-");
    SCOPED_TRACE(text);
    const auto parsed = parse_decimal(text);
    ASSERT_TRUE(parsed.number);
    ASSERT_EQ(parsed.number->places, places);
    ASSERT_EQ(parsed.number->unscaled, Integer::parse(digits));
    ASSERT_EQ(parsed.number->ratio() * Ratio(power_of_ten(places)), Ratio(*Integer::parse(digits)));
  }
}

TEST(Decimal, MayBeAFractionOrAPercentage) {
  EXPECT_EQ(parse_ratio("2/3").number, Ratio::of(2, 3));
  EXPECT_EQ(parse_ratio("-2/3").number, Ratio::of(-2, 3));
  EXPECT_EQ(parse_ratio("0.5/1.5").number, Ratio::of(1, 3));
  EXPECT_EQ(parse_ratio("12.5%").number, Ratio::of(1, 8));
  EXPECT_EQ(parse_ratio("1/2%").number, Ratio::of(1, 200));
  EXPECT_EQ(parse_ratio("1/0").fault, NumberFault::zero_divisor);
  EXPECT_EQ(parse_ratio("1/0.00").fault, NumberFault::zero_divisor);
  EXPECT_EQ(parse_ratio("%").fault, NumberFault::empty);
  EXPECT_EQ(parse_ratio("1/").fault, NumberFault::empty);
  EXPECT_EQ(parse_ratio("1/-2").fault, NumberFault::not_a_number);
  EXPECT_EQ(parse_ratio("1/2/3").fault, NumberFault::not_a_number);
  EXPECT_EQ(parse_ratio("5%%").fault, NumberFault::not_a_number);
  EXPECT_EQ(parse_ratio("50%/2").fault, NumberFault::not_a_number);
}

TEST(Decimal, AdvisesDifferentlyOnEachFault) {
  std::set<std::string_view> advice;
  for (const NumberFault each : {NumberFault::empty, NumberFault::not_a_number, NumberFault::comma,
                                 NumberFault::exponent, NumberFault::dots, NumberFault::underscore,
                                 NumberFault::zero_divisor, NumberFault::too_long}) {
    EXPECT_FALSE(advice_for(each).empty());
    advice.insert(advice_for(each));
  }
  EXPECT_EQ(advice.size(), 8U);
}

}  // namespace
}  // namespace toadlane
