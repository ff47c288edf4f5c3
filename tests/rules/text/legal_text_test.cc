#include "rules/text/legal_text.h"

#include <gtest/gtest.h>

namespace toadlane::text {
namespace {

std::string pieces(const std::string& text) {
  const LegalText legal("text.md", text);
  std::string all;
  for (const Piece& one : legal.pieces())
    all += (all.empty() ? "" : ", ") + to_text(one.address) +
           (one.title.empty() ? "" : " " + one.title);
  return all;
}

TEST(LegalText, FindsArticlesByTheirNumbers) {
  EXPECT_EQ(pieces("## **Article IV - Meetings**\n\n### Section 2. Notice\n"),
            "4 Meetings, 4.2 Notice");
  EXPECT_EQ(pieces("4. Meetings\n\n4.2 Notice\n(a) by post\n(b) by mail\n"),
            "4 Meetings, 4.2 Notice, 4.2(a) by post, 4.2(b) by mail");
}

TEST(LegalText, TakesNoSentenceForAHeading) {
  EXPECT_EQ(pieces("1. Members\n\nWhat is said in\nArticle 5 applies.\n"), "1 Members");
  EXPECT_EQ(pieces("In 2024. And 3 more.\n"), "");
}

TEST(LegalText, TakesNumbersUnderMarkedOnesForItemsOfAList) {
  EXPECT_EQ(pieces("## 4. Meetings\n\n1. one\n2. two\n\n## 5. Board\n"),
            "4 Meetings, 4.1 one, 4.2 two, 5 Board");
}

TEST(LegalText, KnowsInWhichArticleAByteStands) {
  const LegalText text("text.md", "1. A\n\nx\n\n2. B\n\ny\n");
  EXPECT_EQ(text.article_at(6)->number, "1");
  EXPECT_EQ(text.article_at(15)->number, "2");
  EXPECT_EQ(LegalText("text.md", "x").article_at(0), nullptr);
  EXPECT_NE(text.find({"2"}), nullptr);
  EXPECT_EQ(text.find({"3"}), nullptr);
}

}  // namespace
}  // namespace toadlane::text
