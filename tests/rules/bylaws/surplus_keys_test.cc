#include "rules/bylaws/surplus_keys.h"

#include <gmock/gmock.h>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The codes of what is told of this block `surplus`.
std::vector<std::string> told_surplus_keys(const std::string& steps, const std::string& rest = "",
                                           const std::string& figure = "net assets") {
  const std::string text =
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, law: none, taxed_as: not in the US, "
      "currency: USD, fiscal_year_ends: 31 December}\n"
      "in_force: {from: 2000-01-01}\n"
      "accounts: {reserve: {kind: fund}, dues: {kind: payable}, interest: {is: 4%, on: pay}}\n"
      "surplus:\n"
      "  income: {surplus: all}\n"
      "  figures: {" +
      figure +
      ": assets less debts}\n"
      "  measures: {hours: {unit: hours}, pay: {unit: USD}}\n"
      "  steps:\n" +
      steps + rest;
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  const Result<BylawsRead> read = read_bylaws(*node);
  std::vector<std::string> codes;
  for (const Diagnostic& one : (read ? read->doubts : read.diagnostics()).all())
    codes.emplace_back(entry_of(one.code).name);
  return codes;
}

std::vector<std::string> step(const std::string& keys) {
  return told_surplus_keys("    - {" + keys + "}\n");
}

TEST(SurplusKeys, AreFineWhereTheySayOneThing) {
  EXPECT_THAT(step("move: 10% of surplus, to: reserve, at_least: 5.00 USD, at_most: 9% of net "
                   "assets, when: not (net assets reaches 5.00 USD)"),
              IsEmpty());
  EXPECT_THAT(step("move: 10% of surplus, to: reserve, when: net assets at least 5.00 USD"),
              IsEmpty());
  EXPECT_THAT(step("move: rest, to: members, each_gets: interest, paid: in money, if_short: in "
                   "proportion, each_rounded: down"),
              IsEmpty());
  EXPECT_THAT(step("move: rest, to: members, in_proportion_to: hours, each_at_least: 5.00 USD, "
                   "each_at_most: 30% of pay, above_caps: to reserve"),
              IsEmpty());
}

TEST(SurplusKeys, OfAStepDoNotSayTwoThings) {
  EXPECT_THAT(step("move: rest, to: members, each_gets: 4% of pay, in_proportion_to: hours"),
              ElementsAre("B141"));
  EXPECT_THAT(step("move: rest, to: members, each_gets: 4% of pay, at_least: 5.00 USD"),
              ElementsAre("B141"));
  EXPECT_THAT(step("move: rest, to: members, in_proportion_to: hours, each_rounded: up"),
              ElementsAre("B141"));
  EXPECT_THAT(step("move: rest, to: members, in_proportion_to: hours, if_short: in proportion"),
              ElementsAre("B141"));
  EXPECT_THAT(step("move: rest, to: members, in_proportion_to: hours, above_caps: to reserve"),
              ElementsAre("B141"));
  EXPECT_THAT(step("move: rest, to: reserve, each_gets: 4% of pay, paid: in money"),
              ElementsAre("B141", "B141"));
}

TEST(SurplusKeys, OfCapsSayWhereTheRestGoes) {
  EXPECT_THAT(step("move: rest, to: members, in_proportion_to: hours, each_at_most: 5.00 USD"),
              ElementsAre("B143"));
}

TEST(SurplusKeys, OfConditionsAskForAccounts) {
  EXPECT_THAT(step("move: rest, to: reserve, when: hours at least 100 hours"), ElementsAre("B144"));
  EXPECT_THAT(step("move: rest, to: reserve, when: pay reaches 5.00 USD"), ElementsAre("B144"));
  EXPECT_THAT(told_surplus_keys(
                  "    - {move: 1% of surplus, to: reserve, when: net assets reaches 5.00 USD}\n"
                  "    - {move: 2% of surplus, to: reserve, otherwise: yes}\n"
                  "    - {move: 3% of surplus, to: reserve, otherwise: yes}\n"),
              IsEmpty());
  EXPECT_THAT(step("move: rest, to: reserve, otherwise: yes"), ElementsAre("B140"));
}

TEST(SurplusKeys, OfAmountsNameWhatMembersHave) {
  EXPECT_THAT(step("move: rest, to: members, each_gets: 4% of net assets"), ElementsAre("B145"));
  EXPECT_THAT(step("move: rest, to: members, each_gets: 4% of account balance"), IsEmpty());
  EXPECT_THAT(step("move: rest, to: members, each_gets: 4.00 USD"), ElementsAre("B117"));
}

TEST(SurplusKeys, OfLossesSayWhoBearsThem) {
  const std::string steps = "    - {move: rest, to: reserve}\n";
  EXPECT_THAT(told_surplus_keys(steps, "  losses: [{may_go_negative: yes}]\n"),
              ElementsAre("B142"));
  EXPECT_THAT(
      told_surplus_keys(steps,
                        "  losses: [{taken_from: {reserve: 100%}, in_order: [{from: reserve}]}]\n"),
      ElementsAre("B141"));
  EXPECT_THAT(told_surplus_keys(steps, "  losses: [{in_order: [{from: dues}]}]\n"),
              ElementsAre("B147"));
  EXPECT_THAT(told_surplus_keys(steps, "  losses: [{in_order: [{from: nobody}]}]\n"),
              ElementsAre("B113"));
  EXPECT_THAT(
      told_surplus_keys(
          steps, "  losses: [{in_order: [{from: members by hours}, {from: members by pay}]}]\n"),
      ElementsAre("B148"));
  EXPECT_THAT(told_surplus_keys(
                  steps, "  losses: [{in_order: [{from: carried forward}, {from: reserve}]}]\n"),
              ElementsAre("B128"));
}

TEST(SurplusKeys, OfPayWarnOfSmallDividends) {
  EXPECT_THAT(told_surplus_keys(
                  "    - {move: rest, to: reserve}\n",
                  "  pay: {cash: 20%, not_allocated_below: {amount: 0.50 USD, to: reserve}}\n"),
              ElementsAre("B146"));
}

TEST(SurplusKeys, OfFiguresHaveNoOtherMeaning) {
  const std::string text = "    - {move: rest, to: reserve}\n";
  EXPECT_THAT(told_surplus_keys(text), IsEmpty());
  EXPECT_THAT(told_surplus_keys(text, "", "equity"), IsEmpty());
  EXPECT_THAT(told_surplus_keys(text, "", "surplus"), ElementsAre("B117"));
  EXPECT_THAT(told_surplus_keys(text, "", "hours"), ElementsAre("B117"));
}

}  // namespace
}  // namespace toadlane::rules
