// 100,000 random dividends: where the bylaws state a least part in money, each member gets
// at least that, to the exact fraction, and by rounding up no cent more than it takes.
#include <gtest/gtest.h>

#include "engine/patronage/balances.h"
#include "engine/patronage/payment.h"
#include "tests/engine/number/cases.h"
#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

constexpr std::size_t members_each_time = 100;

// What each dividend is paid in money, in cents.
Numbers paid(const std::string& cash, const std::string& rounding,
             const std::vector<std::int64_t>& dividends) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n  steps: [{move: rest, to: reserve}]\n  pay: {cash: " + cash +
      "}\n  rounding: {cash: " + rounding + "}\n");
  const auto year = books::year(bylaws, 2025, {{"surplus", "0.00"}});
  Members members;
  const std::vector<std::string> numbers = [&] {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < dividends.size(); ++i) all.push_back("M" + std::to_string(i));
    return all;
  }();
  for (const std::string& number : numbers) members.number.push_back(number);
  const Result<Payment> payment =
      Payment::of(bylaws, year, members, Balances(year, bylaws.coop.currency));
  return payment->pay(members, dividends)->cash;
}

std::vector<std::int64_t> random_dividends(cases::Dice& dice) {
  std::vector<std::int64_t> dividends;
  for (std::size_t i = 0; i < members_each_time; ++i)
    dividends.push_back(dice.under(i % 2 == 0 ? 100 : 5'000'000'000));
  return dividends;
}

TEST(CashMinimum, is_the_smallest_lawful_cent_of_every_member) {
  cases::Dice dice(1388);
  for (std::size_t run = 0; run < 1000; ++run) {
    const std::int64_t least = 1 + dice.under(99);
    const std::string part = std::to_string(least) + "%";
    const std::vector<std::int64_t> dividends = random_dividends(dice);
    const auto cash =
        paid("{is: " + part + ", at_least: " + part + "}", "up for each member", dividends);
    for (std::size_t i = 0; i < dividends.size(); ++i) {
      ASSERT_GE(100 * cash[i], least * dividends[i]);
      ASSERT_LT(100 * (cash[i] - 1), least * dividends[i]);
    }
  }
}

// Whatever part was chosen above it, and however that is rounded.
TEST(CashMinimum, is_kept_under_every_rounding) {
  cases::Dice dice(20);
  for (const char* rounding : {"down for each member", "half up for each member",
                               "half even for each member", "largest remainder"})
    for (std::size_t run = 0; run < 250; ++run) {
      const std::string chosen = std::to_string(20 + dice.under(5)) + "%";
      const std::vector<std::int64_t> dividends = random_dividends(dice);
      const auto cash = paid("{is: " + chosen + ", at_least: 20%}", rounding, dividends);
      for (std::size_t i = 0; i < dividends.size(); ++i) ASSERT_GE(5 * cash[i], dividends[i]);
    }
}

}  // namespace
}  // namespace toadlane::patronage
