#include "engine/patronage/counted.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

model::Measure measure(const std::string& words) {
  return books::bylaws("  income: {surplus: all}\n  measures: {m: " + words +
                       "}\n  steps: [{move: rest, to: reserve}]\n")
      .surplus->measures.front()
      .second;
}

std::string counts(const std::string& words, Column column) {
  const Result<Column> made = counted(measure(words), std::move(column));
  if (!made) return books::code(made.diagnostics());
  std::string text;
  for (const std::int64_t value : made->scaled) text += std::to_string(value) + " ";
  return text + "/ " + std::to_string(made->places);
}

TEST(Counted, AppliesTheLeastAndTheMost) {
  EXPECT_EQ(counts("{unit: hours}", {{180, 2100}, 0}), "180 2100 / 0");
  EXPECT_EQ(counts("{unit: hours, at_least: 200 hours, at_most: 2080 hours}",
                   {{18000, 180050, 210000}, 2}),
            "0 180050 208000 / 2");
}

TEST(Counted, RefinesTheColumnWhenALimitHasMoreDecimals) {
  EXPECT_EQ(counts("{unit: hours, at_most: 10.25 hours}", {{10, 11}, 0}), "1000 1025 / 2");
  EXPECT_EQ(counts("{unit: hours, at_least: 90 minutes}", {{1, 2}, 0}), "0 20 / 1");
  EXPECT_EQ(counts("{unit: hours, at_most: 10.1234567 hours}", {{10, 11}, 0}), "P204");
}

TEST(Counted, SaysTheSameOfOneNumber) {
  const model::Measure limited =
      measure("{unit: hours, at_least: 90 minutes, at_most: 10.25 hours}");
  EXPECT_EQ(counted(limited, Ratio(1)), Ratio(0));
  EXPECT_EQ(counted(limited, Ratio::of(3, 2)), Ratio::of(3, 2));
  EXPECT_EQ(counted(limited, Ratio(11)), Ratio::of(41, 4));
}

TEST(Counted, DoesNotWriteMorePlacesThanFit) {
  EXPECT_EQ(refined({{15}, 1}, 3)->scaled.front(), 1500);
  EXPECT_FALSE(refined({{std::int64_t{1} << 62}, 0}, 1));
}

}  // namespace
}  // namespace toadlane::patronage
