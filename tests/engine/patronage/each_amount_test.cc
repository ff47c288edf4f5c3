#include "engine/patronage/each_amount.h"

#include <gtest/gtest.h>

#include "engine/expression/parse.h"
#include "tests/engine/patronage/books.h"
#include "tests/engine/patronage/dollars.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

// The amounts of three members, or the code of the first mistake.
std::string amounts(const std::string& words) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n  measures: {gross pay: {unit: USD}}\n"
      "  steps: [{move: rest, to: fund}]\n");
  ex::Vocabulary names = ex::Vocabulary::with_bases("USD");
  for (const char* name : {"gross pay", "account balance", "the pool", "equity"})
    names.add({name, ex::Role::figure, {ex::Dimension::money, "USD"}, "money"});
  Members members = books::people({"Ana", "Bo", "Cy"}, {{"gross pay", {1000, 200, 0}}});
  members.opening = {5000, -100, 0};
  const auto year = books::year(bylaws, 2025, {{"surplus", "0.00"}});
  const Balances balances(year, usd);
  const auto amount =
      EachAmount::of(ex::parse_amount(words, names).value.value(), bylaws.surplus->steps[0],
                     *bylaws.surplus, members, year.ends, balances, Money::of_minor(10'000, usd));
  if (!amount) return books::code(amount.diagnostics());
  std::string text;
  for (std::size_t i = 0; i < 3; ++i)
    text += (i == 0 ? "" : " ") + plain_text(amount->of_member(i));
  return text;
}

TEST(EachAmount, IsReckonedFromWhatTheMemberHas) {
  EXPECT_EQ(amounts("30% of gross pay"), "300 60 0");
  EXPECT_EQ(amounts("lesser of 30% of gross pay and 250.00 USD"), "250 60 0");
  EXPECT_EQ(amounts("10% of account balance"), "5 0 0");
  EXPECT_EQ(amounts("40% of the pool"), "40 40 40");
}

TEST(EachAmount, IsNeverBelowNothing) {
  EXPECT_EQ(amounts("(30% of gross pay) minus 100.00 USD"), "200 0 0");
}

TEST(EachAmount, AsksForFigures) {
  EXPECT_EQ(amounts("10% of equity"), "P206");
}

}  // namespace
}  // namespace toadlane::patronage
