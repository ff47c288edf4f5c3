#include "engine/number/money.h"

#include <gtest/gtest.h>

namespace toadlane {
namespace {

Currency currency(const char* code) {
  return Currency::find(code).value();
}

TEST(Currency, HasTheDecimalsOfIso4217) {
  EXPECT_EQ(currency("USD").decimals(), 2U);
  EXPECT_EQ(currency("JPY").decimals(), 0U);
  EXPECT_EQ(currency("BHD").decimals(), 3U);
  EXPECT_EQ(currency("MIN").decimals(), 0U);
  EXPECT_EQ(currency("USD").minor_per_unit(), 100);
  for (const char* code : {"ZZZ", "usd", "", "US", "USDX", "D E", "   ", " US"})
    EXPECT_FALSE(Currency::find(code)) << code;
}

TEST(Currency, MayBeDeclared) {
  const Currency hours = Currency::declared("HOURS", 6);
  EXPECT_EQ(hours.code(), "HOURS");
  EXPECT_EQ(hours.minor_per_unit(), 1'000'000);
  EXPECT_NE(hours, Currency::declared("HOURS", 2));
  EXPECT_EXIT(Currency::declared("MUCHTOOLONG", 2), testing::ExitedWithCode(70), "currency code");
  EXPECT_EXIT(Currency::declared("X", 7), testing::ExitedWithCode(70), "currency code");
}

TEST(Money, HasTheDecimalsOfItsCurrency) {
  EXPECT_EQ(parse_money("41_250.5", currency("USD")).money->text(), "41250.50");
  EXPECT_TRUE(parse_money("0.001", currency("USD")).too_precise);
  EXPECT_TRUE(parse_money("1.000", currency("USD")).too_precise);
  EXPECT_TRUE(parse_money("0.5", currency("JPY")).too_precise);
  EXPECT_EQ(parse_money("-0.005", currency("BHD")).money->text(), "-0.005");
  EXPECT_EQ(parse_money("7", currency("JPY")).money->text(), "7");
  EXPECT_EQ(parse_money("-0.00", currency("USD")).money->text(), "0.00");
  EXPECT_EQ(parse_money("1,5", currency("USD")).fault, NumberFault::comma);
}

TEST(Money, KeepsCentsThatADoubleCannotHold) {
  EXPECT_EQ(parse_money("90071992547409.93", currency("USD")).money->minor(), 9007199254740993);
  EXPECT_EQ(parse_money("0.29", currency("USD")).money->minor(), 29);
  EXPECT_EQ(parse_money("1.15", currency("USD")).money->minor(), 115);
}

TEST(Money, HoldsUpTo2To62MinorUnitsAndNoMore) {
  const Currency usd = currency("USD");
  EXPECT_EQ(parse_money("46116860184273879.04", usd).money->minor(), money_minor_max);
  EXPECT_EQ(parse_money("-46116860184273879.04", usd).money->minor(), -money_minor_max);
  EXPECT_EQ(parse_money("46116860184273879.05", usd).fault, NumberFault::too_long);
  EXPECT_FALSE(parse_money("99999999999999999999", usd).money);
  EXPECT_FALSE(Money::of_exact(Ratio::of(1, 1000), usd));
  EXPECT_FALSE(Money::of_exact(Ratio(power_of_ten(30)), usd));
  EXPECT_EQ(Money::of_exact(Ratio::of(-1, 20), usd)->text(), "-0.05");
}

TEST(MoneyDeath, RefusesSumsOutOfRangeAndOfTwoCurrencies) {
  const Money most = Money::of_minor(money_minor_max, currency("USD"));
  const Money yen = Money::of_minor(1, currency("JPY"));
  EXPECT_EXIT(most + most, testing::ExitedWithCode(70), "in range");
  EXPECT_EXIT(-most - most, testing::ExitedWithCode(70), "in range");
  EXPECT_EXIT(most + yen, testing::ExitedWithCode(70), "one currency");
  EXPECT_EXIT(most - yen, testing::ExitedWithCode(70), "one currency");
  EXPECT_EXIT((void)(most < yen), testing::ExitedWithCode(70), "one currency");
  EXPECT_EXIT(Money::of_minor(money_minor_max + 1, currency("USD")), testing::ExitedWithCode(70),
              "in range");
  EXPECT_EQ((most - most).minor(), 0);
}

TEST(Money, AddsAndComparesExactly) {
  const Currency usd = currency("USD");
  const Money a = Money::of_minor(10, usd);
  const Money b = Money::of_minor(20, usd);
  EXPECT_EQ(a + b, Money::of_minor(30, usd));
  EXPECT_EQ((a - b).text(), "-0.10");
  EXPECT_LT(a, b);
  EXPECT_EQ((a + b).units(), Ratio::of(3, 10));
  EXPECT_NE(a, Money::of_minor(10, currency("EUR")));
}

}  // namespace
}  // namespace toadlane
