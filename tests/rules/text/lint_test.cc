#include "rules/text/lint.h"

#include <gtest/gtest.h>

#include "tests/rules/text/told.h"

namespace toadlane::text::test {
namespace {

TEST(Lint, TellsAllFaultsInTheOrderOfTheirPlaces) {
  EXPECT_EQ(found_in("Article 1. Members\n\nSee article 9.\n\nArticle 3. Meetings\n\n"
                     "It is about the following:\n"),
            (Found{"A104 3:13", "A101 5:9", "A105 7:1"}));
}

TEST(Lint, LooksAtATextWithoutNumbersToo) {
  EXPECT_EQ(found_in("We choose the following:\n"), (Found{"A109 1:1", "A105 1:1"}));
  EXPECT_EQ(found_in("1. We choose the following:\n- a\n"), Found{});
}

TEST(Lint, FindsNothingInAnEmptyTextButThatItIsOne) {
  EXPECT_EQ(found_in(""), Found{"A109 1:1"});
}

}  // namespace
}  // namespace toadlane::text::test
