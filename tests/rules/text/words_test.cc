#include "rules/text/words.h"

#include <gtest/gtest.h>

namespace toadlane::text {
namespace {

TEST(Words, EndSentencesAtStopsAndBlankLines) {
  const std::vector<Word> words = words_in("No quorum, see Art. 3. Yes\n\nand more");
  std::string text;
  for (const Word& one : words) text += one.text + (one.ends_sentence ? "| " : " ");
  EXPECT_EQ(text, "no quorum see art 3 yes| and more| ");
  EXPECT_TRUE(words.front().capital);
  EXPECT_EQ(words.back().end, 36U);
}

TEST(Words, AreComparedOneByOne) {
  const std::vector<Word> words = words_in("a quorum is present. A vote");
  EXPECT_TRUE(words_are(words, 1, "quorum is present"));
  EXPECT_FALSE(words_are(words, 3, "present a"));
  EXPECT_FALSE(words_are(words, 4, "a vote more"));
}

}  // namespace
}  // namespace toadlane::text
