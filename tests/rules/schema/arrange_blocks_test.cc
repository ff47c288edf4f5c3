#include <gtest/gtest.h>

#include "rules/bylaws/bylaws.h"
#include "rules/document/read_yaml.h"
#include "rules/schema/arrange.h"

namespace toadlane::rules {
namespace {

std::string arranged(const std::string& text) {
  const Outline outline = rules::outline([](Visitor& v) {
    model::Bylaws bylaws;
    describe(v, bylaws);
  });
  return arranged_blocks(*document::read_yaml("a.yaml", text), outline);
}

TEST(ArrangedBlocks, TakeTheCommentsAboveThemAlong) {
  EXPECT_EQ(arranged("coop:\n  # how\n  kind: B\n\n  # who\n  name: A  # here\n"),
            "coop:\n\n  # who\n  name: A  # here\n  # how\n  kind: B\n\n");
}

TEST(ArrangedBlocks, KeepDeeperCommentsWithTheBlockAbove) {
  EXPECT_EQ(arranged("classes:\n  a: {votes: 1}\n  # no more\n# first\nformat: x\n"),
            "# first\nformat: x\nclasses:\n  a: {votes: 1}\n  # no more\n\n");
}

TEST(ArrangedBlocks, ChangePlacesBehindADash) {
  EXPECT_EQ(arranged("readings:\n  - because: c\n    # what\n    of: a\n    taken_as: b\n"),
            "readings:\n  # what\n  - of: a\n    taken_as: b\n    because: c\n\n");
}

TEST(ArrangedBlocks, StayWhereTheyAreInOrder) {
  const std::string text = "format: x\n\ncoop:\n  name: A\n";
  EXPECT_EQ(arranged(text), text + "\n");
}

}  // namespace
}  // namespace toadlane::rules
