#include "engine/patronage/year_end.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

using testing::HasSubstr;

// The bicycle collective's example "year-end allocation": 25% of 110,000 is 27,500 for the account,
// profit included; 50% of the rest in money.
TEST(YearEnd, ClosesTheBicycleCollective) {
  const model::Bylaws bylaws = books::example("bicycle-collective", 2025);
  const auto year = books::year(bylaws, 2025, {{"profit", "10_000.00"}, {"surplus", "100_000.00"}},
                                {{"collective account", "40_000.00"}});
  const Members members = books::people({"Ana", "Bo", "Cy"}, {{"hours worked", {1800, 1200, 600}}});
  const auto closed = close_year(bylaws, year, members);
  EXPECT_EQ(books::movements(closed),
            "collective account 10000.00; collective account 17500.00; members 82500.00");
  EXPECT_EQ(books::dividends(closed, members), "Ana 41250.00, Bo 27500.00, Cy 13750.00");
  EXPECT_EQ(books::cash(closed, members), "Ana 20625.00, Bo 13750.00, Cy 6875.00");
  ASSERT_EQ(closed->closing.size(), 1U);
  EXPECT_EQ(closed->closing[0].second.text(), "67500.00");
}

// The print works' example: the reserve holds 50,000 of the 80,000 that are its part, the members
// bear 20,000 and the 30,000 that are short, by 80% hours and 20% pay.
TEST(YearEnd, LaysALossOnTheReserveAndTheMembers) {
  const model::Bylaws bylaws = books::example("print-works", 2023);
  const auto year = books::year(bylaws, 2023, {{"profit", "0.00"}, {"surplus", "-100_000.00"}},
                                {{"reserve", "50_000.00"}});
  Members members =
      books::people({"Ana", "Bo"}, {{"hours", {1500, 500}}, {"gross pay", {45'000, 15'000}}});
  members.opening = {40'000'00, 30'000'00};
  const auto closed = close_year(bylaws, year, members);
  EXPECT_EQ(books::movements(closed), "reserve -50000.00; members -50000.00");
  EXPECT_EQ(books::dividends(closed, members), "Ana -37500.00, Bo -12500.00");
  EXPECT_FALSE(closed->split);
}

// The same rule when the accounts hold too little: Ana gives all of 10,000, Bo all of 15,000, and
// what nobody can bear is carried forward. The two parts of the members' loss have one floor.
TEST(YearEnd, TakesNoAccountBelowItsFloorOverAllPartsOfALoss) {
  const model::Bylaws bylaws = books::example("print-works", 2023);
  const auto year = books::year(bylaws, 2023, {{"profit", "0.00"}, {"surplus", "-100_000.00"}},
                                {{"reserve", "50_000.00"}});
  Members members =
      books::people({"Ana", "Bo"}, {{"hours", {1500, 500}}, {"gross pay", {45'000, 15'000}}});
  members.opening = {10'000'00, 15'000'00};
  const auto closed = close_year(bylaws, year, members);
  EXPECT_EQ(books::movements(closed),
            "reserve -50000.00; members -25000.00; carried forward -25000.00");
  EXPECT_EQ(books::dividends(closed, members), "Ana -10000.00, Bo -15000.00");
}

// The floor holds too when the two parts go by two measures.
TEST(YearEnd, CountsWhatAMemberBoreByAnotherMeasureBefore) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  measures: {hours: {unit: hours}, points: {unit: points}}\n"
      "  steps: [{move: rest, to: reserve}]\n"
      "  losses: [{taken_from: {members by hours: 50%, members by points: 50%},\n"
      "            never_below: {member accounts: 1.00}}]\n");
  const auto year = books::year(bylaws, 2025, {{"surplus", "-10.00"}});
  Members members = books::people({"Ana", "Bo"}, {{"hours", {1, 0}}, {"points", {1, 1}}});
  members.opening = {6'00, 100'00};
  const auto closed = close_year(bylaws, year, members);
  EXPECT_EQ(books::dividends(closed, members), "Ana -5.00, Bo -5.00");
}

