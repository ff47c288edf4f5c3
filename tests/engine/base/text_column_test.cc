#include "engine/base/text_column.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace toadlane {
namespace {

TEST(TextColumn, KeepsWhereEachTextIs) {
  const std::string kept = "M1,M10";
  TextColumn texts = {std::string_view(kept).substr(0, 2)};
  texts.push_back(std::string_view(kept).substr(3));
  texts.resize(3);
  EXPECT_THAT(texts, testing::ElementsAre("M1", "M10", ""));
  EXPECT_EQ(texts[1].data(), kept.data() + 3);
  texts.set(0, texts[1]);
  EXPECT_EQ(texts[0], "M10");
  EXPECT_EQ(std::find(texts.begin(), texts.end(), "") - texts.begin(), 2);
}

TEST(TextColumn, KeepsTextsOfEveryLength) {
  const std::string kept(70'000, 'x');
  TextColumn texts;
  for (const std::size_t size : {0U, 1U, 65'533U, 65'534U, 65'535U, 65'536U, 70'000U})
    texts.push_back(std::string_view(kept).substr(0, size));
  EXPECT_THAT(texts, testing::ElementsAre(kept.substr(0, 0), kept.substr(0, 1),
                                          kept.substr(0, 65'533), kept.substr(0, 65'534),
                                          kept.substr(0, 65'535), kept.substr(0, 65'536), kept));
}

}  // namespace
}  // namespace toadlane
