#include "engine/patronage/basis.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

const Date year_end = Date::of(2025, 12, 31).value();

model::SurplusPlan plan(const std::string& measures, const std::string& patronage = "") {
  return *books::bylaws("  income: {surplus: all}\n  measures: " + measures + "\n" +
                        (patronage.empty() ? "" : "  patronage: " + patronage + "\n") +
                        "  steps: [{move: rest, to: reserve}]\n")
              .surplus;
}

std::string shares(const Result<Basis>& basis, const Members& members) {
  if (!basis) return books::code(basis.diagnostics());
  std::string text;
  for (std::size_t i = 0; i < members.size(); ++i)
    text += (i == 0 ? "" : ", ") + basis->share_of(i).text();
  return text;
}

TEST(Basis, IsOneMeasure) {
  const Members members = books::people({"Ana", "Bo"}, {{"hours", {1800, 600}}});
  EXPECT_EQ(shares(basis_of(plan("{hours: {unit: hours}}"), "hours", members, year_end), members),
            "3/4, 1/4");
}

// 80% by hours and 20% by pay: Ana 0.8 * 3/4 + 0.2 * 1/2.
TEST(Basis, AddsSeparateSharesOfEachMeasure) {
  const auto two =
      plan("{hours: {unit: hours}, pay: {unit: USD}}",
           "{combine: separate shares of each measure, weights: {hours: 80%, pay: 20%}}");
  const Members members = books::people({"Ana", "Bo"}, {{"hours", {3, 1}}, {"pay", {50, 50}}});
  EXPECT_EQ(shares(basis_of(two, "patronage", members, year_end), members), "7/10, 3/10");
}

// The same members and weights in one sum: Ana 0.8 * 3 + 0.2 * 50 of 0.8 * 4 + 0.2 * 100.
TEST(Basis, AddsWeightedMeasuresToOneSum) {
  const auto two = plan("{hours: {unit: hours}, pay: {unit: USD}}",
                        "{combine: one sum of weighted measures, weights: {hours: 80%, pay: 20%}}");
  Members members = books::people({"Ana", "Bo"}, {{"hours", {3, 1}}, {"pay", {50, 50}}});
  EXPECT_EQ(shares(basis_of(two, "patronage", members, year_end), members), "31/58, 27/58");
  members.measures[1].second = {{5000, 5000}, 2};  // 50.00, the same
  EXPECT_EQ(shares(basis_of(two, "patronage", members, year_end), members), "31/58, 27/58");
}

TEST(Basis, RefusesASharePartThatNobodyHas) {
  const auto two =
      plan("{hours: {unit: hours}, pay: {unit: USD}}",
           "{combine: separate shares of each measure, weights: {hours: 80%, pay: 20%}}");
  Members members = books::people({"Ana", "Bo"}, {{"hours", {3, 1}}, {"pay", {0, 0}}});
  EXPECT_EQ(shares(basis_of(two, "patronage", members, year_end), members), "P211");
  members.measures[0].second.scaled = {0, 0};
  const auto none = basis_of(two, "patronage", members, year_end);
  ASSERT_TRUE(none.ok()) << "nobody has anything: that is the question of the pool";
  EXPECT_EQ(none->total, Integer(0));
}

TEST(Basis, AppliesTheLimitsOfAMeasure) {
  const auto limited = plan("{hours: {unit: hours, at_least: 200 hours, at_most: 2080 hours}}");
  const Members members = books::people({"Ana", "Bo", "Cy"}, {{"hours", {199, 200, 5000}}});
  EXPECT_EQ(shares(basis_of(limited, "hours", members, year_end), members), "0, 5/57, 52/57");
}

TEST(Basis, ComparesALimitInTheMeasuresUnit) {
  const auto minutes = plan("{hours: {unit: hours, at_least: 90 minutes}}");
  Members members = books::people({"Ana", "Bo"}, {{"hours", {1, 2}}});
  EXPECT_EQ(shares(basis_of(minutes, "hours", members, year_end), members), "0, 1");
  const auto hours = plan("{time: {unit: minutes, at_most: 2 hours}}");
  members = books::people({"Ana", "Bo"}, {{"time", {60, 500}}});
  EXPECT_EQ(shares(basis_of(hours, "time", members, year_end), members), "1/3, 2/3");
}

