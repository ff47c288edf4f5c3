#include "rules/bylaws/names.h"

#include <gmock/gmock.h>

#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using expression::Dimension;
using expression::Role;
using expression::Roles;

expression::Vocabulary words_of(const std::string& text) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  return declared_names(*node).vocabulary;
}

TEST(Names, AreThoseThatTheFileDeclaresEachInItsRole) {
  const auto words = words_of(
      "coop: {currency: USD}\n"
      "accounts: {legal reserve: {kind: fund}, interest: {is: 1%}, cite: Art. 9}\n"
      "surplus: {income: {profit: others, losses_covered_by_other: yes},"
      " measures: {hours worked: {unit: hours}}}\n"
      "terms: {good standing: not suspended}\n"
      "classes: {workers: {votes: 1}, overlap: {rule: one class each}}\n"
      "decisions: {admit: {by: members}}\n"
      "rates: {euribor: where it is published}\n");
  EXPECT_NE(words.find("legal reserve", {Role::account}), nullptr);
  EXPECT_NE(words.find("profit", {Role::income}), nullptr);
  EXPECT_NE(words.find("hours worked", {Role::measure}), nullptr);
  EXPECT_NE(words.find("good standing", {Role::status}), nullptr);
  EXPECT_NE(words.find("workers", {Role::status}), nullptr);
  EXPECT_NE(words.find("admit", {Role::decision}), nullptr);
  EXPECT_NE(words.find("euribor", {Role::rate}), nullptr);
}

TEST(Names, AreNotTheSettingsThatStandBesideThem) {
  const auto words = words_of(
      "accounts: {interest: {is: 1%}, on_exit: {set_off: yes}, redeem: {}, cite: Art. 9}\n"
      "surplus: {income: {profit: others, losses_covered_by_other: yes}}\n"
      "classes: {overlap: {rule: one class each}}\n");
  for (const char* setting : {"interest", "on_exit", "redeem", "capital_accounts", "cite"})
    EXPECT_EQ(words.find(setting, {Role::account}), nullptr) << setting;
  EXPECT_EQ(words.find("losses_covered_by_other", {Role::income}), nullptr);
  EXPECT_EQ(words.find("overlap", {Role::status}), nullptr);
}

TEST(Names, OfMeasuresHaveTheTypeOfTheirUnit) {
  const auto words = words_of(
      "coop: {currency: EUR}\n"
      "surplus: {measures: {work: {unit: hours}, buys: {unit: EUR}, milk: {unit: litres}}}\n");
  const Roles measure{Role::measure};
  EXPECT_EQ(words.find("work", measure)->type.dimension, Dimension::hours);
  EXPECT_EQ(words.find("buys", measure)->type.dimension, Dimension::money);
  EXPECT_EQ(words.find("milk", measure)->type.dimension, Dimension::measure);
  EXPECT_THAT(words.units(), testing::Contains("litres"));
  EXPECT_EQ(words.currency(), "EUR");
}

TEST(Names, ThatEveryCooperativeMayUseNeedNoLine) {
  const auto words = words_of("coop: {currency: nonsense}\n");
  EXPECT_EQ(words.currency(), "");
  EXPECT_NE(words.find("paid-in capital", {Role::figure}), nullptr);
  EXPECT_NE(words.find("prime rate", {Role::rate}), nullptr);
  EXPECT_NE(words.find("time as member", {Role::measure}), nullptr);
  EXPECT_NE(words.find("all members", {Role::base}), nullptr);
  EXPECT_EQ(words.find("legal reserve", Roles::all()), nullptr);
}

TEST(Names, AreSoughtInBrokenFilesToo) {
  EXPECT_EQ(words_of("accounts: none\nsurplus: [1, 2]\n").find("none", Roles::all()), nullptr);
  EXPECT_EQ(words_of("- a list\n").find("a list", Roles::all()), nullptr);
}

}  // namespace
}  // namespace toadlane::rules
