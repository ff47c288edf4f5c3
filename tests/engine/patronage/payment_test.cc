#include "engine/patronage/payment.h"

#include <gtest/gtest.h>

#include "engine/patronage/balances.h"
#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

// Dividends of 10.01 for each of so many members, paid as `pay` says; "2.01 2.01" or a code.
std::string pay(const std::string& rules, const std::vector<std::string>& names = {"Ana"},
                const std::vector<int>& joined = {}) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n  steps: [{move: rest, to: reserve}]\n  pay: " + rules + "\n");
  const auto year = books::year(bylaws, 2025, {{"surplus", "0.00"}});
  Members members = books::people(names, {});
  for (const int one : joined) members.joined.push_back(Date::of(one, 1, 1).value().day_number());
  const Result<Payment> payment =
      Payment::of(bylaws, year, members, Balances(year, bylaws.coop.currency));
  if (!payment) return books::code(payment.diagnostics());
  const auto cash = payment->cash(members, std::vector<std::int64_t>(names.size(), 1001));
  if (!cash) return books::code(cash.diagnostics());
  std::string text;
  for (const std::int64_t one : *cash) text += (text.empty() ? "" : " ") + std::to_string(one);
  return text;
}

std::string rounded_by(const std::string& rounding, const std::string& cash = "20%") {
  return "{cash: " + cash + "}\n  rounding: {cash: " + rounding + "}";
}

TEST(Payment, RoundsByTheNamedRule) {
  EXPECT_EQ(pay(rounded_by("up for each member")), "201");
  EXPECT_EQ(pay(rounded_by("down for each member")), "200");
  EXPECT_EQ(pay(rounded_by("half up for each member", "50%")), "501");
  EXPECT_EQ(pay(rounded_by("half even for each member", "50%")), "500");
}

// With a least part that the bylaws set, up; otherwise a half goes up.
TEST(Payment, RoundsUpByDefaultWhereThereIsALeastPart) {
  EXPECT_EQ(pay("{cash: 20%}"), "200");
  EXPECT_EQ(pay("{cash: {is: 20%, at_least: 20%}}"), "201");
}

TEST(Payment, NeverPaysLessThanTheSmallestLawfulCent) {
  EXPECT_EQ(pay(rounded_by("down for each member", "{is: 20%, at_least: 20%}")), "201");
  EXPECT_EQ(pay(rounded_by("down for each member", "{is: 35%, at_least: 20%}")), "350");
}

// 20% of 30.03 is 6.01 for three: the cent goes to the lowest number, wherever it stands.
TEST(Payment, GivesTheLastCentToTheLowerMemberNumber) {
  EXPECT_EQ(pay(rounded_by("largest remainder"), {"M10", "M2", "M9"}), "200 201 200");
}

// Each rule divides among its own members: 20% of 20.02 for two of them, half of 10.01 for one.
TEST(Payment, SharesOutWithinEachRule) {
  const std::string bands =
      "{cash: [{when: time as member at least 2 years, is: 20%}, {otherwise: yes, is: 50%}]}\n"
      "  rounding: {cash: largest remainder}";
  EXPECT_EQ(pay(bands, {"M1", "M2", "M3"}, {2020, 2025, 2020}), "200 501 200");
}

TEST(Payment, RefusesMembersWhomNoRuleFits) {
  const std::string band = "{cash: [{when: time as member at least 2 years, is: 20%}]}";
  EXPECT_EQ(pay(band, {"M1"}, {2020}), "200");
  EXPECT_EQ(pay(band, {"M1"}, {2025}), "P215");
}

TEST(Payment, RefusesMoreThanTheWholeDividend) {
  EXPECT_EQ(pay("{cash: 100%}"), "1001");
  EXPECT_EQ(pay("{cash: 120%}"), "P213");
}

TEST(Payment, RefusesAPartThatNobodyGave) {
  EXPECT_EQ(pay("{cash: {at_least: 20%, chosen_by: {body: board}}}"), "P214");
}

}  // namespace
}  // namespace toadlane::patronage