TEST(Basis, RefusesALimitOfSomethingElse) {
  const Members members = books::people({"Ana"}, {{"hours", {1}}});
  for (const char* limit : {"200 USD", "10% of all members", "0.0000001 hours", "3 members"})
    EXPECT_EQ(shares(basis_of(plan(std::string("{hours: {unit: hours, at_least: ") + limit + "}}"),
                              "hours", members, year_end),
                     members),
              "P204")
        << limit;
}

TEST(Basis, RefusesAWeightThatIsNoNumber) {
  const auto odd =
      plan("{hours: {unit: hours}, pay: {unit: USD}}",
           "{combine: one sum of weighted measures, weights: {hours: prime rate, pay: 20%}}");
  const Members members = books::people({"Ana"}, {{"hours", {1}}, {"pay", {1}}});
  EXPECT_EQ(shares(basis_of(odd, "patronage", members, year_end), members), "P204");
}

TEST(Basis, NeedsAColumnForEachMeasure) {
  const Members members = books::people({"Ana"}, {{"points", {1}}});
  EXPECT_EQ(shares(basis_of(plan("{hours: {unit: hours}}"), "hours", members, year_end), members),
            "P205");
}

TEST(Basis, CountsOnlyWhoIsEligible) {
  const auto only = plan("{hours: {unit: hours}}",
                         "{eligible: {classes: [member], when: time as member at least 6 months}}");
  Members members = books::people({"Ana", "Bo", "Cy", "Di"}, {{"hours", {10, 10, 10, 10}}});
  EXPECT_EQ(shares(basis_of(only, "hours", members, year_end), members), "P205") << "no classes";
  members.classes = {"candidate", "member"};
  members.class_of = {1, 0, 1, 0xFFFF};
  EXPECT_EQ(shares(basis_of(only, "hours", members, year_end), members), "P205") << "no days";
  const auto day = [](unsigned month, unsigned of_month) {
    return Date::of(2025, month, of_month).value().day_number();
  };
  members.joined = {day(6, 30), day(1, 1), day(7, 1), day(1, 1)};
  EXPECT_EQ(shares(basis_of(only, "hours", members, year_end), members), "1, 0, 0, 0");
}

// "reserve 1/5" for each part that goes to an account, and what is left for the members.
std::string asides(const Result<Basis>& basis) {
  if (!basis) return books::code(basis.diagnostics());
  std::string text;
  for (const Aside& aside : basis->aside) text += aside.account + " " + aside.part.text() + ", ";
  return text + "members " + basis->sharing.text();
}

TEST(Basis, GivesTheWeightOfAnEmptyMeasureToTheOthers) {
  const auto three =
      plan("{hours: {unit: hours}, pay: {unit: USD}, milk: {unit: litres}}",
           "{combine: separate shares of each measure, weights: {hours: 50%, pay: 30%, milk: 20%}, "
           "empty_measure: weights of the others}");
  const Members members =
      books::people({"Ana", "Bo"}, {{"hours", {3, 1}}, {"pay", {50, 50}}, {"milk", {0, 0}}});
  const auto basis = basis_of(three, "patronage", members, year_end);
  // 5/8 x 3/4 + 3/8 x 1/2
  EXPECT_EQ(shares(basis, members), "21/32, 11/32");
  EXPECT_EQ(asides(basis), "members 1");
  const std::vector<Step> steps = steps_of_share(*basis, members, 0);
  EXPECT_EQ(to_text(steps.back().result), "0.65625");
  EXPECT_EQ(to_text(steps.back().from.at(0).second), "0.625");
}

