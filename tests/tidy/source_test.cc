#include "tests/tidy/source.h"

#include <gtest/gtest.h>

namespace toadlane::tidy {
namespace {

TEST(Source, BlanksCommentsAndLiteralsAndNothingElse) {
  EXPECT_EQ(code_of("int a = 1;  // a float\nint b;"), "int a = 1;            \nint b;");
  EXPECT_EQ(code_of("a /* x\ny */ b"), "a     \n     b");
  EXPECT_EQ(code_of(R"(f("a \" b", 'c', '\'') + 1'000'000)"), "f(        ,    ,     ) + 1'000'000");
  EXPECT_EQ(code_of("g(R\"x(\" a )\" )x\") + 1"), "g(              ) + 1");
  EXPECT_EQ(code_of("\"no end\nint a;"), "       \nint a;");
}

TEST(Source, FindsAWordThatStandsByItself) {
  EXPECT_EQ(find_word("a float b", "float"), 2U);
  EXPECT_EQ(find_word("floating a_float float8", "float"), std::string_view::npos);
  EXPECT_EQ(find_word("node.as<int>()", ".as<"), 4U);
}

TEST(Source, KnowsWhichFolderAFileIsIn) {
  EXPECT_TRUE(is_in("engine/base/date.cc", "engine/base"));
  EXPECT_FALSE(is_in("engine/baseline/a.cc", "engine/base"));
}

TEST(Source, CountsALastLineWithoutItsEnd) {
  EXPECT_EQ(lines_of("a\n\nb").size(), 3U);
  EXPECT_EQ(lines_of("a\n").size(), 1U);
}

TEST(Source, ReadsItselfFromTheTree) {
  const Sources sources = read_sources(TOADLANE_SOURCE_DIR);
  EXPECT_TRUE(sources.contains("tests/tidy/source_test.cc"));
  EXPECT_TRUE(sources.contains("engine/base/codes.def"));
  EXPECT_TRUE(sources.contains("CMakeLists.txt"));
  EXPECT_TRUE(sources.contains("try"));
}

}  // namespace
}  // namespace toadlane::tidy
