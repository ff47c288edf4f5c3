#include "engine/patronage/balances.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/dollars.h"

namespace toadlane::patronage {
namespace {

using Name = expression::Name;
model::FiscalYear facts() {
  model::FiscalYear year;
  year.income.emplace_back("surplus", Money::of_minor(100'50, usd));
  year.opening.emplace_back("reserve", Money::of_minor(40'00, usd));
  year.figures.emplace_back("paid-in capital", Ratio(60));
  year.rates.emplace_back("prime rate", Ratio::of(3, 40));
  return year;
}

TEST(Balances, AddWhatWasMovedToTheOpening) {
  const model::FiscalYear year = facts();
  Balances balances(year, usd);
  balances.move("reserve", Money::of_minor(1'00, usd));
  balances.move("fund", Money::of_minor(2'00, usd));
  balances.move("reserve", Money::of_minor(-50, usd));
  EXPECT_EQ(balances.moved("reserve").text(), "0.50");
  EXPECT_EQ(balances.balance("reserve").text(), "40.50");
  EXPECT_EQ(balances.balance("fund").text(), "2.00");
  ASSERT_EQ(balances.all_moved().size(), 2U);
  EXPECT_EQ(balances.all_moved()[0].first, "reserve");
}

TEST(Balances, GivePhrasesTheirNames) {
  const model::FiscalYear year = facts();
  Balances balances(year, usd);
  balances.move("reserve", Money::of_minor(1'00, usd));
  EXPECT_EQ(balances.value(Name{"surplus"}), Ratio::of(201, 2));
  EXPECT_EQ(balances.value(Name{"paid-in capital"}), Ratio(60));
  EXPECT_EQ(balances.value(Name{"prime rate"}), Ratio::of(3, 40));
  EXPECT_EQ(balances.value(Name{"reserve", Name::Kind::balance_of}), Ratio(41));
  EXPECT_EQ(balances.value(Name{"reserve", Name::Kind::moved_to}), Ratio(1));
}

TEST(Balances, DoNotTakeAnUnknownOpeningForNothing) {
  const model::FiscalYear year = facts();
  Balances balances(year, usd);
  balances.move("fund", Money::of_minor(1'00, usd));
  EXPECT_FALSE(balances.knows("fund"));
  EXPECT_EQ(balances.value(Name{"fund", Name::Kind::balance_of}), std::nullopt);
  EXPECT_EQ(balances.value(Name{"fund", Name::Kind::moved_to}), Ratio(1));
  EXPECT_EQ(balances.value(Name{"equity"}), std::nullopt);
}

}  // namespace
}  // namespace toadlane::patronage
