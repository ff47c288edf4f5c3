#include "rules/year/read_year.h"

#include <gmock/gmock.h>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string bylaws_text =
    "format: coop-bylaws 1\n"
    "coop: {name: Test, kind: worker cooperative, currency: USD, fiscal_year_ends: 30 June}\n"
    "accounts: {reserve: {kind: fund}}\n"
    "surplus:\n"
    "  income: {surplus: of members, profit: of others}\n"
    "  measures: {hours: {unit: hours}}\n"
    "  steps:\n"
    "    - {move: all of profit, to: reserve}\n"
    "    - {move: rest, to: members, in_proportion_to: hours}\n"
    "  pay: {cash: {is: 50%, chosen_by: {body: board}}}\n";

const model::Bylaws& bylaws() {
  static const BylawsRead read = [] {
    Result<BylawsRead> result = read_bylaws(*document::read_yaml("bylaws.yaml", bylaws_text));
    EXPECT_TRUE(result.ok()) << to_text(result.diagnostics());
    return std::move(*result);
  }();
  return read.bylaws;
}

Result<YearRead> read(const std::string& text) {
  const Result<Node> node = document::read_yaml("year.yaml", "format: coop-year 1\n" + text);
  if (!node) return node.diagnostics();
  return read_year(*node, bylaws());
}

// "3:10 Y304 income.surplus" for each mistake.
std::vector<std::string> mistakes(const std::string& text) {
  const Result<YearRead> year = read(text);
  std::vector<std::string> all;
  if (year) return all;
  for (const Diagnostic& one : year.diagnostics().all()) {
    EXPECT_TRUE(one.span) << one.message;
    EXPECT_FALSE(one.advice.empty()) << one.message;
    const Position place = one.span.value_or(SourceSpan{}).begin;
    all.push_back(std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                  std::string(entry_of(one.code).name) + " " + one.clause.path());
  }
  return all;
}

const std::string good = "fiscal_year: 2025\nincome: {surplus: 30_000.00, profit: -5.50}\n";

TEST(Year, IsReadAgainstTheBylaws) {
  const Result<YearRead> read_back =
      read(good +
           "first_fiscal_year: 2012\n"
           "opening: {reserve: 12_000.00}\n"
           "figures: {paid-in capital: 60_000.00}\n"
           "rates: {prime rate: 7.5%, legal interest rate: {is: 1/20}}\n"
           "members: 3\n"
           "totals: {hours: 3600.5}\n");
  ASSERT_TRUE(read_back.ok()) << to_text(read_back.diagnostics());
  const model::FiscalYear& year = read_back->year;
  EXPECT_EQ(year.year, 2025);
  EXPECT_EQ(year.ends.text(), "2025-06-30");
  EXPECT_EQ(year.first, 2012);
  ASSERT_EQ(year.income.size(), 2U);
  EXPECT_EQ(year.income[0].second.units(), Ratio(30000));
  EXPECT_EQ(year.income[1].second.units(), *parse_ratio("-5.50").number);
  ASSERT_EQ(year.opening.size(), 1U);
  EXPECT_EQ(year.opening[0].second.units(), Ratio(12000));
  EXPECT_THAT(year.figures, ElementsAre(std::pair(std::string("paid-in capital"), Ratio(60000))));
  ASSERT_EQ(year.rates.size(), 2U);
  EXPECT_EQ(year.rates[0].second, *parse_ratio("3/40").number);
  EXPECT_EQ(year.rates[1].second, *parse_ratio("1/20").number);
  EXPECT_EQ(year.members, 3);
  ASSERT_EQ(year.totals.size(), 1U);
  EXPECT_EQ(year.totals[0].second, *parse_ratio("7201/2").number);
}

TEST(Year, Y302RefusesAnIncomeThatTheBylawsDoNotKnow) {
  EXPECT_THAT(mistakes("fiscal_year: 2025\nincome: {surplus: 1, profit: 1, grants: 5}\n"),
              ElementsAre("3:41 Y302 income.grants"));
}

TEST(Year, Y303RefusesAnAccountThatTheBylawsDoNotKnow) {
  EXPECT_THAT(mistakes(good + "opening: {reserves: 1.00}\n"),
              ElementsAre("4:21 Y303 opening.reserves"));
  EXPECT_THAT(to_text(read(good + "opening: {reserves: 1.00}\n").diagnostics()),
              HasSubstr("did you mean `reserve`?"));
}

TEST(Year, Y304RefusesWhatIsNoAmount) {
  EXPECT_THAT(mistakes("fiscal_year: 2025\nincome: {surplus: plenty, profit: '1,000.00'}\n"),
              ElementsAre("3:19 Y304 income.surplus", "3:35 Y304 income.profit"));
  EXPECT_THAT(mistakes(good + "totals: {hours: many}\n"), ElementsAre("4:17 Y304 totals.hours"));
}

TEST(Year, Y304WantsThePercentSignOfARate) {
  EXPECT_THAT(mistakes(good + "rates: {prime rate: 7.5}\n"),
              ElementsAre("4:21 Y304 rates.prime rate"));
  EXPECT_THAT(to_text(read(good + "rates: {prime rate: 7.5}\n").diagnostics()),
              HasSubstr("percent sign"));
}

TEST(Year, Y305RefusesMoreDecimalsThanTheCurrencyHas) {
  EXPECT_THAT(mistakes("fiscal_year: 2025\nincome: {surplus: 1.005, profit: 1}\n"),
              ElementsAre("3:19 Y305 income.surplus"));
}

