#include "engine/meetings/weighted_motion.h"

#include <gtest/gtest.h>

#include "engine/meetings/class_veto.h"
#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

expression::Amount share_of_votes(const char* words) {
  static const auto names = expression::Vocabulary::with_bases("USD");
  return expression::parse_amount(words, names, {.bare_fraction = true}).value.value();
}

// Workers 60%, consumers 40%; `it` is decided by colleges.
model::Bylaws two_colleges(const std::string& majority) {
  model::Bylaws bylaws;
  bylaws.colleges.emplace();
  bylaws.colleges->weights = {{"workers", share_of_votes("60%")},
                              {"consumers", share_of_votes("40%")}};
  bylaws.colleges->result = "in proportion";
  model::Decision decision = passing(majority);
  decision.by = {"colleges"};
  bylaws.decisions.emplace_back("it", decision);
  return bylaws;
}

Headcount ten_each() {
  return Headcount().set("members of workers", 10).set("members of consumers", 10);
}

Motion by_group(std::vector<GroupVotes> votes) {
  Motion motion = toadlane::meetings::votes(0, 0);
  for (const GroupVotes& one : votes) {
    *motion.votes_for += one.votes_for;
    *motion.votes_against += one.votes_against;
  }
  motion.by_group = std::move(votes);
  return motion;
}

MotionFound decided(const model::Bylaws& bylaws, const Motion& motion,
                    const Headcount& counts = ten_each()) {
  const Ruling ruling = ruling_of(bylaws, bylaws.decisions.front().second);
  return with_class_veto(ruling, motion, bylaws, counts, decide(ruling, motion, counts));
}

Outcome outcome(const model::Bylaws& bylaws, const Motion& motion) {
  return decided(bylaws, motion).result.value().outcome;
}

// 6/10 of workers and 4/10 of consumers: 36 + 16 = 52%.
TEST(WeightedMotion, IsCarriedByTheWeightOfTheVotes) {
  const Motion motion = by_group({{"workers", 6, 4, 0}, {"consumers", 4, 6, 0}});
  EXPECT_EQ(outcome(two_colleges("more than 1/2 of weighted votes cast"), motion),
            Outcome::carried);
  EXPECT_EQ(outcome(two_colleges("more than 13/25 of weighted votes cast"), motion), Outcome::lost);
  EXPECT_EQ(outcome(two_colleges("at least 13/25 of weighted votes cast"), motion),
            Outcome::carried);
  EXPECT_EQ(outcome(two_colleges("more than 1/2 of weighted votes cast"),
                    by_group({{"workers", 5, 5, 0}, {"consumers", 5, 5, 0}})),
            Outcome::lost);
  const auto result = decided(two_colleges("at least 3/4 of weighted votes cast"), motion).result;
  EXPECT_EQ(result->reason, "13/25 of the weighted votes cast for");
  EXPECT_EQ(result->weighted->limit, Ratio::of(3, 4));
  EXPECT_EQ(result->votes_for, 10);
}

TEST(WeightedMotion, WithNothingToCountIsNotCarried) {
  for (const char* words :
       {"more than 1/2 of weighted votes cast", "unanimous of weighted votes cast",
        "at most 1/4 of weighted votes cast"})
    EXPECT_EQ(outcome(two_colleges(words), by_group({{"workers", 0, 0, 3}})), Outcome::lost)
        << words;
}

TEST(WeightedMotion, AsksForTheVotesOfEachClass) {
  const auto bylaws = two_colleges("more than 1/2 of weighted votes cast");
  EXPECT_EQ(decided(bylaws, votes(10, 5)).missing.front().name, votes_by_class);
  const Motion motion = by_group({{"workers", 6, 4, 0}});
  EXPECT_EQ(decided(bylaws, motion, Headcount()).missing.front().name, "members of workers");
}

TEST(WeightedMotion, ThatIsTiedIsLostOrDecidedByTheChair) {
  auto bylaws = two_colleges("at least 1/2 of weighted votes cast");
  Motion tied = by_group({{"workers", 5, 5, 0}, {"consumers", 1, 1, 0}});
  EXPECT_EQ(outcome(bylaws, tied), Outcome::carried);
  bylaws.decisions.front().second.tie = "lost";
  EXPECT_EQ(outcome(bylaws, tied), Outcome::lost);
  bylaws = two_colleges("more than 1/2 of weighted votes cast");
  bylaws.decisions.front().second.tie = "chair decides";
  EXPECT_EQ(decided(bylaws, tied).missing.front().name, "chair");
  tied.chair_for = true;
  EXPECT_EQ(outcome(bylaws, tied), Outcome::carried);
}

TEST(WeightedMotion, NeedsEachClassAffectedToAgree) {
  auto bylaws = two_colleges("more than 1/2 of weighted votes cast");
  model::AlsoEach each;
  each.of = "classes affected";
  each.passes = threshold("at least 2/3 of votes cast");
  bylaws.decisions.front().second.and_each = each;
  Motion motion = by_group({{"workers", 9, 1, 0}, {"consumers", 6, 3, 0}});
  EXPECT_EQ(decided(bylaws, motion).missing.front().name, "affected");
  motion.affected = {"consumers"};
  EXPECT_EQ(outcome(bylaws, motion), Outcome::carried);
  motion.by_group[1] = {"consumers", 5, 3, 0};
  EXPECT_EQ(outcome(bylaws, motion), Outcome::lost);
  motion.affected = {"workers"};
  EXPECT_EQ(outcome(bylaws, motion), Outcome::carried);
}

// A majority of people counts people also where votes are weighed.
TEST(WeightedMotion, CountsPeopleWhereTheRuleDoes) {
  model::Bylaws bylaws;
  model::MemberClass one;
  one.votes = 1;
  model::MemberClass three = one;
  three.votes = 3;
  bylaws.classes = {{"a", one}, {"b", three}};
  bylaws.decisions.emplace_back("it", passing("more than 1/2 of votes cast"));
  const Motion motion = by_group({{"a", 4, 0, 0}, {"b", 0, 2, 0}});
  EXPECT_EQ(decided(bylaws, motion).result->outcome, Outcome::lost);  // 4 of 10
  bylaws.decisions.front().second = passing("at least 4 members");
  EXPECT_EQ(decided(bylaws, motion).result->outcome, Outcome::carried);
}

}  // namespace
}  // namespace toadlane::meetings
