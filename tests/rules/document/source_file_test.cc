#include "rules/document/source_file.h"

#include <gtest/gtest.h>

namespace toadlane::document {
namespace {

TEST(SourceFile, CountsColumnsInCharacters) {
  const SourceFile file("a.yaml", "é: 山b\nc: d\n");
  EXPECT_EQ(file.position(0), (Position{1, 1}));
  EXPECT_EQ(file.position(4), (Position{1, 4}));  // behind `é: `
  EXPECT_EQ(file.position(7), (Position{1, 5}));  // behind 山
  EXPECT_EQ(file.position(9), (Position{2, 1}));
}

TEST(SourceFile, PutsTheEndOfTheTextOnTheLineBehindTheLastBreak) {
  EXPECT_EQ(SourceFile("a", "ab\n").position(99), (Position{2, 1}));
  EXPECT_EQ(SourceFile("a", "ab").position(99), (Position{1, 3}));
  EXPECT_EQ(SourceFile("a", "").position(0), (Position{1, 1}));
}

TEST(SourceFile, LeavesTheLineBreakOutOfTheExcerpt) {
  const SourceFile file("a.yaml", "a: b\r\nc: d\r\n");
  const SourceSpan span = file.span(9, 10);
  EXPECT_EQ(span.file, "a.yaml");
  EXPECT_EQ(span.begin, (Position{2, 4}));
  EXPECT_EQ(span.end, (Position{2, 5}));
  EXPECT_EQ(span.excerpt, "c: d");
  EXPECT_EQ(file.line_text(0), "a: b");
}

TEST(SourceFile, DropsAByteOrderMarkAtTheStart) {
  const SourceFile file("a",
                        "\xEF\xBB\xBF"
                        "a: b\n");
  EXPECT_EQ(file.text(), "a: b\n");
  EXPECT_EQ(file.position(3), (Position{1, 4}));
}

TEST(SourceFile, NeverBuildsASpanThatRunsBackwards) {
  const SourceSpan span = SourceFile("a", "abcdef").span(4, 2);
  EXPECT_EQ(span.begin, span.end);
}

TEST(SourceFile, ShowsWhatIsNoTextAsOneReplacementEach) {
  const SourceFile file("a", "a\x1B[1m\xE9 b\xC2\x9Bz");
  const SourceSpan span = file.span(7, 8);  // the b: a, ESC, [, 1, m, E9 and a space before it
  EXPECT_EQ(span.excerpt, "a\uFFFD[1m\uFFFD b\uFFFDz");
  EXPECT_EQ(span.begin.column, 8U);
}

}  // namespace
}  // namespace toadlane::document
