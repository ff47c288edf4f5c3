#include "rules/bylaws/ratio_rules.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ratio(const std::string& keys) {
  const std::string text =
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "classes: {worker: {votes: 1}, candidate: {votes: 0}}\n"
      "accounts: {reserve: {kind: fund}}\n"
      "surplus:\n"
      "  income: {surplus: all}\n"
      "  measures: {gross pay: {unit: USD}, hours: {unit: hours}}\n"
      "  steps: [{move: rest, to: reserve}]\n"
      "ratios: {one: {cite: Art. 9, " +
      keys + "}}\n";
  if (!diagnostics_of(text).has_errors()) return {};
  return told(text);
}

TEST(RatioRules, WantALimit) {
  EXPECT_THAT(ratio("highest_to_lowest: at most 5"), IsEmpty());
  EXPECT_THAT(ratio("of: gross pay"), ElementsAre("B117 ratios.one"));
  EXPECT_THAT(ratio("share_of: members, among: everybody, at_most: 30%"), IsEmpty());
  EXPECT_THAT(ratio("share_of: members, among: everybody"), ElementsAre("B117 ratios.one"));
  EXPECT_THAT(ratio("share_of: members, at_most: 30%"), ElementsAre("B117 ratios.one"));
  EXPECT_THAT(ratio("among: members, at_most: 30%"), ElementsAre("B117 ratios.one"));
}

TEST(RatioRules, WantAPartOfSomethingElse) {
  EXPECT_THAT(ratio("share_of: everybody, among: others, at_most: 30%"),
              ElementsAre("B117 ratios.one.share_of"));
}

TEST(RatioRules, TakePayForMoney) {
  const auto floor = [](const std::string& lowest) {
    return told(
        "format: coop-bylaws 1\n"
        "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
        "ratios: {pay: {cite: Art. 9, lowest: at least " +
        lowest + "}}\n");
  };
  EXPECT_THAT(floor("20_000 USD"), IsEmpty());
  EXPECT_THAT(floor("20_000"), IsEmpty());
  EXPECT_THAT(floor("20_000 hours"), ElementsAre("B117 ratios.pay.lowest"));
}

TEST(RatioRules, KnowTheirNames) {
  EXPECT_THAT(ratio("of: gros pay, highest_to_lowest: at most 5"),
              ElementsAre("B113 ratios.one.of"));
  EXPECT_THAT(ratio("per: hour, highest_to_lowest: at most 5"), ElementsAre("B113 ratios.one.per"));
  EXPECT_THAT(ratio("share_of: workers, among: everybody, at_least: 51%"),
              ElementsAre("B113 ratios.one.share_of"));
  EXPECT_THAT(ratio("share_of: [worker, candidate], among: [worker, candidate, others], of: votes, "
                    "at_least: 51%"),
              IsEmpty());
}

TEST(RatioRules, KeepSharesAndComparisonsApart) {
  EXPECT_THAT(ratio("at_least: 51%"), ElementsAre("B141 ratios.one.at_least"));
  EXPECT_THAT(ratio("share_of: worker, among: everybody, at_least: 51%, lowest: at least 1 USD"),
              ElementsAre("B141 ratios.one.lowest"));
}

TEST(RatioRules, CanBeKept) {
  EXPECT_THAT(ratio("highest_to_lowest: at most 1"), IsEmpty());
  EXPECT_THAT(ratio("highest_to_lowest: at most 0"),
              ElementsAre("B117 ratios.one.highest_to_lowest"));
  EXPECT_THAT(ratio("highest_to_lowest: at least 5"),
              ElementsAre("B117 ratios.one.highest_to_lowest"));
  EXPECT_THAT(ratio("share_of: members, among: everybody, at_least: 30%, at_most: 30%"), IsEmpty());
  EXPECT_THAT(ratio("share_of: members, among: everybody, at_least: 40%, at_most: 30%"),
              ElementsAre("B117 ratios.one.at_least"));
}

TEST(RatioRules, CompareInOneUnit) {
  EXPECT_THAT(ratio("lowest: at least 20_000 USD"), IsEmpty());
  EXPECT_THAT(ratio("of: hours, lowest: at least 100 hours"), IsEmpty());
  EXPECT_THAT(ratio("of: hours, lowest: at least 100 USD"), ElementsAre("B117 ratios.one.lowest"));
  EXPECT_THAT(ratio("per: hours, lowest: at least 20 USD"), IsEmpty());
  EXPECT_THAT(ratio("lowest: at most 20_000 USD"), ElementsAre("B117 ratios.one.lowest"));
  EXPECT_THAT(ratio("highest_to_lowest: at most 5 members"),
              ElementsAre("B117 ratios.one.highest_to_lowest"));
}

}  // namespace
}  // namespace toadlane::rules