TEST(YearEnd, AsksForTheBalancesThatAFloorNeeds) {
  const model::Bylaws bylaws = books::example("print-works", 2023);
  const auto year = books::year(bylaws, 2023, {{"profit", "0.00"}, {"surplus", "-100_000.00"}},
                                {{"reserve", "50_000.00"}});
  const Members members =
      books::people({"Ana", "Bo"}, {{"hours", {1500, 500}}, {"gross pay", {45'000, 15'000}}});
  EXPECT_EQ(books::code(close_year(bylaws, year, members).diagnostics()), "P216");
}

model::FiscalYear grocers_year(const model::Bylaws& bylaws) {
  return books::year(bylaws, 2025, {{"surplus", "90_000.00"}}, {{"legal reserve", "48_000.00"}},
                     {{"highest capital ever", "60_000.00"}});
}

// The grocer's example "legal reserve nearly full".
TEST(YearEnd, DividesAPoolForEachClass) {
  const model::Bylaws bylaws = books::example("neighbourhood-grocer", 2025);
  Members members =
      books::people({"Ana", "Bo", "Dia", "Eve", "Fay"}, {{"hours worked", {1500, 1000, 0, 0, 0}},
                                                         {"value delivered", {0, 0, 40'000, 0, 0}},
                                                         {"purchases", {0, 0, 0, 300, 100}}});
  const auto closed = close_year(bylaws, grocers_year(bylaws), members);
  EXPECT_EQ(books::movements(closed),
            "legal reserve 12000.00; indivisible reserve 39000.00; members 39000.00");
  EXPECT_EQ(books::dividends(closed, members),
            "Ana 11700.00, Bo 7800.00, Dia 11700.00, Eve 5850.00, Fay 1950.00");
}

// The grocer's example "empty pools go to the indivisible reserve".
TEST(YearEnd, SendsEmptyPoolsWhereTheStepSays) {
  const model::Bylaws bylaws = books::example("neighbourhood-grocer", 2025);
  const Members members = books::people(
      {"Ana", "Bo"},
      {{"hours worked", {1500, 1000}}, {"value delivered", {0, 0}}, {"purchases", {0, 0}}});
  const auto closed = close_year(bylaws, grocers_year(bylaws), members);
  EXPECT_EQ(books::movements(closed),
            "legal reserve 12000.00; indivisible reserve 39000.00; members 19500.00; "
            "indivisible reserve 11700.00; indivisible reserve 7800.00");
  EXPECT_EQ(books::dividends(closed, members), "Ana 11700.00, Bo 7800.00");
  ASSERT_TRUE(closed.ok());
  EXPECT_EQ(closed->movements[2].taken[0].second.text(), "19500.00") << "what is left of the step";
}

constexpr const char* straight_to_members =
    "  income: {surplus: all}\n"
    "  measures: {hours: {unit: hours}}\n"
    "  steps: [{move: rest, to: members, in_proportion_to: hours}]\n";

TEST(YearEnd, RefusesMoneyForMembersWithoutPatronage) {
  const model::Bylaws bylaws = books::bylaws(straight_to_members);
  const auto year = books::year(bylaws, 2025, {{"surplus", "1.00"}});
  EXPECT_EQ(
      books::code(close_year(bylaws, year, books::people({"Ana"}, {{"hours", {0}}})).diagnostics()),
      "P210");
  EXPECT_EQ(books::code(close_year(bylaws, year, books::people({}, {{"hours", {}}})).diagnostics()),
            "P210");
}

// 0.01 cannot reach both pools: the one without a cent needs nobody.
TEST(YearEnd, NeedsNobodyForAPoolWithoutACent) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: all}\n"
      "  measures: {hours: {unit: hours}, points: {unit: points}}\n"
      "  steps:\n"
      "    - move: rest\n"
      "      to: members\n"
      "      pools:\n"
      "        member: {share: 60%, in_proportion_to: hours}\n"
      "        candidate: {share: 40%, in_proportion_to: points}\n");
  const auto year = books::year(bylaws, 2025, {{"surplus", "0.01"}});
  const Members members = books::people({"Ana"}, {{"hours", {5}}, {"points", {0}}});
  EXPECT_EQ(books::dividends(close_year(bylaws, year, members), members), "Ana 0.01");
}

