#include "engine/patronage/derived.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

model::SurplusPlan derived_plan(const std::string& measures) {
  return *books::bylaws("  income: {surplus: all}\n  measures:\n" + measures +
                        "  steps: [{move: rest, to: reserve}]\n")
              .surplus;
}

model::FiscalYear year_2025() {
  model::FiscalYear year;
  year.year = 2025;
  year.ends = Date::of(2025, 12, 31).value();
  return year;
}

std::int32_t day(const char* text) {
  return Date::parse(text).value().day_number();
}

// "2250.625, 0": the column after it was added; what was refused: the code.
std::string column(const std::string& measures, const std::string& name, Members members) {
  const Diagnostics mistakes = add_derived(derived_plan(measures), year_2025(), members);
  if (mistakes.has_errors()) return books::code(mistakes);
  const Column* made = members.measure(name);
  if (made == nullptr) return "none";
  std::string text;
  for (const std::int64_t value : made->scaled)
    text += (text.empty() ? "" : ", ") +
            plain_text(Ratio::of(Integer(value), power_of_ten(made->places)));
  return text;
}

TEST(Derived, GivesEverybodyANumber) {
  const Members members = books::people({"Ana", "Bo"}, {});
  EXPECT_EQ(column("    one: {unit: points, is: 1}\n", "one", members), "1, 1");
  EXPECT_EQ(column("    one: {unit: points, is: 0.25}\n", "one", members), "0.25, 0.25");
}

TEST(Derived, MultipliesMeasuresAsTheyCount) {
  Members members = books::people({"Ana", "Bo"}, {{"hours", {0, 0}}, {"skill", {0, 0}}});
  members.measures[0].second = {{180050, 10000}, 2};
  members.measures[1].second = {{125, 300}, 2};
  EXPECT_EQ(column("    hours: {unit: hours}\n    skill: {unit: points, at_most: 2 points}\n"
                   "    skilled: {unit: hours, product_of: [hours, skill]}\n",
                   "skilled", members),
            "2250.625, 200");
}

TEST(Derived, TakesMeasuresOffAnotherAndNeverGoesBelowZero) {
  const Members members = books::people(
      {"Ana", "Bo"}, {{"bought", {500, 20}}, {"returned", {20, 30}}, {"excluded", {30, 0}}});
  EXPECT_EQ(column("    bought: {unit: USD}\n    returned: {unit: USD}\n"
                   "    excluded: {unit: USD}\n"
                   "    net: {unit: USD, is: bought, less: [returned, excluded]}\n",
                   "net", members),
            "450, 0");
}

TEST(Derived, BringsDecimalsTogetherBeforeTakingOff) {
  Members members = books::people({"Ana"}, {{"bought", {500}}, {"returned", {0}}});
  members.measures[1].second = {{125}, 2};
  EXPECT_EQ(column("    bought: {unit: USD}\n    returned: {unit: USD}\n"
                   "    net: {unit: USD, is: bought, less: [returned]}\n",
                   "net", members),
            "498.75");
}

TEST(Derived, TakesMeasuresInTheOrderInWhichTheyNeedEachOther) {
  const Members members =
      books::people({"Ana"}, {{"hours", {100}}, {"breaks", {10}}, {"skill", {2}}});
  EXPECT_EQ(column("    paid: {unit: hours, product_of: [worked, skill]}\n"
                   "    worked: {unit: hours, is: hours, less: [breaks]}\n"
                   "    hours: {unit: hours}\n    breaks: {unit: hours}\n"
                   "    skill: {unit: points}\n",
                   "paid", members),
            "180");
}

// 2025 has 365 days; both ends count, so that one day of membership is 1.
TEST(Derived, CountsDaysAsMemberInTheFiscalYear) {
  Members members = books::people({"A", "B", "C", "D", "E", "F"}, {});
  members.joined = {day("2019-03-01"), day("2025-12-31"), day("2025-03-01"),
                    day("2024-01-01"), day("2024-01-01"), day("2026-01-01")};
  members.left.assign(6, Members::no_day);
  members.left[2] = day("2025-03-10");
  members.left[3] = day("2024-12-31");
  members.left[4] = day("2026-05-05");
  EXPECT_EQ(column("    days: {unit: days, is: days as member}\n", "days", members),
            "365, 1, 10, 0, 365, 0");
}