TEST(Year, Y306AsksForEveryIncomeOfTheBylaws) {
  EXPECT_THAT(mistakes("fiscal_year: 2025\nincome: {surplus: 1.00}\n"),
              ElementsAre("3:9 Y306 income"));
}

const std::string split_text = [] {
  std::string text = bylaws_text;
  const std::string incomes = "profit: of others";
  return text.insert(text.find(incomes) + incomes.size(), ", split_by: hours");
}();

// The year read against bylaws that split net income: "net 100.00, hours 2000"; its mistakes.
std::string of_split(const std::string& text) {
  const Result<BylawsRead> rules = read_bylaws(*document::read_yaml("bylaws.yaml", split_text));
  const auto node =
      document::read_yaml("year.yaml", "format: coop-year 1\nfiscal_year: 2025\n" + text);
  const Result<YearRead> year = read_year(*node, rules->bylaws);
  std::string told;
  if (!year) {
    for (const Diagnostic& one : year.diagnostics().all())
      told += std::string(entry_of(one.code).name) + " " + one.clause.path() + ";";
    return told;
  }
  if (year->year.net_income) told = "net " + year->year.net_income->text();
  for (const auto& [name, number] : year->year.others) told += ", " + name + " " + number.text();
  return told;
}

TEST(Year, MayGiveTheNetIncomeWhereTheBylawsSplitIt) {
  EXPECT_EQ(of_split("net_income: 100.00\nothers: {hours: 2_000.5}\n"), "net 100.00, hours 4001/2");
  EXPECT_EQ(of_split("income: {surplus: 1.00, profit: 2.00}\n"), "");
}

TEST(Year, Y306AsksForBothHalvesOfASplit) {
  EXPECT_EQ(of_split("net_income: 100.00\n"), "Y306 net_income;");
  EXPECT_EQ(of_split("others: {hours: 2}\n"), "Y306 others;");
  EXPECT_EQ(of_split(""), "B102 income;");
}

TEST(Year, RefusesASplitThatIsNone) {
  EXPECT_EQ(of_split("net_income: 1.00\nothers: {hours: 2}\nincome: {surplus: 1, profit: 1}\n"),
            "Y302 net_income;");
  EXPECT_EQ(of_split("net_income: 1.00\nothers: {hours: 2, milk: 3}\n"), "Y302 others.milk;");
  EXPECT_EQ(of_split("net_income: 1.00\nothers: {hours: -2}\n"), "Y304 others.hours;");
  EXPECT_THAT(mistakes("fiscal_year: 2025\nnet_income: 1.00\n"),
              ElementsAre("3:13 Y302 net_income"));
}

// What shares count of people outside the table may stand beside the incomes.
TEST(Year, MayTellOfOthersWhereARatioCountsThem) {
  const std::string rules =
      bylaws_text + "ratios: {workers: {share_of: members, among: everybody, at_least: 51%}}\n";
  const Result<BylawsRead> with_ratio = read_bylaws(*document::read_yaml("bylaws.yaml", rules));
  ASSERT_TRUE(with_ratio.ok()) << to_text(with_ratio.diagnostics());
  const auto of_others = [&](const std::string& others) {
    const auto node = document::read_yaml(
        "year.yaml", "format: coop-year 1\n" + good + "others: {" + others + "}\n");
    const Result<YearRead> year = read_year(*node, with_ratio->bylaws);
    if (!year) return std::string(entry_of(year.diagnostics().all()[0].code).name);
    return year->year.others.at(0).first + " " + year->year.others.at(0).second.text();
  };
  EXPECT_EQ(of_others("people: 4"), "people 4");
  EXPECT_EQ(of_others("people: 4.5"), "Y304");
  EXPECT_EQ(of_others("hours: 4"), "Y302");
  EXPECT_THAT(mistakes(good + "others: {people: 4}\n"), ElementsAre("4:9 Y302 others"));
}

TEST(Year, BeginsOnTheDayAfterTheOneBefore) {
  EXPECT_EQ(read(good)->year.first_day().text(), "2024-07-01");
  model::FiscalYear unstated;
  unstated.ends = Date::of(2025, 12, 31).value();
  EXPECT_EQ(unstated.first_day().text(), "2025-01-01");
}

TEST(Year, RefusesAResolutionWhereNothingIsLeftOpen) {
  const std::string made = "resolutions: [{id: B-1, on: 2025-03-01, by: board, value: 35%, ";
  EXPECT_THAT(mistakes(good + made + "chooses: accounts.interest}]\n"),
              ElementsAre("4:73 B127 resolutions[0].chooses"));
  EXPECT_TRUE(read(good + made + "chooses: surplus.pay.cash}]\n").ok());
}

TEST(Year, FindsAllMistakesAtOnceInTheOrderOfTheLines) {
  EXPECT_THAT(mistakes("fiscal_year: soon\n"
                       "income: {surplus: x}\n"
                       "opening: {fund: 1}\n"
                       "membres: 3\n"),
              ElementsAre("2:14 B117 fiscal_year", "3:9 Y306 income", "3:19 Y304 income.surplus",
                          "4:17 Y303 opening.fund", "5:1 B101 membres"));
}

TEST(Year, SaysWhichOneItIsWithoutTheBylaws) {
  const Node text = *document::read_yaml("year.yaml", "fiscal_year: fiscal year 2024\n");
  EXPECT_EQ(*fiscal_year_of(text), 2024);
  EXPECT_FALSE(fiscal_year_of(*document::read_yaml("year.yaml", "income: {}\n")).ok());
  EXPECT_THAT(to_text(mistakes_without_bylaws(text)), HasSubstr("`income` is missing"));
}

}  // namespace
}  // namespace toadlane::rules
