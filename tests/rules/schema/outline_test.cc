#include "rules/schema/outline.h"

#include <gmock/gmock.h>

#include "tests/rules/schema/orchard.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;

TEST(Outline, KeepsTheKeysInTheirOrder) {
  const Outline orchard = outline(describe_orchard);
  ASSERT_NE(orchard.block, nullptr);
  std::vector<std::string> names;
  std::vector<std::string> required;
  for (const Block::Key& key : orchard.block->keys) {
    names.push_back(key.name);
    if (key.required) required.push_back(key.name);
  }
  EXPECT_THAT(names, ElementsAre("format", "opened", "rows", "keepers", "beds", "steps", "notes"));
  EXPECT_THAT(required, ElementsAre("format", "steps"));
  EXPECT_EQ(orchard.block->of_names, nullptr);
}

TEST(Outline, SharesTheBlockOfAListThatMayBeSingle) {
  const Outline orchard = outline(describe_orchard);
  const Outline& steps = orchard.block->keys[5].value;
  ASSERT_NE(steps.item, nullptr);
  EXPECT_NE(steps.block, nullptr);
  EXPECT_EQ(steps.block, steps.item->block);
  ASSERT_TRUE(steps.single);
  EXPECT_THAT(steps.single->words, ElementsAre("rest"));
}

TEST(Outline, TakesOnlyThePartOfAShapeThatIsOfItsKind) {
  // A list of texts under the shape of a single value is that text alone.
  const Outline either = outline([](Visitor& v) {
    std::vector<std::string> bodies;
    v.one_of({{Kind::scalar, [&](Visitor& one) { describe(one, bodies); }},
              {Kind::map, [](Visitor& m) { m.block([](Visitor&) {}); }}});
  });
  EXPECT_TRUE(either.single);
  EXPECT_NE(either.block, nullptr);
  EXPECT_EQ(either.item, nullptr);
}

TEST(Outline, AcceptsAnythingWhereNothingIsDescribed) {
  const Outline orchard = outline(describe_orchard);
  const Outline& notes = orchard.block->keys[6].value;
  ASSERT_NE(notes.block, nullptr);
  ASSERT_NE(notes.block->of_names, nullptr);
  EXPECT_TRUE(notes.block->of_names->anything());
  EXPECT_FALSE(notes.anything());
}

TEST(Outline, FindsTheKeysDescribedThroughTheOuterVisitor) {
  const Outline found = outline([](Visitor& v) {
    v.block([&](Visitor& b) {
      std::string text;
      field(b, "first", text, "");
      field(v, "second", text, "");
    });
  });
  ASSERT_NE(found.block, nullptr);
  EXPECT_EQ(found.block->keys.size(), 2U);
}

}  // namespace
}  // namespace toadlane::rules
