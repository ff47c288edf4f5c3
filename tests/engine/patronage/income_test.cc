#include "engine/patronage/income.h"

#include <gtest/gtest.h>

#include "engine/patronage/year_end.h"
#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

model::Bylaws bylaws(const std::string& measure = "{unit: hours}") {
  return books::bylaws(
      "  income: {surplus: of members, profit: of others, split_by: hours}\n"
      "  measures: {hours: " +
      measure +
      "}\n  steps:\n    - {move: all of profit, to: reserve}\n"
      "    - {move: rest, to: members, in_proportion_to: hours}\n");
}

model::FiscalYear year(const std::string& net_income, const Ratio& others) {
  model::FiscalYear year;
  year.year = 2025;
  year.ends = Date::of(2025, 12, 31).value();
  year.net_income = parse_money(net_income, Currency::find("USD").value()).money.value();
  year.others.emplace_back("hours", others);
  return year;
}

// "surplus 60000.00, profit 40000.00"
std::string incomes(const model::Bylaws& rules, const model::FiscalYear& facts,
                    const Members& members) {
  const Result<SplitIncome> split = split_income(*rules.surplus, facts, members);
  if (!split) return books::code(split.diagnostics());
  std::string text;
  for (const auto& [name, amount] : split->year.income)
    text += (text.empty() ? "" : ", ") + name + " " + amount.text();
  return text;
}

// Members worked 3,000 hours and others 2,000: 60% of the margin is surplus, 40% profit.
TEST(SplitIncome, GoesByWhatMembersAndOthersDid) {
  const Members members = books::people({"Ana", "Bo"}, {{"hours", {1800, 1200}}});
  EXPECT_EQ(incomes(bylaws(), year("100000.00", 2000), members),
            "surplus 60000.00, profit 40000.00");
  EXPECT_EQ(incomes(bylaws(), year("100000.01", 2000), members),
            "surplus 60000.01, profit 40000.00");
  EXPECT_EQ(incomes(bylaws(), year("100000.00", 0), members), "surplus 100000.00, profit 0.00");
}

TEST(SplitIncome, CountsHoursAsTheyCount) {
  const Members members = books::people({"Ana", "Bo"}, {{"hours", {1800, 1200}}});
  EXPECT_EQ(incomes(bylaws("{unit: hours, at_most: 1500 hours}"), year("47000.00", 2000), members),
            "surplus 27000.00, profit 20000.00");
}

TEST(SplitIncome, SplitsALossAlike) {
  const Members members = books::people({"Ana"}, {{"hours", {1}}});
  model::FiscalYear facts = year("100.00", 2);
  facts.net_income = -*facts.net_income;
  EXPECT_EQ(incomes(bylaws(), facts, members), "surplus -33.33, profit -66.67");
}

TEST(SplitIncome, RefusesWhatNobodyDid) {
  const Members members = books::people({"Ana"}, {{"hours", {0}}});
  EXPECT_EQ(incomes(bylaws(), year("100.00", 0), members), "P222");
  EXPECT_EQ(incomes(bylaws(), year("100.00", 0), books::people({"Ana"}, {})), "P205");
}

TEST(SplitIncome, RunsDownTheWaterfall) {
  const Members members = books::people({"Ana", "Bo"}, {{"hours", {1800, 1200}}});
  const Result<YearEnd> closed = close_year(bylaws(), year("100000.00", 2000), members);
  EXPECT_EQ(books::movements(closed), "reserve 40000.00; members 60000.00");
  EXPECT_EQ(books::dividends(closed, members), "Ana 36000.00, Bo 24000.00");
  ASSERT_EQ(closed->income_why.size(), 2U);
  EXPECT_EQ(closed->income_why[0].what, "surplus: the part of net income by hours of members");
}

}  // namespace
}  // namespace toadlane::patronage
