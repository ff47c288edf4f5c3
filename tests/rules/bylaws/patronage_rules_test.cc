#include "rules/bylaws/patronage_rules.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A surplus with two incomes; the test gives measures, and what else it is about.
std::vector<std::string> mistakes_patronage_rules(const std::string& measures,
                                                  const std::string& more = "",
                                                  const std::string& income = "") {
  const std::string text =
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "accounts: {reserve: {kind: fund}}\n"
      "surplus:\n"
      "  income: {surplus: of members, profit: of others" +
      income + "}\n  measures: {" + measures +
      "}\n"
      "  steps: [{move: rest, to: reserve}]\n" +
      more;
  if (!diagnostics_of(text).has_errors()) return {};
  return told(text);
}

const std::string columns = "hours: {unit: hours}, breaks: {unit: hours}, skill: {unit: points}, ";

TEST(PatronageRules, FindNothingInMeasuresThatCanBeMade) {
  EXPECT_THAT(mistakes_patronage_rules(
                  columns + "one: {unit: points, is: 1}, days: {unit: days, is: days as member}, "
                            "years: {unit: years, is: full years as member, at_most: 5 years}, "
                            "worked: {unit: hours, is: hours, less: [breaks]}, "
                            "paid: {unit: hours, product_of: [worked, skill]}"),
              IsEmpty());
}

TEST(PatronageRules, B113RefuseMeasuresOfWhatIsNotDeclared) {
  EXPECT_THAT(mistakes_patronage_rules(columns + "x: {unit: hours, is: hour}"),
              ElementsAre("B113 surplus.measures.x.is"));
  EXPECT_THAT(mistakes_patronage_rules(columns + "x: {unit: hours, is: hours, less: [leave]}"),
              ElementsAre("B113 surplus.measures.x.less"));
  EXPECT_THAT(mistakes_patronage_rules(columns + "x: {unit: hours, product_of: [hours, skil]}"),
              ElementsAre("B113 surplus.measures.x.product_of"));
}

TEST(PatronageRules, B137RefuseMeasuresThatAreMadeOfEachOther) {
  EXPECT_THAT(mistakes_patronage_rules("a: {unit: hours, is: a}"),
              ElementsAre("B137 surplus.measures.a"));
  EXPECT_THAT(mistakes_patronage_rules(
                  columns + "a: {unit: hours, is: b}, b: {unit: hours, product_of: [hours, c]}, "
                            "c: {unit: points, is: a}"),
              ElementsAre("B137 surplus.measures.a", "B138 surplus.measures.c.is"));
}

TEST(PatronageRules, B138RefuseMeasuresThatCannotBeMadeSo) {
  EXPECT_THAT(
      mistakes_patronage_rules(columns + "x: {unit: hours, is: hours, product_of: [hours, skill]}"),
      ElementsAre("B138 surplus.measures.x.product_of"));
  EXPECT_THAT(mistakes_patronage_rules(columns + "x: {unit: hours, less: [breaks]}"),
              ElementsAre("B138 surplus.measures.x.less"));
  EXPECT_THAT(mistakes_patronage_rules(columns + "x: {unit: hours, product_of: [hours]}"),
              ElementsAre("B138 surplus.measures.x.product_of"));
  EXPECT_THAT(mistakes_patronage_rules(
                  columns + "x: {unit: hours, product_of: [hours, skill], less: [breaks]}"),
              ElementsAre("B138 surplus.measures.x.less"));
  EXPECT_THAT(mistakes_patronage_rules(columns + "x: {unit: hours, is: skill}"),
              ElementsAre("B138 surplus.measures.x.is"));
  EXPECT_THAT(mistakes_patronage_rules("x: {unit: hours, is: days as member}"),
              ElementsAre("B138 surplus.measures.x.unit"));
  EXPECT_THAT(mistakes_patronage_rules("x: {unit: points, is: -1}"),
              ElementsAre("B138 surplus.measures.x.is"));
  EXPECT_THAT(mistakes_patronage_rules("x: {unit: points, is: 0.1234567}"),
              ElementsAre("B138 surplus.measures.x.is"));
}

TEST(PatronageRules, RefuseNamesThatMeanSomethingElse) {
  EXPECT_THAT(mistakes_patronage_rules("days as member: {unit: days}"),
              ElementsAre("B117 surplus.measures.days as member"));
  EXPECT_THAT(mistakes_patronage_rules("2024: {unit: points}"),
              ElementsAre("B117 surplus.measures.2024"));
}

TEST(PatronageRules, AskWhereTheResidueGoes) {
  EXPECT_THAT(mistakes_patronage_rules(columns, "  rounding: {shares: half up}\n"),
              ElementsAre("B139 surplus.rounding.shares"));
  EXPECT_THAT(
      mistakes_patronage_rules(columns, "  rounding: {shares: half up, residue: to reserve}\n"),
      IsEmpty());
  EXPECT_THAT(
      mistakes_patronage_rules(columns, "  rounding: {shares: half up, residue: to fund}\n"),
      ElementsAre("B113 surplus.rounding.residue"));
  EXPECT_THAT(mistakes_patronage_rules(columns, "  rounding: {residue: to reserve}\n"),
              ElementsAre("B117 surplus.rounding.residue"));
}

TEST(PatronageRules, AskOfWhichMeasureTheLeastIs) {
  EXPECT_THAT(mistakes_patronage_rules(columns,
                                       "  patronage: {eligible: {at_least: 25% of the average}}\n"),
              ElementsAre("B117 surplus.patronage.eligible.at_least"));
  EXPECT_THAT(mistakes_patronage_rules(columns, "  patronage: {eligible: {of: hours}}\n"),
              ElementsAre("B117 surplus.patronage.eligible.of"));
  EXPECT_THAT(
      mistakes_patronage_rules(
          columns, "  patronage: {eligible: {of: hours, at_least: a lot of the average}}\n"),
      ElementsAre("B117 surplus.patronage.eligible.at_least"));
  EXPECT_THAT(
      mistakes_patronage_rules(columns,
                               "  patronage: {eligible: {of: hours, at_least: 25% of the average, "
                               "the_rest: reserve}}\n"),
      ElementsAre("B117 surplus.patronage.eligible.the_rest"));
}

TEST(PatronageRules, LetOnlySeparateSharesHaveAnEmptyMeasure) {
  EXPECT_THAT(mistakes_patronage_rules(columns,
                                       "  patronage: {combine: separate shares of each measure, "
                                       "empty_measure: weights of the others}\n"),
              IsEmpty());
  EXPECT_THAT(mistakes_patronage_rules(columns,
                                       "  patronage: {combine: one sum of weighted measures, "
                                       "empty_measure: to reserve}\n"),
              ElementsAre("B117 surplus.patronage.empty_measure"));
}

TEST(PatronageRules, SplitNetIncomeOverTwoIncomes) {
  EXPECT_THAT(mistakes_patronage_rules(columns, "", ", split_by: hours"), IsEmpty());
  EXPECT_THAT(mistakes_patronage_rules(columns, "", ", split_by: hour"),
              ElementsAre("B113 surplus.income.split_by"));
  EXPECT_THAT(mistakes_patronage_rules(columns, "", ", grants: given, split_by: hours"),
              ElementsAre("B117 surplus.income.split_by"));
}

}  // namespace
}  // namespace toadlane::rules
