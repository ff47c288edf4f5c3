#include "rules/document/scalar_map.h"

#include <gtest/gtest.h>

namespace toadlane::document {
namespace {

std::string places(std::string_view written, Style style, std::string_view text) {
  const auto map = map_scalar(written, style, text);
  if (!map) return "none";
  std::string list;
  for (const Stretch& one : map->bytes)
    list += std::to_string(one.begin) + "-" + std::to_string(one.end) + " ";
  return list;
}

TEST(ScalarMap, GivesEachByteItsStretch) {
  EXPECT_EQ(places("abc", Style::plain, "abc"), "0-1 1-2 2-3 ");
  EXPECT_EQ(places("é", Style::plain, "é"), "0-2 0-2 ");
  EXPECT_EQ(places("'it''s'", Style::single_quoted, "it's"), "1-2 2-3 3-5 5-6 ");
  EXPECT_EQ(places("\"a\\tb\"", Style::double_quoted, "a\tb"), "1-2 2-4 4-5 ");
}

TEST(ScalarMap, PutsAFoldedSpaceAtTheLineBreak) {
  EXPECT_EQ(places("a  \n  b", Style::plain, "a b"), "0-1 1-3 6-7 ");
  EXPECT_EQ(places("a\r\n\r\n b", Style::plain, "a\nb"), "0-1 3-3 6-7 ");
  EXPECT_EQ(places("\"a\\\n  b\"", Style::double_quoted, "ab"), "1-2 6-7 ");
  EXPECT_EQ(places(">-\n a\n b", Style::block, "a b"), "4-5 5-5 7-8 ");
}

TEST(ScalarMap, IsNothingWhenTheTextIsNotWhatIsWritten) {
  EXPECT_EQ(places("abc", Style::plain, "abd"), "none");
  EXPECT_EQ(places("'abc", Style::single_quoted, "abc"), "none");
  EXPECT_EQ(places("\"\\q\"", Style::double_quoted, "q"), "none");
  EXPECT_EQ(places("\"\\u00\"", Style::double_quoted, ""), "none");
  EXPECT_EQ(places("|\n a", Style::block, "b"), "none");
  EXPECT_EQ(places("|\n a\n", Style::block, "a\nc"), "none");
  EXPECT_EQ(places("abc", Style::synthetic, "abc"), "none");
}

TEST(ScalarMap, CutsAStretchAtTheEnd) {
  const auto map = map_scalar("'abc'", Style::single_quoted, "abc");
  ASSERT_TRUE(map);
  EXPECT_EQ(stretch_of(*map, 1, 99).begin, 2U);
  EXPECT_EQ(stretch_of(*map, 1, 99).end, 4U);
  EXPECT_EQ(stretch_of(*map, 3, 1).begin, 4U);
}

}  // namespace
}  // namespace toadlane::document