TEST(Basis, SendsTheWeightOfAnEmptyMeasureToAnAccount) {
  const auto two =
      plan("{hours: {unit: hours}, pay: {unit: USD}}",
           "{combine: separate shares of each measure, weights: {hours: 80%, pay: 20%}, "
           "empty_measure: to reserve}");
  Members members = books::people({"Ana", "Bo"}, {{"hours", {3, 1}}, {"pay", {0, 0}}});
  const auto basis = basis_of(two, "patronage", members, year_end);
  EXPECT_EQ(shares(basis, members), "3/4, 1/4");
  EXPECT_EQ(asides(basis), "reserve 1/5, members 4/5");
  EXPECT_EQ(to_text(steps_of_share(*basis, members, 0).back().result), "0.6") << "of it all";
  members.measures[0].second.scaled = {0, 0};
  EXPECT_EQ(asides(basis_of(two, "patronage", members, year_end)), "members 1");
}

// Ana 100 and Bo 60 of 200 hours; Cy, with 40, has too few.
TEST(Basis, KeepsWhoIsNotEligibleInTheBaseWhereTheRestHasAPlace) {
  const std::string rule = "{eligible: {of: hours, at_least: 50 hours";
  const Members members = books::people({"Ana", "Bo", "Cy"}, {{"hours", {100, 60, 40}}});
  const auto out =
      basis_of(plan("{hours: {unit: hours}}", rule + "}}"), "hours", members, year_end);
  EXPECT_EQ(shares(out, members), "5/8, 3/8, 0");
  EXPECT_EQ(asides(out), "members 1");
  const auto in = basis_of(plan("{hours: {unit: hours}}", rule + ", the_rest: to reserve}}"),
                           "hours", members, year_end);
  EXPECT_EQ(asides(in), "reserve 1/5, members 4/5");
  EXPECT_EQ(shares(in, members), "5/8, 3/8, 0") << "of what is divided";
  EXPECT_EQ(to_text(steps_of_share(*in, members, 0).front().result), "0.5") << "of all hours";
}

TEST(Basis, KeepsTheRestOfEachSeparateShare) {
  const auto two =
      plan("{hours: {unit: hours}, pay: {unit: USD}}",
           "{combine: separate shares of each measure, weights: {hours: 50%, pay: 50%}, "
           "eligible: {of: hours, at_least: 50 hours, the_rest: to reserve}}");
  const Members members = books::people({"Ana", "Cy"}, {{"hours", {60, 40}}, {"pay", {100, 300}}});
  // Cy leaves 0.5 x 0.4 + 0.5 x 0.75 of it all.
  EXPECT_EQ(asides(basis_of(two, "patronage", members, year_end)), "reserve 23/40, members 17/40");
}

TEST(Basis, NamesTheColumnThatADerivedMeasureLacks) {
  const auto made = plan(
      "{hours: {unit: hours}, skill: {unit: points}, "
      "paid: {unit: hours, product_of: [hours, skill]}}");
  const Members members = books::people({"Ana"}, {{"hours", {1}}});
  const auto basis = basis_of(made, "paid", members, year_end);
  ASSERT_FALSE(basis.ok());
  EXPECT_NE(to_text(basis.diagnostics()).find("no column `skill`"), std::string::npos);
}

TEST(Basis, ShowsTheStepsOfAShare) {
  const auto limited = plan("{hours: {unit: hours, at_most: 100 hours}}");
  const Members members = books::people({"Ana", "Bo"}, {{"hours", {300, 100}}});
  const auto basis = basis_of(limited, "hours", members, year_end);
  const std::vector<Step> steps = steps_of_share(*basis, members, 0);
  ASSERT_EQ(steps.size(), 1U);
  ASSERT_EQ(steps[0].from.size(), 3U);
  EXPECT_EQ(to_text(steps[0].from[0].second), "300");
  EXPECT_EQ(to_text(steps[0].from[1].second), "100");
  EXPECT_EQ(to_text(steps[0].from[2].second), "200");
  EXPECT_EQ(to_text(steps[0].result), "0.5");
}

}  // namespace
}  // namespace toadlane::patronage
