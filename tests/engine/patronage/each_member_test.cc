#include "engine/patronage/each_member.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

// Loan interest in whole dollars, and a column of hours.
struct Shares {
  std::string step;  // of a step to members
  std::string surplus = "1000.00";
  std::vector<std::int64_t> loan_interest = {100, 1000, 12000, 0};
  std::vector<std::int64_t> hours = {60, 30, 10, 0};
  std::string interest;                     // `accounts.interest`
  std::vector<std::int64_t> balances = {};  // cents
};

struct Closed {
  model::Bylaws bylaws;
  Members members;
  Result<YearEnd> year;
};

Closed close(const Shares& one) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  figures: {grant: a public aid}\n"
      "  measures: {hours: {unit: hours}, loan interest: {unit: USD}}\n"
      "  steps:\n    - {to: members, " +
          one.step + "}\n    - {move: rest, to: reserve}\n",
      one.interest);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < one.hours.size(); ++i) names.push_back("M" + std::to_string(i + 1));
  Members members =
      books::people(names, {{"loan interest", one.loan_interest}, {"hours", one.hours}});
  members.opening = one.balances;
  const auto year = books::year(bylaws, 2025, {{"surplus", one.surplus}}, {}, {{"grant", "10"}});
  return {bylaws, members, close_year(bylaws, year, members)};
}

std::string dividends(const Shares& one) {
  const Closed closed = close(one);
  return books::dividends(closed.year, closed.members);
}

std::string moves(const Shares& one) {
  return books::movements(close(one).year);
}

// 2.25% of the interest paid, at least 5.00, at most 250.00: the rule of a credit union.
TEST(EachMember, GetsAPartOfAMeasureWithinLimits) {
  const Shares one{
      "move: rest, each_gets: 2.25% of loan interest, each_at_least: 5.00 USD, "
      "each_at_most: 250.00 USD"};
  EXPECT_EQ(dividends(one), "M1 5.00, M2 22.50, M3 250.00, M4 0.00");
  EXPECT_EQ(moves(one), "members 277.50; reserve 722.50");
}

// 4% of 918, 8,786, 2,000, 1,000 and 688, to whole dollars, half up.
TEST(EachMember, IsRoundedByItself) {
  Shares one{"move: rest, each_gets: 4% of loan interest, each_rounded: whole units half up"};
  one.loan_interest = {918, 8786, 2000, 1000, 688};
  one.hours = {0, 0, 0, 0, 0};
  EXPECT_EQ(dividends(one), "M1 37.00, M2 351.00, M3 80.00, M4 40.00, M5 28.00");
  one.loan_interest = {1, 1, 1, 1, 1};
  one.step = "move: rest, each_gets: 2.5% of loan interest, each_rounded: half even";
  EXPECT_EQ(dividends(one).substr(0, 7), "M1 0.02");
  one.step = "move: rest, each_gets: 2.5% of loan interest";
  EXPECT_EQ(dividends(one).substr(0, 7), "M1 0.03");
  one.step = "move: rest, each_gets: 2.9% of loan interest, each_rounded: down";
  EXPECT_EQ(dividends(one).substr(0, 7), "M1 0.02");
  one.step = "move: rest, each_gets: 2.9% of loan interest, each_rounded: toward zero";
  EXPECT_EQ(dividends(one).substr(0, 7), "M1 0.02");
  one.step = "move: rest, each_gets: 2.1% of loan interest, each_rounded: up";
  EXPECT_EQ(dividends(one).substr(0, 7), "M1 0.03");
}

TEST(EachMember, IsRefusedWhereAmountsComeToMoreThanThereIs) {
  const Shares one{"move: 100.00 USD, each_gets: 2.25% of loan interest"};
  EXPECT_EQ(dividends(one).substr(0, 4), "P231");
  const Shares poor{"move: rest, each_gets: 2.25% of loan interest", "100.00"};
  EXPECT_EQ(dividends(poor).substr(0, 4), "P231");
}

// A limit above what the year has is a limit: nothing is missing until the amounts come to more.
TEST(EachMember, MayBeLimitedToMoreThanThereIs) {
  const Shares one{"move: 5_000.00 USD, each_gets: 2.25% of loan interest", "300.00"};
  EXPECT_EQ(moves(one), "members 294.75; reserve 5.25");
}

TEST(EachMember, SharesInProportionWhereTheStepSaysSo) {
  Shares one{"move: 100.00 USD, each_gets: 10% of loan interest, if_short: in proportion"};
  one.loan_interest = {1000, 2000, 4000, 0};
  EXPECT_EQ(dividends(one), "M1 14.29, M2 28.57, M3 57.14, M4 0.00");
}

TEST(EachMember, GetsInterestOnTheBalanceOfTheAccount) {
  Shares one{"move: rest, each_gets: interest, paid: in money"};
  one.interest = "interest: {is: 6%, on: opening balance}";
  one.balances = {125000, 180000, -50000, 0};
  const Closed closed = close(one);
  EXPECT_EQ(books::outright(closed.year, closed.members), "M1 75.00, M2 108.00, M3 0.00, M4 0.00");
  EXPECT_EQ(books::dividends(closed.year, closed.members), "M1 0.00, M2 0.00, M3 0.00, M4 0.00");
  EXPECT_EQ(books::movements(closed.year), "members 183.00; reserve 817.00");
  one.balances.clear();
  EXPECT_EQ(dividends(one).substr(0, 4), "P216");
}

TEST(EachMember, GetsInterestOnAMeasure) {
  Shares one{"move: rest, each_gets: interest"};
  one.interest = "interest: {is: 6%, on: loan interest}";
  one.loan_interest = {100, 200, 0, 0};
  EXPECT_EQ(dividends(one), "M1 6.00, M2 12.00, M3 0.00, M4 0.00");
}

