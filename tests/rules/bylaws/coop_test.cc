#include "rules/bylaws/coop.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::HasSubstr;

model::Coop read_coop(const std::string& text, Diagnostics& diagnostics) {
  model::Coop value;
  read_block(text, "coop", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

const std::string start = "name: Test\nkind: worker cooperative\n";

TEST(Coop, IsReadWithItsLawAndItsYear) {
  Diagnostics diagnostics;
  const model::Coop coop = read_coop(start +
                                         "law: {base: us-ca, tax: us-fed}\n"
                                         "taxed_as: subchapter t\n"
                                         "currency: JPY\n"
                                         "fiscal_year_ends: 29 February\n"
                                         "first_fiscal_year: 2012\n",
                                     diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(coop.name, "Test");
  EXPECT_EQ(coop.kind, "worker cooperative");
  ASSERT_EQ(coop.law.size(), 2U);
  EXPECT_EQ(coop.law[1], std::pair(std::string("tax"), std::string("us-fed")));
  EXPECT_EQ(coop.taxed_as, "subchapter t");
  EXPECT_EQ(coop.currency.code(), "JPY");
  EXPECT_EQ(coop.fiscal_year_ends.month, 2U);
  EXPECT_EQ(coop.fiscal_year_ends.day, 29U);
  EXPECT_EQ(coop.first_fiscal_year, 2012);
}

TEST(Coop, MayBeUnderNoStatute) {
  Diagnostics diagnostics;
  EXPECT_TRUE(read_coop(start + "currency: EUR\nlaw: none\n", diagnostics).law.empty());
  EXPECT_EQ(to_text(diagnostics), "");
}

TEST(Coop, RefusesACurrencyThatDoesNotExist) {
  Diagnostics diagnostics;
  read_coop(start + "currency: US$\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, Code::B114);
  EXPECT_THAT(diagnostics.all()[0].advice, HasSubstr("ISO 4217"));
}

class CoopRefuses : public testing::TestWithParam<const char*> {};

TEST_P(CoopRefuses, AYearEndThatIsNoDay) {
  Diagnostics diagnostics;
  read_coop(start + "currency: EUR\nfiscal_year_ends: " + GetParam() + "\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, Code::B115);
}

INSTANTIATE_TEST_SUITE_P(Coop, CoopRefuses,
                         testing::Values("31 June", "30 February", "0 May", "-1 May", "31 december",
                                         "December", "31", "12-31", "99999999999999999999 May"));

TEST(Coop, SaysSinceWhenItsTextHolds) {
  Diagnostics diagnostics;
  model::InForce in_force;
  read_block("{from: 2012-05-01, adopted_by: members}\n", "in_force", diagnostics,
             [&](Visitor& v) { describe(v, in_force); });
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(in_force.from, Date::parse("2012-05-01"));
  EXPECT_EQ(in_force.adopted_by, "members");
}

TEST(Coop, HasOneOfTheKindsOfTheList) {
  Diagnostics diagnostics;
  read_coop("name: Test\nkind: worker co-operative\ncurrency: EUR\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, Code::B111);
  EXPECT_THAT(diagnostics.all()[0].advice, HasSubstr("did you mean `worker cooperative`?"));
}

TEST(DayOfYear, IsTheLastDayOfFebruaryWhereTheBylawsSayThe29th) {
  const model::DayOfYear leap{.month = 2, .day = 29};
  EXPECT_EQ(leap.in(2024).text(), "2024-02-29");
  EXPECT_EQ(leap.in(2025).text(), "2025-02-28");
  EXPECT_EQ(leap.in(2100).text(), "2100-02-28");
  EXPECT_EQ((model::DayOfYear{.month = 9, .day = 15}.in(2025).text()), "2025-09-15");
}

TEST(Coop, SaysWhichClausesStandInTheArticles) {
  Diagnostics diagnostics;
  const model::Coop coop = read_coop(
      start + "currency: EUR\nin_articles: [dissolution, boards.board.size]\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(coop.in_articles.size(), 2U);
  EXPECT_EQ(coop.in_articles[1], "boards.board.size");
}

}  // namespace
}  // namespace toadlane::rules
