#include "rules/bylaws/delegates.h"

#include <gtest/gtest.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

model::Delegates delegates(const std::string& text, Diagnostics& diagnostics) {
  model::Delegates rule;
  read_block(text, "meetings.members.delegates", diagnostics,
             [&](Visitor& v) { describe(v, rule); });
  return rule;
}

TEST(Delegates, AreReadByBandOrPerSoMany) {
  Diagnostics diagnostics;
  const auto rule = delegates(
      "{cite: Art. 8, number: [{when: fewer than 50 members, is: 1}, {otherwise: yes, is: 1 per "
      "50 members rounded up}], split: no}",
      diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << to_text(diagnostics);
  ASSERT_EQ(rule.number.size(), 2U);
  EXPECT_EQ(expression::to_text(*rule.number[1].is), "1/50 of members rounded up");
  EXPECT_EQ(rule.split, false);
}

TEST(Delegates, PerSomethingThatIsNoNumberOfPeopleAreRefused) {
  Diagnostics diagnostics;
  delegates("{number: 1 per 50 mebmers}", diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Delegation, IsAWordOrABlock) {
  Diagnostics diagnostics;
  model::Delegation rule;
  read_block("{passed_on: yes, recalled_until: 2 days before meeting}",
             "meetings.members.delegation", diagnostics, [&](Visitor& v) { describe(v, rule); });
  EXPECT_FALSE(diagnostics.has_errors()) << to_text(diagnostics);
  EXPECT_TRUE(rule.allowed);
  EXPECT_EQ(rule.passed_on, true);
  EXPECT_EQ(rule.recalled_until.text, "2 days before meeting");
}

}  // namespace
}  // namespace toadlane::rules
