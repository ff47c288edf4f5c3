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
  const auto paid = payment->pay(members, std::vector<std::int64_t>(names.size(), 1001));
  if (!paid) return books::code(paid.diagnostics());
  std::string text;
  for (const std::int64_t one : paid->cash) text += (text.empty() ? "" : " ") + std::to_string(one);
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

// A year in which Ana, Bo and Cy get 250.00, 3.20 and 0.40.
struct Small {
  Members members;
  Result<YearEnd> closed;
};

Small small(const std::string& pay) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n  measures: {hours: {unit: hours}}\n"
      "  steps: [{move: rest, to: members, in_proportion_to: hours}]\n  pay: " +
      pay + "\n");
  const Members members = books::people({"Ana", "Bo", "Cy"}, {{"hours", {25'000, 320, 40}}});
  return {members, close_year(bylaws, books::year(bylaws, 2025, {{"surplus", "253.60"}}), members)};
}

// In money below 5.00; what is below 1.00 is not paid out but held in the member's name.
TEST(Payment, PaysSmallDividendsInMoneyAndHoldsTheSmallest) {
  const Small one = small("{cash: 20%, all_in_money_below: 5.00 USD, held_below: 1.00 USD}");
  EXPECT_EQ(books::cash(one.closed, one.members), "Ana 50.00, Bo 3.20, Cy 0.00");
  EXPECT_EQ(one.closed->held, (std::vector<std::int64_t>{0, 0, 40}));
  EXPECT_EQ(one.closed->retained(), (std::vector<std::int64_t>{20'000, 0, 0}));
}

TEST(Payment, HoldsASmallPartInMoney) {
  const Small one = small("{cash: 20%, held_below: 1.00 USD}");
  EXPECT_EQ(books::cash(one.closed, one.members), "Ana 50.00, Bo 0.00, Cy 0.00");
  EXPECT_EQ(one.closed->held, (std::vector<std::int64_t>{0, 64, 8}));
  EXPECT_EQ(one.closed->retained(), (std::vector<std::int64_t>{20'000, 256, 32}));
}

TEST(Payment, LeavesTheSmallestDividendsToAnAccount) {
  const Small one = small("{cash: 20%, not_allocated_below: {amount: 0.50 USD, to: fund}}");
  EXPECT_EQ(books::movements(one.closed), "members 253.60; members -0.40; fund 0.40");
  EXPECT_EQ(books::dividends(one.closed, one.members), "Ana 250.00, Bo 3.20, Cy 0.00");
  EXPECT_TRUE(one.closed->held.empty());
}

}  // namespace
}  // namespace toadlane::patronage
