#include "engine/base/text.h"

#include <gtest/gtest.h>

namespace toadlane {
namespace {

TEST(Text, OrdersMemberNumbersAsPeopleDo) {
  EXPECT_TRUE(number_order("M2", "M10"));
  EXPECT_FALSE(number_order("M10", "M2"));
  EXPECT_TRUE(number_order("M2", "M02"));
  EXPECT_FALSE(number_order("M2", "M2"));
  EXPECT_TRUE(number_order("M", "M1"));
}

TEST(Text, OffersTheNearWordOnlyWhenItIsNear) {
  const std::vector<std::string> known{"members", "directors"};
  EXPECT_EQ(near_word("memebers", known), "members");
  EXPECT_EQ(near_word("zebra", known), std::nullopt);
  EXPECT_EQ(near_word_or("memebers", known, "none"), "did you mean `members`?");
  EXPECT_EQ(near_word_or("zebra", known, "none"), "none");
}

TEST(Text, FindsTheFirstByteThatIsNotUtf8) {
  EXPECT_EQ(first_bad_utf8("Zo\xC3\xAB"), std::nullopt);
  EXPECT_EQ(first_bad_utf8("Zo\xEB"), 2U);
  EXPECT_EQ(first_bad_utf8("\xC0\xAF"), 0U);          // overlong
  EXPECT_EQ(first_bad_utf8("a\xED\xA0\x80"), 1U);     // surrogate
  EXPECT_EQ(first_bad_utf8("\xF4\x90\x80\x80"), 0U);  // above U+10FFFF
}

TEST(Text, NeverLetsAFileDriveATerminal) {
  EXPECT_EQ(visible("a\x1b[2J\n"), "a\\x1b[2J\\x0a");
}

TEST(Text, CountsCharactersNotBytes) {
  EXPECT_EQ(characters_in("Zo\xC3\xAB"), 3U);
  EXPECT_EQ(character_range("Zo\xC3\xAB!", 2, 1), "\xC3\xAB");
}

}  // namespace
}  // namespace toadlane
