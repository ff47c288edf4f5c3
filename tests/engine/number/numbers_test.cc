#include "engine/number/numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace toadlane {
namespace {

using testing::ElementsAre;

constexpr std::int64_t short_max = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t short_min = std::numeric_limits<std::int32_t>::min();

bool are_short(const Numbers& numbers) {
  return numbers.span().shorts() != nullptr;
}

TEST(Numbers, TakeFourBytesWhileAllOfThemFit) {
  Numbers numbers = {short_min, 0, short_max};
  EXPECT_TRUE(are_short(numbers));
  EXPECT_THAT(numbers, ElementsAre(short_min, 0, short_max));
  numbers.set(1, short_max + 1);
  EXPECT_FALSE(are_short(numbers));
  EXPECT_THAT(numbers, ElementsAre(short_min, short_max + 1, short_max));
  numbers.push_back(short_min - 1);
  numbers.set_short(0, 7);
  EXPECT_THAT(numbers, ElementsAre(7, short_max + 1, short_max, short_min - 1));
}

TEST(Numbers, ChangeEachOnceWhereverTheyBecomeLong) {
  for (std::size_t at = 0; at < 4; ++at) {
    Numbers numbers = {1, 2, 3, 4};
    std::vector<std::int64_t> expected = {2, 4, 6, 8};
    expected[at] = short_max + 1;
    numbers.change(
        [&](std::size_t i, std::int64_t value) { return i == at ? short_max + 1 : 2 * value; });
    EXPECT_EQ(numbers, expected) << at;
  }
}

TEST(Numbers, AreEqualHoweverTheyAreKept) {
  const Numbers shorts = {1, 2};
  Numbers longs = {short_max + 1, 2};
  EXPECT_NE(shorts, longs);
  longs.set(0, 1);
  EXPECT_FALSE(are_short(longs));
  EXPECT_EQ(shorts, longs);
  EXPECT_NE(shorts, Numbers({1, 2, 3}));
}

TEST(Numbers, GrowWithZerosAndAreTakenAsTheyAre) {
  Numbers numbers(2, short_max + 1);
  numbers.resize(3);
  EXPECT_THAT(numbers, ElementsAre(short_max + 1, short_max + 1, 0));
  numbers.assign(1, 5);
  EXPECT_TRUE(are_short(numbers));
  EXPECT_THAT(numbers, ElementsAre(5));
  EXPECT_FALSE(are_short(Numbers::taking(std::vector<std::int64_t>{5})));
  EXPECT_TRUE(Numbers().empty());
}

TEST(Numbers, AreReadByTheAlgorithmsOfTheLibrary) {
  const Numbers numbers = {5, short_max + 9, -1};
  EXPECT_EQ(*std::max_element(numbers.begin(), numbers.end()), short_max + 9);
  EXPECT_EQ(std::find(numbers.begin(), numbers.end(), -1) - numbers.begin(), 2);
}

}  // namespace
}  // namespace toadlane
