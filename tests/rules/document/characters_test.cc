#include "rules/document/characters.h"

#include <gtest/gtest.h>

namespace toadlane::document {
namespace {

using namespace std::string_literals;

Diagnostics check(std::string text) {
  return check_characters(SourceFile("a.yaml", std::move(text)));
}

TEST(Characters, AreAnyThatCanBeSeen) {
  EXPECT_TRUE(check("Coopérative 山田: \"½\" «\u00A050\u202F%» 😀\tx\r\n").empty());
}

TEST(Characters, MayNotBeControlsOrLineBreaksOfSomeReadersOnly) {
  for (const std::string& bad : {"\0"s, "\x01"s, "\x1B"s, "\x7F"s, "\xC2\x80"s, "\xC2\x85"s,
                                 "\u2028"s, "\u2029"s, "\uFFFE"s, "\uFFFF"s, "\r"s}) {
    const Diagnostics found = check("a: x" + bad + "y\n");
    ASSERT_EQ(found.all().size(), 1U) << bad;
    EXPECT_EQ(found.all()[0].code, Code::D104);
    EXPECT_EQ(found.all()[0].span->begin, (Position{1, 5}));
  }
}

TEST(Characters, MayNotBeInvisibleOrReorderTheText) {
  for (const std::string& bad : {"\u00AD"s, "\u200B"s, "\u202E"s, "\u2066"s, "\u2060"s, "\uFEFF"s})
    EXPECT_EQ(check("a: x" + bad + "y\n").all().size(), 1U) << bad;
}

TEST(Characters, AreNamed) {
  EXPECT_EQ(name_of_character(0x200B), "U+200B (zero width space)");
  EXPECT_EQ(name_of_character(0), "U+0000 (NUL)");
}

TEST(Characters, SayWhatABrokenByteMeansInWindows1252) {
  const Diagnostics found = check("name: Caf\xE9 \x80\n");
  ASSERT_EQ(found.all().size(), 1U);
  EXPECT_EQ(found.all()[0].code, Code::D103);
  EXPECT_EQ(found.all()[0].span->begin, (Position{1, 10}));
  EXPECT_NE(found.all()[0].advice.find("`é`"), std::string::npos);
  EXPECT_NE(check("\x80").all()[0].advice.find("`€`"), std::string::npos);
  EXPECT_NE(check("\x93").all()[0].advice.find("`“`"), std::string::npos);
  EXPECT_EQ(check("\x81").all()[0].advice, "save the file as UTF-8");
}

TEST(Characters, KnowUtf16) {
  EXPECT_NE(check("\xFF\xFE"
                  "a\0:\0"s)
                .all()[0]
                .advice.find("UTF-16"),
            std::string::npos);
}

TEST(Characters, RefuseOverlongFormsAndSurrogates) {
  for (const std::string& bad : {"\xC0\xAF"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xE2\x82"s})
    EXPECT_EQ(check("a: " + bad).all().at(0).code, Code::D103);
}

TEST(Characters, AreReportedTwentyTimesAtMost) {
  const Diagnostics found = check(std::string(25, '\x01'));
  ASSERT_EQ(found.all().size(), 20U);
  EXPECT_NE(found.all().back().advice.find("5 more"), std::string::npos);
}

TEST(Characters, AreReportedOnceWhereTheFileIsNoText) {
  EXPECT_EQ(check("\0a\0b\0"s).all().size(), 1U);
}

TEST(Characters, MayNotBeUnusualSpacesInTheIndentation) {
  EXPECT_EQ(check("a:\n \u00A0b: c\n").all().at(0).span->begin, (Position{2, 2}));
  EXPECT_TRUE(check("a: 5\u00A0%\n").empty());
}

}  // namespace
}  // namespace toadlane::document
