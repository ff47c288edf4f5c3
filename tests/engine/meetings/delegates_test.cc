#include "engine/meetings/delegates.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

// One delegate below 50 members, otherwise one for each 50.
model::Delegates bands(const char* rounding = "") {
  static const auto names = expression::Vocabulary::with_bases("USD");
  const auto amount = [&](const std::string& words) {
    return expression::parse_amount(words, names).value.value();
  };
  model::Delegates rule;
  rule.number.push_back({threshold("fewer than 50 members"), false, amount("1")});
  rule.number.push_back({std::nullopt, true, amount("1/50 of members" + std::string(rounding))});
  return rule;
}

TEST(Delegates, AreSentByTheSizeOfTheGroup) {
  const std::pair<int, int> sent[] = {{49, 1}, {50, 1}, {99, 1}, {100, 2}, {1000, 20}};
  for (const auto& [members, number] : sent)
    EXPECT_EQ(delegates_of(bands(), members).number, number) << members;
}

TEST(Delegates, AreRoundedAsTheRuleSaysOrDown) {
  EXPECT_EQ(delegates_of(bands(" rounded up"), 51).number, 2);
  const auto found = delegates_of(bands(), 51);
  EXPECT_EQ(found.number, 1);
  EXPECT_NE(found.why.front().what.find("default, not stated"), std::string::npos);
}

TEST(Delegates, OfAGroupThatNoBandFitsAreAGap) {
  model::Delegates rule = bands();
  rule.number.pop_back();
  EXPECT_FALSE(delegates_of(rule, 49).none_fits);
  EXPECT_TRUE(delegates_of(rule, 50).none_fits);
}

}  // namespace
}  // namespace toadlane::meetings
