#include "engine/meetings/proxy_list.h"

#include <gtest/gtest.h>

namespace toadlane::meetings {
namespace {

model::Proxies allowed() {
  model::Proxies rule;
  rule.allowed = true;
  return rule;
}

ProxyLimit at_most(int number) {
  ProxyLimit limit;
  limit.allowed = true;
  limit.held_by_one = Integer(number);
  return limit;
}

Proxy proxy(std::string of, std::string held_by) {
  return {.of = std::move(of), .held_by = std::move(held_by)};
}

// The codes of the faults with their places, and how many proxies hold: "M310@1 2".
std::string sorted(const model::Proxies& rule, const ProxyLimit& limit,
                   const std::vector<Proxy>& proxies, const People& people = {}) {
  const ProxyList list = proxies_that_hold(rule, limit, proxies, people);
  std::string text;
  for (const FaultAt& one : list.faults)
    text += std::string(entry_of(one.what.code).name) + "@" + std::to_string(one.place) + " ";
  return text + std::to_string(list.good.size());
}

TEST(ProxyList, HoldsUpToTheLimitOfItsHolder) {
  const std::vector<Proxy> three{proxy("A", "H"), proxy("B", "H"), proxy("C", "K")};
  EXPECT_EQ(sorted(allowed(), at_most(2), three), "3");
  EXPECT_EQ(sorted(allowed(), at_most(1), three), "M310@1 3");
}

TEST(ProxyList, LeavesOutWhatWasRevokedAndWhoCame) {
  std::vector<Proxy> two{proxy("A", "H"), proxy("B", "H")};
  EXPECT_EQ(sorted(allowed(), at_most(1), two, {.attending = {"H", "B"}}), "1");
  two[0].revoked = true;
  EXPECT_EQ(sorted(allowed(), at_most(1), two), "1");
  two[0].revoked = false;
  EXPECT_EQ(sorted(allowed(), at_most(1), two), "M310@1 2");
}

TEST(ProxyList, IsNotHandedOnNorGivenTwice) {
  EXPECT_EQ(sorted(allowed(), at_most(9), {proxy("A", "A")}), "M362@0 0");
  EXPECT_EQ(sorted(allowed(), at_most(9), {proxy("A", "B"), proxy("A", "C")}), "M362@1 1");
  EXPECT_EQ(sorted(allowed(), at_most(9), {proxy("A", "B"), proxy("B", "C")}), "M362@0 1");
  // B came, and holds it.
  EXPECT_EQ(
      sorted(allowed(), at_most(9), {proxy("A", "B"), proxy("B", "C")}, {.attending = {"B", "C"}}),
      "1");
}

TEST(ProxyList, IsBetweenPeopleEntitled) {
  const People people{.entitled = {"A", "H"}};
  EXPECT_EQ(sorted(allowed(), at_most(9), {proxy("A", "H")}, people), "1");
  EXPECT_EQ(sorted(allowed(), at_most(9), {proxy("A", "X")}, people), "M362@0 0");
  EXPECT_EQ(sorted(allowed(), at_most(9), {proxy("X", "H")}, people), "M362@0 0");
  EXPECT_EQ(sorted(allowed(), at_most(9), {proxy("A", "H")}, {.attending = {"K"}}), "M362@0 0");
}

TEST(ProxyList, IsInWritingWhereTheRuleAsksIt) {
  std::vector<Proxy> one{proxy("A", "H")};
  one[0].in_writing = false;
  EXPECT_EQ(sorted(allowed(), at_most(1), one), "1");
  model::Proxies rule = allowed();
  rule.in_writing = true;
  EXPECT_EQ(sorted(rule, at_most(1), one), "M310@0 0");
}

TEST(ProxyList, IsRefusedWhereThereAreNoProxies) {
  EXPECT_EQ(sorted(model::Proxies(), ProxyLimit(), {proxy("A", "H")}), "M310@0 0");
  EXPECT_EQ(sorted(model::Proxies(), ProxyLimit(), {}), "0");
}

TEST(ProxyList, CountsUndirectedProxiesOnTheSideOfTheRule) {
  model::Proxies rule = allowed();
  EXPECT_EQ(undirected_side(rule), std::nullopt);
  rule.undirected = "counted as for";
  EXPECT_EQ(undirected_side(rule), Side::in_favour);
  rule.undirected = "counted as against";
  EXPECT_EQ(undirected_side(rule), Side::against);
}

}  // namespace
}  // namespace toadlane::meetings
