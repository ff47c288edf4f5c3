#include "engine/meetings/class_cap.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

expression::Amount share(const char* words) {
  static const auto names = expression::Vocabulary::with_bases("USD");
  return expression::parse_amount(words, names, {.bare_fraction = true}).value.value();
}

CappedClass of(Ratio votes, std::optional<Ratio> cap = std::nullopt) {
  return {.votes = std::move(votes), .cap = std::move(cap)};
}

// x / (10 + x) = 1/3, so x = 5.
TEST(ClassCap, IsSolvedForTheVotesThatMakeTheShare) {
  std::vector<CappedClass> two{of(10), of(20, Ratio::of(1, 3))};
  EXPECT_EQ(solve_caps(two), Ratio(15));
  EXPECT_EQ(two[1].capped, Ratio(5));
  EXPECT_TRUE(two[1].binds);
  std::vector<CappedClass> kept{of(10), of(20, Ratio::of(2, 3))};
  EXPECT_EQ(solve_caps(kept), Ratio(30));
  EXPECT_FALSE(kept[1].binds);  // exactly at the cap
  std::vector<CappedClass> over{of(10), of(21, Ratio::of(2, 3))};
  EXPECT_EQ(solve_caps(over), Ratio(30));
  EXPECT_TRUE(over[1].binds);
}

// B binds at 30%; that lowers the whole, so that C binds as well.
TEST(ClassCap, ThatBindsCanMakeAnotherBind) {
  std::vector<CappedClass> three{of(40), of(100, Ratio::of(3, 10)), of(30, Ratio::of(1, 4))};
  const Ratio all = solve_caps(three);
  EXPECT_EQ(all, Ratio(40) / Ratio::of(9, 20));
  EXPECT_TRUE(three[1].binds && three[2].binds);
  EXPECT_EQ(three[0].capped + three[1].capped + three[2].capped, all);
}

TEST(ClassCap, ThatLeavesNothingForAnybodyCountsNothing) {
  std::vector<CappedClass> one{of(20, Ratio::of(1, 3))};
  EXPECT_EQ(solve_caps(one), Ratio(0));
  EXPECT_EQ(one[0].capped, Ratio(0));
}

// No class is over its cap, and none that is below it lost a vote.
TEST(ClassCap, HoldsForAllNumbers) {
  for (int a = 0; a <= 12; ++a)
    for (int b = 0; b <= 12; ++b)
      for (int c = 0; c <= 12; ++c) {
        std::vector<CappedClass> three{of(a), of(b, Ratio::of(1, 3)), of(c, Ratio::of(1, 5))};
        const Ratio all = solve_caps(three);
        Ratio sum = 0;
        for (const CappedClass& one : three) {
          sum += one.capped;
          EXPECT_EQ(one.binds, one.capped != one.votes) << a << " " << b << " " << c;
          const Ratio most = one.cap.value_or(Ratio(1)) * all;
          EXPECT_LE(one.capped, most) << a << " " << b << " " << c;
          EXPECT_TRUE(!one.binds || one.capped == most) << a << " " << b << " " << c;
        }
        EXPECT_EQ(sum, all);
      }
}

TEST(ClassCap, OfOneMemberIsTheirNumberOfTimes) {
  model::MemberClass one;
  one.capped.emplace();
  one.capped->each = share("10%");
  EXPECT_EQ(cap_of(one, 3), Ratio::of(3, 10));
  one.capped->together = share("1/4");
  EXPECT_EQ(cap_of(one, 3), Ratio::of(1, 4));
  EXPECT_EQ(cap_of(one, 2), Ratio::of(1, 5));
}

// Ten workers; twenty supporters capped at a third: 3 of 10 workers and 20 supporters are for it.
model::Named<model::MemberClass> capped(const char* of) {
  model::MemberClass workers;
  workers.votes = 1;
  model::MemberClass supporters = workers;
  supporters.capped.emplace();
  supporters.capped->together = share("1/3");
  supporters.capped->of = of;
  return {{"workers", workers}, {"supporters", supporters}};
}

TEST(Classes, WithACapHaveFractionsOfAVote) {
  const auto counts = Headcount().set("members of workers", 10).set("members of supporters", 20);
  const std::vector<GroupVotes> votes{{"workers", 3, 6, 0}, {"supporters", 20, 0, 0}};
  const auto of_all = weigh_classes(capped("all votes"), votes, "", counts).votes.value();
  EXPECT_EQ(of_all.groups[1].weight, Ratio::of(1, 4));
  EXPECT_EQ(of_all.votes_for, Ratio(8));
  EXPECT_EQ(of_all.all, Ratio(15));
  // Of those cast: 9 workers voted, so x / (9 + x) = 1/3 and x = 4 1/2.
  const auto of_cast = weigh_classes(capped("votes cast"), votes, "", counts).votes.value();
  EXPECT_EQ(of_cast.votes_for, Ratio(3) + Ratio::of(9, 2));
  EXPECT_EQ(weigh_classes(capped("all votes"), votes, "", Headcount()).missing.size(), 2U);
}

TEST(Classes, WithSeveralVotesCountThemAll) {
  model::MemberClass one;
  one.votes = 1;
  model::MemberClass three = one;
  three.votes = 3;
  const auto votes =
      weigh_classes({{"a", one}, {"b", three}}, {{"a", 5, 0, 0}, {"b", 0, 2, 0}}, "", Headcount())
          .votes.value();
  EXPECT_EQ(votes.votes_for, Ratio(5));
  EXPECT_EQ(votes.votes_against, Ratio(6));
}

}  // namespace
}  // namespace toadlane::meetings
