#include "rules/schema/key_order.h"

#include <gtest/gtest.h>

#include "rules/bylaws/bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

TEST(KeyOrder, PutsNamesFirstAndUnknownKeysLast) {
  const Outline outline = rules::outline([](Visitor& v) {
    model::Bylaws bylaws;
    describe(v, bylaws);
  });
  const auto order = [&](const std::string& block, const std::string& text) {
    return key_order(*document::read_yaml("a.yaml", text), under(&outline, block));
  };
  using Order = std::vector<std::size_t>;
  EXPECT_EQ(order("coop", "{odd: 1, kind: B, name: A}"), (Order{2, 1, 0}));
  EXPECT_EQ(order("accounts", "{redeem: {}, b: {}, a: {}}"), (Order{1, 2, 0}));
  EXPECT_EQ(key_order(*document::read_yaml("a.yaml", "{b: 1, a: 2}"), nullptr), (Order{0, 1}));
  EXPECT_TRUE(is_described(under(&outline, "coop"), "name"));
  EXPECT_FALSE(is_described(under(&outline, "coop"), "nmae"));
  EXPECT_EQ(item_of(nullptr), nullptr);
}

}  // namespace
}  // namespace toadlane::rules