// Nobody above 40% of the pool: one pass of handing out would leave M2 above it.
TEST(EachMember, IsCappedAndTheOthersShareWhatThatLeaves) {
  const Shares one{
      "move: 100.00 USD, in_proportion_to: hours, each_at_most: 40% of the pool, "
      "above_caps: to fund"};
  EXPECT_EQ(dividends(one), "M1 40.00, M2 40.00, M3 20.00, M4 0.00");
  EXPECT_EQ(moves(one), "members 100.00; reserve 900.00");
}

TEST(EachMember, LeavesWhatNobodyMayTakeToAnAccount) {
  Shares one{
      "move: 100.00 USD, in_proportion_to: hours, each_at_most: 40% of the pool, "
      "above_caps: to fund"};
  one.loan_interest = {0, 0};
  one.hours = {3, 1};
  EXPECT_EQ(dividends(one), "M1 40.00, M2 40.00");
  EXPECT_EQ(moves(one), "members 80.00; fund 20.00; reserve 900.00");
}

// At most 30% of what each was paid; here `loan interest` stands for pay.
TEST(EachMember, IsCappedByWhatTheMemberHas) {
  Shares one{
      "move: 18_000.00 USD, in_proportion_to: loan interest, each_at_most: 30% of loan "
      "interest, above_caps: to fund",
      "20000.00"};
  one.loan_interest = {20000, 30000};
  one.hours = {0, 0};
  EXPECT_EQ(moves(one), "members 15000.00; fund 3000.00; reserve 2000.00");
  EXPECT_EQ(dividends(one), "M1 6000.00, M2 9000.00");
}

// Whoever has less than the least is raised to it, and the others bear that.
TEST(EachMember, HasALeastPart) {
  Shares one{"move: 1_000.00 USD, in_proportion_to: hours, each_at_least: 80.00 USD"};
  one.loan_interest = {0, 0, 0, 0, 0};
  one.hours = {50, 30, 15, 5, 0};
  EXPECT_EQ(dividends(one), "M1 484.21, M2 290.53, M3 145.26, M4 80.00, M5 0.00");
  one.step += ", each_at_most: 60% of loan interest, above_caps: to fund";
  one.loan_interest = {500, 10000, 10000, 10000, 0};
  EXPECT_EQ(dividends(one), "M1 300.00, M2 413.33, M3 206.67, M4 80.00, M5 0.00");
}

TEST(EachMember, IsRefusedWhereTheLeastPartsComeToMore) {
  Shares one{"move: 100.00 USD, in_proportion_to: hours, each_at_least: 40.00 USD"};
  EXPECT_EQ(dividends(one).substr(0, 4), "P232");
  one.step += ", if_short: in proportion";
  EXPECT_EQ(dividends(one), "M1 33.34, M2 33.33, M3 33.33, M4 0.00");
}

TEST(EachMember, AsksForFiguresThatItNeeds) {
  const Shares one{"move: 100.00 USD, in_proportion_to: hours, each_at_least: 10% of grant"};
  EXPECT_EQ(dividends(one), "M1 60.00, M2 30.00, M3 10.00, M4 0.00");
  const Shares other{"move: 100.00 USD, in_proportion_to: hours, each_at_least: 1% of equity"};
  EXPECT_EQ(dividends(other).substr(0, 4), "P206");
}

TEST(EachMember, GoesWhereEmptyPoolsGoWhenNobodyHasAny) {
  Shares one{
      "move: 100.00 USD, in_proportion_to: hours, each_at_least: 5.00 USD, empty_pool: to "
      "fund"};
  one.hours = {0, 0, 0, 0};
  EXPECT_EQ(moves(one), "members 0.00; fund 100.00; reserve 900.00");
}

std::string told(const Shares& one, std::size_t member) {
  const Closed closed = close(one);
  std::string text;
  for (const Step& step : explain_member(closed.bylaws, *closed.year, closed.members, member)) {
    text += step.what;
    for (const auto& [name, value] : step.from) text += ", " + name + " " + to_text(value);
    text += " -> " + to_text(step.result) + "\n";
  }
  return text;
}

TEST(EachMember, IsToldHowTheAmountCameAbout) {
  const Shares one{
      "move: rest, each_gets: 2.25% of loan interest, each_at_least: 5.00 USD, "
      "each_at_most: 250.00 USD, paid: in money"};
  EXPECT_EQ(told(one, 0),
            "2.25% of loan interest, part 2.25%, loan interest 100 -> 2.25\n"
            "not less than 5 USD, amount 2.25 USD -> 5.00 USD\n"
            "paid in money, beside the dividend -> 5.00 USD\n");
  EXPECT_EQ(told(one, 3), "");
}

TEST(EachMember, IsToldWhatOthersLeave) {
  const Shares one{
      "move: 100.00 USD, in_proportion_to: hours, each_at_most: 40% of the pool, "
      "above_caps: to fund"};
  EXPECT_EQ(told(one, 0),
            "part of all hours, hours 60, all hours 100 -> 0.6\n"
            "share of the dividend, share 0.6, pool 100.00 USD -> 60\n"
            "not more than 40% of the pool, amount 60.00 USD -> 40.00 USD\n");
  EXPECT_EQ(told(one, 2),
            "part of all hours, hours 10, all hours 100 -> 0.1\n"
            "share of the dividend, share 0.1, pool 100.00 USD -> 10\n"
            "and of what those at their limits leave to the others, left to the others 20.00 USD, "
            "share among them 1 -> 20\n");
}

}  // namespace
}  // namespace toadlane::patronage
