#include "rules/document/raw_lines.h"

#include <gtest/gtest.h>

namespace toadlane::document {
namespace {

constexpr std::size_t npos = std::string_view::npos;

TEST(RawLines, SeesAKeyInALine) {
  EXPECT_TRUE(line_has_key("a: b"));
  EXPECT_TRUE(line_has_key("- a:"));
  EXPECT_FALSE(line_has_key("at 12:30"));
  EXPECT_FALSE(line_has_key(": b"));
}

TEST(RawLines, SeesAColonWithoutASpaceButNotATimeOrAnAddress) {
  EXPECT_EQ(glued_colon("cite:Art. 7"), 4U);
  EXPECT_EQ(glued_colon("12:30"), npos);
  EXPECT_EQ(glued_colon("https://example.org"), npos);
  EXPECT_EQ(glued_colon("a: b"), npos);
  EXPECT_EQ(glued_colon("a:"), npos);
}

TEST(RawLines, SeesAQuestionMarkThatBeginsAKey) {
  EXPECT_EQ(question_mark_before(SourceFile("a", "? key"), 2), 0U);
  EXPECT_EQ(question_mark_before(SourceFile("a", "{? key}"), 3), 1U);
  EXPECT_EQ(question_mark_before(SourceFile("a", "who? key"), 5), npos);
  EXPECT_EQ(question_mark_before(SourceFile("a", "?\nkey"), 2), npos);
}

TEST(RawLines, FindsTheLastLineOfABlockText) {
  EXPECT_EQ(end_of_block("|\n  a \n\n\nb", 0, 9), 6U);
  EXPECT_EQ(end_of_block("|\nb", 0, 2), 1U);
}

TEST(RawLines, LeavesCommentsOut) {
  const SourceFile file("a", "a: b c  # why\n- d");
  EXPECT_EQ(words_from(file, 3), "b c");
  EXPECT_TRUE(begins_its_line(file, 0));
  EXPECT_FALSE(begins_its_line(file, 3));
  EXPECT_TRUE(begins_its_line(file, 16));
}

}  // namespace
}  // namespace toadlane::document