TEST(Derived, CountsDaysFromTheStatedFirstDay) {
  Members members = books::people({"Ana"}, {});
  members.joined = {day("2019-03-01")};
  model::FiscalYear year = year_2025();
  year.begins = Date::of(2025, 7, 1).value();
  ASSERT_TRUE(
      add_derived(derived_plan("    days: {unit: days, is: days as member}\n"), year, members)
          .empty());
  EXPECT_EQ(members.measure("days")->scaled, (std::vector<std::int64_t>{184}));
}

TEST(Derived, CountsAnniversariesThatHaveComeRound) {
  Members members = books::people({"A", "B", "C", "D", "E"}, {});
  members.joined = {day("2019-12-31"), day("2020-01-01"), day("2025-06-01"), day("2020-06-01"),
                    day("2027-01-01")};
  members.left.assign(5, Members::no_day);
  members.left[3] = day("2023-05-31");
  EXPECT_EQ(column("    years: {unit: years, is: full years as member}\n", "years", members),
            "6, 5, 0, 2, 0");
}

TEST(Derived, RefusesDaysThatCannotBe) {
  const std::string days = "    days: {unit: days, is: days as member}\n";
  Members members = books::people({"Ana", "Bo"}, {});
  members.joined = {day("2020-01-01"), day("2021-01-01")};
  members.left = {Members::no_day, day("2020-12-31")};
  EXPECT_EQ(column(days, "days", members), "P221");
  members.left.clear();
  members.joined[1] = Members::no_day;
  EXPECT_EQ(column(days, "days", members), "P205");
}

TEST(Derived, LeavesOutWhatHasNoColumn) {
  const Members members = books::people({"Ana"}, {{"hours", {1}}});
  EXPECT_EQ(column("    days: {unit: days, is: days as member}\n", "days", members), "none");
  EXPECT_EQ(column("    hours: {unit: hours}\n    skill: {unit: points}\n"
                   "    skilled: {unit: hours, product_of: [hours, skill]}\n",
                   "skilled", members),
            "none");
}

TEST(Derived, RefusesMoreDigitsThanFit) {
  const std::int64_t large = std::int64_t{1} << 40;
  const Members members = books::people({"Ana"}, {{"a", {large}}, {"b", {large}}});
  EXPECT_EQ(column("    a: {unit: points}\n    b: {unit: points}\n"
                   "    c: {unit: points, product_of: [a, b]}\n",
                   "c", members),
            "P220");
}

TEST(Derived, KeepsAColumnThatIsThere) {
  const Members members = books::people({"Ana"}, {{"one", {7}}});
  EXPECT_EQ(column("    one: {unit: points, is: 1}\n", "one", members), "7");
}

// "what: name value, name value = result" for each step.
std::string explained(const std::string& measures, const std::string& name, Members members) {
  const model::SurplusPlan rules = derived_plan(measures);
  EXPECT_TRUE(add_derived(rules, year_2025(), members).empty());
  model::Named<model::Measure> made;
  for (const std::string& one : made_of(rules, name))
    made.emplace_back(one, *model::find(rules.measures, one));
  std::string text;
  for (const Step& step : steps_of_derived(made, year_2025().ends, members, 0)) {
    text += step.what + ":";
    for (const auto& [what, value] : step.from) text += " " + what + " " + to_text(value) + ",";
    text.back() = ' ';
    text += "= " + to_text(step.result) + "\n";
  }
  return text;
}

TEST(Derived, ExplainsEachMeasureThatAnotherIsMadeOf) {
  const Members members =
      books::people({"Ana"}, {{"hours", {110}}, {"breaks", {10}}, {"skill", {3}}});
  EXPECT_EQ(explained("    hours: {unit: hours}\n    breaks: {unit: hours}\n"
                      "    skill: {unit: points, at_most: 2 points}\n"
                      "    worked: {unit: hours, is: hours, less: [breaks]}\n"
                      "    paid: {unit: hours, product_of: [worked, skill]}\n",
                      "paid", members),
            "worked: hours less breaks, not below 0: hours 110, breaks 10 = 100\n"
            "paid: the product: worked 100, skill 3, skill that count 2 = 200\n");
}

TEST(Derived, ExplainsTheTimeOfMembership) {
  Members members = books::people({"Ana"}, {});
  members.joined = {day("2020-03-01")};
  members.left = {day("2025-01-31")};
  EXPECT_EQ(explained("    days: {unit: days, is: days as member}\n", "days", members),
            "days as member in this year, both ends counted: from 2025-01-01, to 2025-01-31 = "
            "31\n");
  EXPECT_EQ(explained("    years: {unit: years, is: full years as member}\n", "years", members),
            "full years as member: joined 2020-03-01, until 2025-01-31 = 4\n");
}

}  // namespace
}  // namespace toadlane::patronage
