#include "engine/meetings/majority_case.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

using If = model::ConditionalMajority::If;

model::ConditionalMajority one(If condition, const std::string& is, const std::string& when = "") {
  model::ConditionalMajority rule{.condition = condition, .is = threshold(is)};
  if (condition == If::passed)
    rule.decision = when;
  else if (!when.empty())
    rule.when = threshold(when);
  rule.otherwise = condition == If::always;
  return rule;
}

model::Decision by_case(std::vector<model::ConditionalMajority> rules) {
  model::Decision decision = passing("");
  decision.passes_by_case = std::move(rules);
  return decision;
}

std::string rule_of(const model::Decision& decision, const Motion& motion,
                    const Headcount& counts = {}) {
  const MotionFound found = decide(ruling(decision), motion, counts);
  if (found.result) return found.result->rule;
  return "missing: " + found.missing.front().name;
}

TEST(MajorityCase, DependsOnTheAgenda) {
  const auto decision = by_case({one(If::on_the_agenda, "more than 1/2 of votes cast"),
                                 one(If::always, "at least 2/3 of votes cast")});
  Motion motion = votes(6, 4);
  EXPECT_EQ(rule_of(decision, motion), "missing: on_the_agenda");
  motion.on_the_agenda = true;
  EXPECT_EQ(decide(ruling(decision), motion, {}).result->outcome, Outcome::carried);
  EXPECT_EQ(decide(ruling(decision), motion, {}).result->needed, 6);
  motion.on_the_agenda = false;
  EXPECT_EQ(decide(ruling(decision), motion, {}).result->outcome, Outcome::lost);
  EXPECT_EQ(decide(ruling(decision), motion, {}).result->needed, 7);
}

TEST(MajorityCase, IsATableBySize) {
  const auto decision =
      by_case({one(If::size, "unanimous of members present", "fewer than 5 members"),
               one(If::size, "at least 3/4 of members present", "fewer than 20 members"),
               one(If::always, "at least 2/3 of members present")});
  const auto rule = [&](std::int64_t members) {
    return rule_of(decision, votes(3, 1),
                   Headcount().set("members", members).set("members present", 4));
  };
  EXPECT_EQ(rule(4), "unanimous of members present");
  EXPECT_EQ(rule(5), "at least 3/4 of members present");
  EXPECT_EQ(rule(19), "at least 3/4 of members present");
  EXPECT_EQ(rule(20), "at least 2/3 of members present");
  EXPECT_EQ(rule_of(decision, votes(3, 1)), "missing: members");
}

TEST(MajorityCase, CountsDirectorsWhereTheSizeIsOfThem) {
  const auto decision =
      by_case({one(If::size, "unanimous of directors present", "fewer than 4 directors"),
               one(If::always, "more than 1/2 of directors present")});
  Headcount counts = Headcount().set("directors in office", 3).set("directors present", 3);
  EXPECT_EQ(rule_of(decision, votes(2, 1), counts), "unanimous of directors present");
  counts.set("directors in office", 4);
  EXPECT_EQ(rule_of(decision, votes(2, 1), counts), "more than 1/2 of directors present");
}

TEST(MajorityCase, IsRaisedByAnEarlierMotion) {
  const auto decision = by_case({one(If::passed, "at least 2/3 of votes cast", "raise_the_bar"),
                                 one(If::always, "more than 1/2 of votes cast")});
  Motion motion = votes(6, 4);
  EXPECT_EQ(decide(ruling(decision), motion, {}).result->outcome, Outcome::carried);
  motion.passed = {"raise_the_bar"};
  EXPECT_EQ(decide(ruling(decision), motion, {}).result->outcome, Outcome::lost);
}

TEST(MajorityCase, ThatFitsNoneIsNamed) {
  const auto decision = by_case({one(If::size, "unanimous of votes cast", "fewer than 5 members")});
  const auto found = decide(ruling(decision), votes(3, 0), Headcount().set("members", 5)).missing;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().kind, Missing::Kind::fitting);
}

}  // namespace
}  // namespace toadlane::meetings
