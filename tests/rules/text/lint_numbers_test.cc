// Each defect with a twin that lacks it.
#include <gtest/gtest.h>

#include "tests/rules/text/told.h"

namespace toadlane::text::test {
namespace {

TEST(LintNumbers, FindsANumberLeftOut) {
  EXPECT_EQ(found_in("1. A\n\n2. B\n\n4. C\n"), Found{"A101 5:1"});
  EXPECT_EQ(found_in("1. A\n\n2. B\n\n3. C\n"), Found{});
  EXPECT_EQ(found_in("2. A\n\n3. B\n"), Found{"A101 1:1"});
  EXPECT_EQ(found_in("1. A\n\n1.1 x\n\n1.3 y\n"), Found{"A101 5:1"});
  EXPECT_EQ(found_in("Article I\n\nArticle II\n\nArticle IV\n"), Found{"A101 5:9"});
  EXPECT_EQ(found_in("Article I\n\nArticle II\n\nArticle III\n"), Found{});
}

TEST(LintNumbers, FindsALetterLeftOut) {
  EXPECT_EQ(found_in("1. A\n(a) x\n(c) y\n"), Found{"A101 3:1"});
  EXPECT_EQ(found_in("1. A\n(a) x\n(b) y\n"), Found{});
  EXPECT_EQ(found_in("1. A\n(i) x\n(iii) y\n"), Found{"A101 3:1"});
  EXPECT_EQ(found_in("1. A\n(i) x\n(ii) y\n"), Found{});
  EXPECT_EQ(found_in("1. A\n(a) x\n(i) y\n(ii) z\n(b) w\n"), Found{});
}

TEST(LintNumbers, FindsANumberGivenTwice) {
  EXPECT_EQ(found_in("1. A\n\n2. B\n\n2. C\n"), Found{"A102 5:1"});
  EXPECT_EQ(found_in("1. A\n(a) x\n(a) y\n"), Found{"A102 3:1"});
}

TEST(LintNumbers, LetsAListBeginAnew) {
  EXPECT_EQ(found_in("1. A\n(a) x\n(b) y\n\nAnd:\n(a) z\n(b) w\n"), Found{});
  EXPECT_EQ(found_in("# One\n\n1. A\n\n2. B\n\n# Two\n\n1. C\n"), Found{});
}

TEST(LintNumbers, CountsSectionsInsideTheirArticle) {
  EXPECT_EQ(found_in("Article I\n\nSection 1. A\n\nSection 2. B\n\nArticle II\n\nSection 1. C\n"),
            Found{});
  EXPECT_EQ(found_in("Article I\n\nSection 1. A\n\nSection 3. B\n"), Found{"A101 5:9"});
}

TEST(LintNumbers, FindsAHeadingGivenTwice) {
  EXPECT_EQ(found_in("1. Members\n\n2. Members\n"), Found{"A103 3:1"});
  EXPECT_EQ(found_in("1. Members\n\n2. Meetings\n"), Found{});
  EXPECT_EQ(found_in("# Bylaws\n\n# Bylaws\n\n1. Members\n"), Found{"A103 3:1"});
  EXPECT_EQ(found_in("## 1. Members\n\n## 1. Members\n"), Found{"A103 3:1"});
}

}  // namespace
}  // namespace toadlane::text::test
