#include "engine/meetings/colleges.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

expression::Amount college_share(const char* words) {
  static const auto names = expression::Vocabulary::with_bases("USD");
  return expression::parse_amount(words, names, {.bare_fraction = true}).value.value();
}

// Workers 40%, producers 30%, consumers 20%, supporters 10%, each from three members on.
model::Colleges four() {
  model::Colleges rule;
  rule.clause = Clause("colleges");
  rule.cite = "Art. 17";
  rule.weights = {{"workers", college_share("40%")},
                  {"producers", college_share("30%")},
                  {"consumers", college_share("20%")},
                  {"supporters", college_share("10%")}};
  rule.exists_with = {"at least 3 members", Clause("colleges.exists_with")};
  rule.if_missing = {{"workers", {"vote with consumers", {}}},
                     {"others", {"weight spread in proportion", {}}}};
  rule.result = "in proportion";
  return rule;
}

Headcount members(int workers, int producers, int consumers, int supporters) {
  return Headcount()
      .set("members of workers", workers)
      .set("members of producers", producers)
      .set("members of consumers", consumers)
      .set("members of supporters", supporters);
}

const std::vector<GroupVotes> example_votes{
    {"workers", 8, 2, 0}, {"producers", 3, 3, 0}, {"consumers", 40, 10, 0}};

WeightedVotes weighed(const model::Colleges& rule, const std::vector<GroupVotes>& votes,
                      const Headcount& counts, const std::string& abstentions = "") {
  return weigh_colleges(rule, votes, abstentions, counts).votes.value();
}

TEST(Colleges, ShareTheWeightOfAMissingOneInProportion) {
  const auto found = colleges_of(four(), members(10, 6, 50, 2)).colleges;
  EXPECT_EQ(found[0].weight, Ratio::of(4, 9));
  EXPECT_EQ(found[1].weight, Ratio::of(3, 9));
  EXPECT_EQ(found[2].weight, Ratio::of(2, 9));
  EXPECT_EQ(found[3].weight, Ratio(0));
  const auto all = colleges_of(four(), members(10, 6, 50, 3)).colleges;  // one member more
  EXPECT_EQ(all[0].weight, Ratio::of(2, 5));
  EXPECT_EQ(all[3].weight, Ratio::of(1, 10));
}

TEST(Colleges, VoteInProportionOrAsBlocks) {
  auto rule = four();
  const auto counts = members(10, 6, 50, 2);
  EXPECT_EQ(weighed(rule, example_votes, counts).share_for(), Ratio::of(7, 10));
  rule.result = "each college as a block";
  rule.tied_college = "against";
  EXPECT_EQ(weighed(rule, example_votes, counts).share_for(), Ratio::of(2, 3));
  rule.tied_college = "left out";
  EXPECT_EQ(weighed(rule, example_votes, counts).share_for(), Ratio(1));
  EXPECT_EQ(weighed(rule, example_votes, counts).cast(), Ratio::of(2, 3));
}

// Two workers vote with the consumers, who have the weight of both.
TEST(Colleges, JoinAnotherWithTheirMembersAndTheirWeight) {
  const auto counts = members(2, 6, 50, 3);
  const auto found = colleges_of(four(), counts).colleges;
  EXPECT_EQ(found[0].votes_with, "consumers");
  EXPECT_EQ(found[2].members, 52);
  EXPECT_EQ(found[2].weight, Ratio::of(6, 10));
  const auto votes = weighed(four(), {{"workers", 2, 0, 0}, {"consumers", 1, 3, 0}}, counts);
  EXPECT_EQ(votes.groups[2].votes_for, 3);
  EXPECT_EQ(votes.groups[2].part_for, Ratio::of(3, 10));
  EXPECT_EQ(votes.groups[0].part_for, Ratio(0));
}

TEST(Colleges, CountThoseWhoJoinTowardsTheSize) {
  EXPECT_TRUE(colleges_of(four(), members(2, 6, 1, 3)).colleges[2].exists);
  const auto too_few = colleges_of(four(), members(1, 6, 1, 3)).colleges;
  EXPECT_FALSE(too_few[2].exists);
  EXPECT_EQ(too_few[1].weight, Ratio::of(3, 4));  // 30 of 40, and the 60 are spread
}

TEST(Colleges, CountAbstentionsAsTheRuleSays) {
  const auto counts = members(10, 6, 50, 3);
  const std::vector<GroupVotes> votes{{"workers", 4, 2, 4}};
  EXPECT_EQ(weighed(four(), votes, counts).share_for(), Ratio::of(2, 3));
  EXPECT_EQ(weighed(four(), votes, counts, "counted as against").share_for(), Ratio::of(2, 5));
  EXPECT_EQ(weighed(four(), votes, counts, "counted as for").share_for(), Ratio::of(4, 5));
}

TEST(Colleges, InWhichNobodyVotesAreLeftOut) {
  const auto votes =
      weighed(four(), {{"workers", 1, 0, 0}, {"producers", 0, 1, 0}}, members(10, 6, 50, 3));
  EXPECT_EQ(votes.cast(), Ratio::of(7, 10));
  EXPECT_EQ(votes.share_for(), Ratio::of(4, 7));
}

TEST(Colleges, NeedTheNumberOfMembersOfEach) {
  auto counts = Headcount().set("members of workers", 10);
  EXPECT_EQ(colleges_of(four(), counts).missing.size(), 3U);
  EXPECT_EQ(weigh_colleges(four(), example_votes, "", counts).missing.front(),
            "members of producers");
}

TEST(Colleges, OfWhichNoneExistsCountNothing) {
  const auto votes = weighed(four(), {}, members(0, 0, 0, 0));
  EXPECT_EQ(votes.cast(), Ratio(0));
  EXPECT_EQ(votes.share_for(), Ratio(0));
}

// The weights of those that exist are the whole, whoever is missing.
TEST(Colleges, WeighTheWholeWhoeverIsMissing) {
  for (int bits = 1; bits < 16; ++bits) {
    const auto number = [&](int bit) { return (bits & bit) != 0 ? 5 : 1; };
    Ratio sum = 0;
    for (const auto& one :
         colleges_of(four(), members(number(1), number(2), number(4), number(8))).colleges)
      sum += one.weight;
    EXPECT_EQ(sum, Ratio(1)) << bits;
  }
}

}  // namespace
}  // namespace toadlane::meetings
