#include "rules/bylaws/dissolution.h"

#include <gtest/gtest.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

model::Dissolution read_dissolution(const std::string& text, Diagnostics& diagnostics) {
  model::Dissolution dissolution;
  read_block(text, "dissolution", diagnostics, [&](Visitor& v) { describe(v, dissolution); });
  return dissolution;
}

TEST(Dissolution, PaysInItsOrderAndThenTheRest) {
  Diagnostics diagnostics;
  const model::Dissolution end = read_dissolution(
      "cite: Art. 9.9\n"
      "after: [debts, member accounts]\n"
      "rest: {to: past and present members, in_proportion_to: lifetime patronage}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(end.cite, "Art. 9.9");
  ASSERT_EQ(end.after.size(), 2U);
  EXPECT_EQ(end.after[0].text, "debts");
  EXPECT_EQ(end.after[1].text, "member accounts");
  EXPECT_EQ(end.after[1].clause, Clause("dissolution.after[1]"));
  ASSERT_TRUE(end.rest);
  EXPECT_EQ(end.rest->to.text, "past and present members");
  EXPECT_EQ(end.rest->in_proportion_to.text, "lifetime patronage");
}

TEST(Dissolution, SaysWhereTheRestGoes) {
  Diagnostics diagnostics;
  read_dissolution("after: debts\nrest: {in_proportion_to: hours}\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("dissolution.rest.to"));
}

TEST(Dissolution, SendsAPartOutsideAndTheIndivisibleReserveElsewhere) {
  Diagnostics diagnostics;
  const model::Dissolution end = read_dissolution(
      "rest: {to: past and present members}\n"
      "outside: {cite: Art. 10.2, at_least: 20%, to: other cooperatives}\n"
      "indivisible_to: a development fund\nindivisible_claimed_back: 5 years\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(end.outside && end.outside->at_least);
  EXPECT_EQ(end.outside->cite, "Art. 10.2");
  EXPECT_EQ(end.outside->to, "other cooperatives");
  EXPECT_EQ(end.indivisible_to, "a development fund");
  EXPECT_EQ(end.indivisible_claimed_back.text, "5 years");
}

}  // namespace
}  // namespace toadlane::rules
