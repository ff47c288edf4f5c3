// Each defect with a twin that lacks it.
#include <gtest/gtest.h>

#include "tests/rules/text/told.h"

namespace toadlane::text::test {
namespace {

const std::string two = "1. A\n\n1.1 x\n(a) y\n\n2. B\n\n";

TEST(LintReferences, FindsAnArticleThatIsNotThere) {
  EXPECT_EQ(found_in(two + "See article 3.\n"), Found{"A104 8:13"});
  EXPECT_EQ(found_in(two + "See article 2.\n"), Found{});
  EXPECT_EQ(found_in(two + "See Art. 1.1(b).\n"), Found{"A104 8:10"});
  EXPECT_EQ(found_in(two + "See Art. 1.1(a).\n"), Found{});
  EXPECT_EQ(found_in(two + "See articles 1, 2 and 5.\n"), Found{"A104 8:23"});
  EXPECT_EQ(found_in(two + "See articles 1 to 2.\n"), Found{});
}

TEST(LintReferences, LooksForASectionInItsArticleFirst) {
  const std::string text = "Article I\n\nSection 1. A\n\nSection 2. B\n\n";
  EXPECT_EQ(found_in(text + "As section 2 says.\n"), Found{});
  EXPECT_EQ(found_in(text + "As section 3 says.\n"), Found{"A104 7:12"});
}

TEST(LintReferences, LeavesOtherTextsAlone) {
  EXPECT_EQ(found_in(two + "See section 501(c)(3) of the Internal Revenue Code.\n"), Found{});
  EXPECT_EQ(found_in(two + "See Corporations Code section 12460.\n"), Found{});
  EXPECT_EQ(found_in(two + "See section 9 of these bylaws.\n"), Found{"A104 8:13"});
}

TEST(LintLists, FindsOneThatIsAbsent) {
  EXPECT_EQ(found_in("1. A\n\nThe board decides the following:\n\n2. B\n"), Found{"A105 3:1"});
  EXPECT_EQ(found_in("1. A\n\nThe board decides the following:\n\n- x\n\n2. B\n"), Found{});
  EXPECT_EQ(found_in("1. A\n\nThe board decides as follows:\n(a) x\n\n2. B\n"), Found{});
  EXPECT_EQ(found_in("1. A decides the following:\n\n1.1 x\n\n2. B\n"), Found{});
  EXPECT_EQ(found_in("1. A\n\nThe following is said: nothing.\n"), Found{});
}

TEST(LintLists, FindsAnExhibitThatIsAbsent) {
  EXPECT_EQ(found_in("1. A\n\nSee Exhibit A.\n"), Found{"A106 3:5"});
  EXPECT_EQ(found_in("1. A\n\nSee Exhibit A.\n\n## Exhibit A\n\nx\n"), Found{});
  EXPECT_EQ(found_in("1. A\n\nWe exhibit a thing, and Appendix 1 more.\n\nAppendix 1\n"), Found{});
}

}  // namespace
}  // namespace toadlane::text::test
