#include <gtest/gtest.h>

#include "rules/bylaws/bylaws.h"
#include "rules/document/read_yaml.h"
#include "rules/schema/arrange.h"

namespace toadlane::rules {
namespace {

std::string in_lines(const std::string& text) {
  const Outline outline = rules::outline([](Visitor& v) {
    model::Bylaws bylaws;
    describe(v, bylaws);
  });
  return arranged_in_lines(*document::read_yaml("a.yaml", text), outline);
}

TEST(ArrangedInLines, ChangesPlacesInsideBrackets) {
  EXPECT_EQ(in_lines("coop: {kind: B,  name: A}  # x\n"), "coop: {name: A,  kind: B}  # x\n");
  EXPECT_EQ(in_lines("coop: {kind: B,\n  name: A}\n"), "coop: {name: A,\n  kind: B}\n");
}

TEST(ArrangedInLines, LeavesAMapWithCommentsBetween) {
  const std::string text = "coop: {kind: B,  # one\n  name: A}\n";
  EXPECT_EQ(in_lines(text), text);
}

TEST(ArrangedInLines, TakesAwayQuotesThatNothingNeeds) {
  EXPECT_EQ(in_lines("coop: {name: \"A b (c)\"}\n"), "coop: {name: A b (c)}\n");
  for (const std::string needed : {"\"yes\"", "'a: b'", "'1'", "\"a, b\"", "' a'", "'Null'", "'#'"})
    EXPECT_EQ(in_lines("coop: {name: " + needed + "}\n"), "coop: {name: " + needed + "}\n");
}

TEST(ArrangedInLines, KnowsTheKeysAtEveryDepth) {
  EXPECT_EQ(in_lines("boards: {board: {term: 2 years, directors: 7}}\n"),
            "boards: {board: {directors: 7, term: 2 years}}\n");
}

}  // namespace
}  // namespace toadlane::rules
