#include "engine/patronage/left_out.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

using testing::HasSubstr;

const std::string pools =
    "  income: {surplus: all}\n"
    "  measures: {hours: {unit: hours, at_least: 10 hours}, pay: {unit: USD}}\n"
    "  steps:\n"
    "    - move: rest\n"
    "      to: members\n"
    "      pools:\n"
    "        member: {share: 70%, in_proportion_to: hours}\n"
    "        candidate: {share: 30%, in_proportion_to: pay}\n";

// Ana and Bo are members, Cy and Di candidates.
Members four(const std::vector<std::int64_t>& hours, const std::vector<std::int64_t>& pay) {
  Members members = books::people({"Ana", "Bo", "Cy", "Di"}, {{"hours", hours}, {"pay", pay}});
  members.classes = {"member", "candidate"};
  members.class_of = {0, 0, 1, 1};
  return members;
}

std::string doubts(const std::string& surplus, const Members& members) {
  const model::Bylaws bylaws = books::bylaws(surplus);
  return to_text(patronage_left_out(bylaws, members, *Date::of(2025, 12, 31)));
}

TEST(LeftOut, IsNothingWhereEachHasWhatTheirPoolGoesBy) {
  EXPECT_EQ(doubts(pools, four({10, 20, 0, 0}, {0, 0, 5, 0})), "");
}

TEST(LeftOut, NamesTheColumnHowManyAndTheFirst) {
  const std::string text = doubts(pools, four({10, 20, 40, 50}, {0, 3, 5, 0}));
  EXPECT_THAT(text, HasSubstr("warning P218: `hours` of 2 members counts in no pool; the first is "
                              "that of Cy, of the class `candidate`"));
  EXPECT_THAT(text, HasSubstr("warning P218: `pay` of 1 member counts in no pool: that of Bo, of "
                              "the class `member`"));
  EXPECT_THAT(text, HasSubstr("pools go by `hours` for `member` alone"));
  EXPECT_THAT(text, HasSubstr("surplus.steps[0].pools"));
}

// What a rule leaves out is not told: 9 hours are below the least that counts.
TEST(LeftOut, IsNotWhatARuleOfTheBylawsLeavesOut) {
  EXPECT_EQ(doubts(pools, four({10, 20, 9, 0}, {0, 0, 5, 0})), "");
  EXPECT_EQ(doubts(pools + "  patronage: {eligible: {classes: [member]}, combine: one sum of "
                           "weighted measures}\n",
                   four({10, 20, 40, 0}, {0, 0, 5, 0})),
            "");
}

TEST(LeftOut, IsNotWhatAnotherStepDividesAmongAll) {
  const std::string both =
      "  income: {surplus: all}\n"
      "  measures: {hours: {unit: hours}, pay: {unit: USD}}\n"
      "  steps:\n"
      "    - {move: 10% of surplus, to: members, in_proportion_to: hours}\n"
      "    - move: rest\n"
      "      to: members\n"
      "      pools:\n"
      "        member: {share: 70%, in_proportion_to: hours}\n"
      "        candidate: {share: 30%, in_proportion_to: pay}\n";
  EXPECT_EQ(doubts(both, four({10, 20, 40, 0}, {0, 0, 5, 0})), "");
}

TEST(LeftOut, IsSaidWhenTheYearIsClosedWithAGain) {
  const model::Bylaws bylaws = books::bylaws(pools);
  const Members members = four({10, 20, 40, 0}, {0, 0, 5, 0});
  const auto gain = close_year(bylaws, books::year(bylaws, 2025, {{"surplus", "100.00"}}), members);
  ASSERT_TRUE(gain);
  EXPECT_EQ(gain->doubts.all().size(), 1U);
  const auto nothing =
      close_year(bylaws, books::year(bylaws, 2025, {{"surplus", "0.00"}}), members);
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->doubts.all().empty());
}

}  // namespace
}  // namespace toadlane::patronage
