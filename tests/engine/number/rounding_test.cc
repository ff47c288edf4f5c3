#include "engine/number/rounding.h"

#include <gtest/gtest.h>

#include "engine/number/decimal.h"

namespace toadlane {
namespace {

constexpr Rounding all_roundings[] = {Rounding::down, Rounding::up, Rounding::toward_zero,
                                      Rounding::half_up, Rounding::half_even};

// Down, up, toward zero, half up, half even.
std::string all(const char* text) {
  std::string row;
  for (const Rounding how : all_roundings)
    row += rounded(parse_ratio(text).number.value(), how).text() + " ";
  return row;
}

TEST(Rounding, IsRightOnBothSidesOfZero) {
  EXPECT_EQ(all("2.5"), "2 3 2 3 2 ");
  EXPECT_EQ(all("-2.5"), "-3 -2 -2 -3 -2 ");
  EXPECT_EQ(all("3.5"), "3 4 3 4 4 ");
  EXPECT_EQ(all("-3.5"), "-4 -3 -3 -4 -4 ");
  EXPECT_EQ(all("0.5"), "0 1 0 1 0 ");
  EXPECT_EQ(all("-0.5"), "-1 0 0 -1 0 ");
  EXPECT_EQ(all("2.4"), "2 3 2 2 2 ");
  EXPECT_EQ(all("-2.6"), "-3 -2 -2 -3 -3 ");
  EXPECT_EQ(all("2"), "2 2 2 2 2 ");
  EXPECT_EQ(all("0"), "0 0 0 0 0 ");
}

TEST(Rounding, SeesPastAnyNumberOfDigits) {
  EXPECT_EQ(all("2.500000000000000000000000000000000001"), "2 3 2 3 3 ");
  EXPECT_EQ(all("2.499999999999999999999999999999999999"), "2 3 2 2 2 ");
  EXPECT_EQ(rounded(Ratio(power_of_ten(40)) + Ratio::of(1, 2), Rounding::half_even),
            power_of_ten(40));
}

TEST(Rounding, GivesMoneyInItsCurrency) {
  const Currency usd = Currency::find("USD").value();
  EXPECT_EQ(rounded_money(Ratio::of(1, 8), usd, Rounding::half_up).text(), "0.13");
  EXPECT_EQ(rounded_money(Ratio::of(1, 8), usd, Rounding::half_even).text(), "0.12");
  EXPECT_EQ(rounded_money(Ratio::of(-1, 8), usd, Rounding::half_up).text(), "-0.13");
  EXPECT_EQ(rounded_money(Ratio::of(1, 8), Currency::find("JPY").value(), Rounding::up).text(),
            "1");
  // 1.005 as a double is just below and gives 1.00.
  EXPECT_EQ(rounded_money(Ratio::of(1005, 1000), usd, Rounding::half_up).text(), "1.01");
  EXPECT_EXIT(rounded_money(Ratio(power_of_ten(30)), usd, Rounding::up),
              testing::ExitedWithCode(70), "in range");
}

TEST(Rounding, HasANameEach) {
  for (const Rounding how : all_roundings) EXPECT_EQ(rounding_named(name_of(how)), how);
  EXPECT_EQ(rounding_named("half down"), std::nullopt);
}

}  // namespace
}  // namespace toadlane
