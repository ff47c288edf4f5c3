#include "rules/document/build_tree.h"

#include <gtest/gtest.h>

namespace toadlane::document {
namespace {

std::shared_ptr<const SourceFile> source_of(std::string text) {
  return std::make_shared<const SourceFile>("a.yaml", std::move(text));
}

using enum Event::Kind;

TEST(BuildTree, MakesNodesOfEvents) {
  Diagnostics found;
  const Node root = build_tree(source_of("a: [b]"),
                               {{.kind = map_begin},
                                {.text = "a", .begin = 0, .end = 1},
                                {.kind = list_begin, .flow = true, .begin = 3, .end = 4},
                                {.text = "b", .begin = 4, .end = 5},
                                {.kind = list_end, .begin = 5, .end = 6},
                                {.kind = map_end, .begin = 6, .end = 6}},
                               found);
  EXPECT_TRUE(found.empty());
  EXPECT_EQ(root.find("a")->items().at(0).text(), "b");
  EXPECT_EQ(root.find("a")->place().end, 6U);
}

TEST(BuildTree, ClosesWhatIsOpenWhenTheEventsStop) {
  Diagnostics found;
  const Node root = build_tree(source_of("a: [b"),
                               {{.kind = map_begin},
                                {.text = "a", .begin = 0, .end = 1},
                                {.kind = list_begin, .flow = true, .begin = 3, .end = 4},
                                {.text = "b", .begin = 4, .end = 5}},
                               found);
  EXPECT_EQ(root.find("a")->items().size(), 1U);
}

TEST(BuildTree, GivesNothingForNoEvents) {
  Diagnostics found;
  EXPECT_EQ(build_tree(source_of(""), {}, found).kind(), Kind::null);
}

}  // namespace
}  // namespace toadlane::document
