#include "service/import/duplicates.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace toadlane::import {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs pairs(const std::vector<std::string>& members, std::size_t probes_max = 64) {
  TextColumn views;
  for (const std::string& member : members) views.push_back(member);
  Pairs found;
  for (const Duplicate& one : find_duplicates(views, probes_max))
    found.emplace_back(one.row, one.first);
  return found;
}

Pairs by_map(const std::vector<std::string>& members) {
  std::map<std::string, std::size_t> first;
  Pairs found;
  for (std::size_t row = 0; row < members.size(); ++row) {
    if (members[row].empty()) continue;
    const auto [at, is_new] = first.emplace(members[row], row);
    if (!is_new) found.emplace_back(row, at->second);
  }
  return found;
}

bool in_order(const std::vector<std::string>& members) {
  OrderWatch watch;
  for (const std::string& member : members) watch.see(member);
  return watch.all_different();
}

TEST(Duplicates, NameTheRowAndTheFirstOfItsMember) {
  EXPECT_EQ(pairs({"M1", "M2", "M1", "M3", "M1"}), (Pairs{{2, 0}, {4, 0}}));
  EXPECT_EQ(pairs({"M1", "m1", "M01", " M1"}), Pairs{});
  EXPECT_EQ(pairs({}), Pairs{});
}

TEST(Duplicates, LeaveOutEmptyTexts) {
  EXPECT_EQ(pairs({"", "M1", "", ""}), Pairs{});
}

TEST(Duplicates, AreTheSameByTableBySortingAndByMap) {
  std::mt19937 chance(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> members;
    const std::size_t count = chance() % 3'000;
    const std::size_t different = chance() % 4'000 + 1;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t number = chance() % different;
      std::string member = number % 11 == 0 ? "" : "M" + std::to_string(number);
      if (number % 7 == 0) member += " of the northern section";
      members.push_back(member);
    }
    const Pairs expected = by_map(members);
    ASSERT_EQ(pairs(members), expected);
    ASSERT_EQ(pairs(members, 0), expected);  // any collision at all: sorted
    ASSERT_EQ(pairs(members, 1), expected);
  }
}

TEST(OrderWatch, TrustsMembersInEitherOrder) {
  EXPECT_TRUE(in_order({"M1", "M2", "M9", "M10", "M11"}));
  EXPECT_TRUE(in_order({"M1", "M10", "M11", "M2", "M9"}));
  EXPECT_TRUE(in_order({}));
  EXPECT_TRUE(in_order({"M1"}));
}

TEST(OrderWatch, DoesNotTrustWhatMayRepeat) {
  EXPECT_FALSE(in_order({"M1", "M1"}));
  EXPECT_FALSE(in_order({"M1", "M2", "M1"}));
  EXPECT_FALSE(in_order({"M1", "M10", "M2", "M1"}));
  EXPECT_FALSE(in_order({"M2", "M10", "M11", "M2"}));
}

}  // namespace
}  // namespace toadlane::import
