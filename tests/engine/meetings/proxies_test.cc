#include "engine/meetings/proxies.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

// At most 1 below 20 members, otherwise 5% of members.
model::Proxies by_size() {
  static const auto names = expression::Vocabulary::with_bases("USD");
  const auto amount = [&](const char* words) {
    return expression::parse_amount(words, names).value.value();
  };
  model::Proxies rule;
  rule.allowed = true;
  rule.held_by_one.push_back({threshold("fewer than 20 members"), false, amount("1 proxies")});
  rule.held_by_one.push_back({std::nullopt, true, amount("5% of members")});
  return rule;
}

TEST(Proxies, AreLimitedByTheSizeOfMembershipInWholeOnes) {
  EXPECT_EQ(proxies_of(by_size(), "", Headcount().set("members", 68)).held_by_one, 3);
  EXPECT_EQ(proxies_of(by_size(), "", Headcount().set("members", 19)).held_by_one, 1);
  EXPECT_EQ(proxies_of(by_size(), "", Headcount()).missing, std::vector<std::string>{"members"});
}

TEST(Proxies, AreNotAllowedWhereTheBylawsSayNothing) {
  const ProxyLimit limit = proxies_of(std::nullopt, "Art. 4", Headcount());
  EXPECT_FALSE(limit.allowed);
  EXPECT_EQ(limit.held_by_one, 0);
  EXPECT_EQ(limit.cite, "Art. 4");
}

TEST(Proxies, WhoseConditionsAllFailAreAGapAndNeverUnlimited) {
  model::Proxies rule = by_size();
  rule.held_by_one.pop_back();
  EXPECT_FALSE(proxies_of(rule, "", Headcount().set("members", 19)).none_fits);
  EXPECT_TRUE(proxies_of(rule, "", Headcount().set("members", 20)).none_fits);
  rule.held_by_one.clear();
  EXPECT_FALSE(proxies_of(rule, "", Headcount().set("members", 20)).none_fits);
}

}  // namespace
}  // namespace toadlane::meetings
