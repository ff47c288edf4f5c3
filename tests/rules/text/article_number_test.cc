#include "rules/text/article_number.h"

#include <gtest/gtest.h>

namespace toadlane::text {
namespace {

std::string read(std::string_view text) {
  const auto number = number_at(text);
  return number ? to_text(number->address) + "/" + std::to_string(number->length) : "none";
}

std::string cites(std::string_view citation) {
  std::string all;
  for (const Cited& one : cited_in(citation))
    all += (all.empty() ? "" : "; ") + to_text(one.from) +
           (one.from == one.to ? "" : " to " + to_text(one.to));
  return all;
}

TEST(ArticleNumber, IsReadAsFarAsItGoes) {
  EXPECT_EQ(read("7.3(b) and 8"), "7.3(b)/6");
  EXPECT_EQ(read("IV. Meetings"), "4/2");
  EXPECT_EQ(read("07."), "7/2");
  EXPECT_EQ(read("4(1)(a)"), "4.1(a)/7");
  EXPECT_EQ(read("4th"), "none");
  EXPECT_EQ(read("In"), "none");
  EXPECT_EQ(read("3(three)"), "3/1");
}

TEST(ArticleNumber, CountsRomanNumbers) {
  EXPECT_EQ(roman_value("xiv"), 14);
  EXPECT_EQ(roman_value("XL"), 40);
  EXPECT_EQ(roman_value("b"), std::nullopt);
  EXPECT_EQ(roman_value(""), std::nullopt);
}

TEST(Citations, NameArticlesAndStretches) {
  EXPECT_EQ(cites("Art. 7.3(b)"), "7.3(b)");
  EXPECT_EQ(cites("Art. 3.3-3.14"), "3.3 to 3.14");
  EXPECT_EQ(cites("Art. 10 with 3.1(d)"), "10; 3.1(d)");
  EXPECT_EQ(cites("Article IV, section 2"), "4.2");
  EXPECT_EQ(cites("by agreement"), "");
}

TEST(Citations, TouchWhatIsInsideAndAround) {
  const Cited stretch = cited_in("3.3-3.14").front();
  EXPECT_TRUE(touches(stretch, {"3", "9"}));
  EXPECT_TRUE(touches(stretch, {"3", "14", "a"}));
  EXPECT_TRUE(touches(stretch, {"3"}));
  EXPECT_FALSE(touches(stretch, {"3", "2"}));
  EXPECT_FALSE(touches(stretch, {"3", "15"}));
}

}  // namespace
}  // namespace toadlane::text