TEST(YearEnd, GivesTheLastCentToTheLowerMemberNumber) {
  const model::Bylaws bylaws = books::bylaws(straight_to_members);
  const auto year = books::year(bylaws, 2025, {{"surplus", "1.00"}});
  const Members members = books::people({"M10", "M2", "M9"}, {{"hours", {7, 7, 7}}});
  EXPECT_EQ(books::dividends(close_year(bylaws, year, members), members),
            "M10 0.33, M2 0.34, M9 0.33");
}

// A loss of one source beside the gain of another: who loses on the whole is paid nothing.
TEST(YearEnd, PaysNothingToWhoBearsMoreThanTheyGet) {
  const model::Bylaws bylaws = books::bylaws(
      "  income: {surplus: one, profit: another, losses_covered_by_other: no}\n"
      "  measures: {hours: {unit: hours}, points: {unit: points}}\n"
      "  steps: [{move: rest, to: members, in_proportion_to: hours}]\n"
      "  losses: [{taken_from: {members by points: 100%}}]\n"
      "  pay: {cash: 20%}\n"
      "  rounding: {cash: largest remainder}\n");
  const auto year = books::year(bylaws, 2025, {{"surplus", "100.00"}, {"profit", "-30.00"}});
  const Members members = books::people({"Ana", "Bo"}, {{"hours", {1, 0}}, {"points", {0, 1}}});
  const auto closed = close_year(bylaws, year, members);
  EXPECT_EQ(books::dividends(closed, members), "Ana 100.00, Bo -30.00");
  EXPECT_EQ(books::cash(closed, members), "Ana 20.00, Bo 0.00");
}

TEST(YearEnd, ExplainsAMembersCentInFourLines) {
  const model::Bylaws bylaws = books::example("bicycle-collective", 2025);
  const auto year = books::year(bylaws, 2025, {{"profit", "0.00"}, {"surplus", "1.00"}});
  const Members members = books::people({"Ana", "Bo"}, {{"hours worked", {2, 1}}});
  const auto closed = close_year(bylaws, year, members);
  ASSERT_TRUE(closed.ok()) << books::movements(closed);
  const std::vector<Step> steps = explain_member(bylaws, *closed, members, 1);
  ASSERT_EQ(steps.size(),
            4U);  // share, exact amount, money, retained: 0.75 in three parts is whole
  EXPECT_EQ(std::get<Ratio>(steps[0].result), Ratio::of(1, 3));
  EXPECT_EQ(std::get<Ratio>(steps[1].result), Ratio::of(1, 4));
  EXPECT_THAT(steps[2].what, HasSubstr("up for each member"));
  EXPECT_EQ(to_text(steps[2].result), "0.13 USD");
  EXPECT_EQ(to_text(steps[3].result), "0.12 USD");
}

TEST(YearEnd, SaysWhichRoundingsAreDefaults) {
  const model::Bylaws bylaws = books::bylaws(straight_to_members);
  const auto year = books::year(bylaws, 2025, {{"surplus", "1.00"}});
  const Members members = books::people({"Ana"}, {{"hours", {1}}});
  const auto closed = close_year(bylaws, year, members);
  ASSERT_EQ(closed->policies.size(), 2U);
  EXPECT_THAT(closed->policies[0], HasSubstr("half up (default, not stated)"));
  EXPECT_THAT(closed->policies[1], HasSubstr("largest remainder"));
}

}  // namespace
}  // namespace toadlane::patronage
