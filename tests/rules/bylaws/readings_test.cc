#include "rules/bylaws/readings.h"

#include <gtest/gtest.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

TEST(Readings, SayWhatIsReadHowAndWhy) {
  std::vector<model::Reading> readings;
  Diagnostics diagnostics;
  read_block("- {of: two years, taken_as: the first two, because: the text is silent}\n",
             "readings", diagnostics, [&](Visitor& v) { describe(v, readings); });
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].of, "two years");
  EXPECT_EQ(readings[0].taken_as, "the first two");
  EXPECT_EQ(readings[0].because, "the text is silent");
  EXPECT_EQ(readings[0].clause, Clause("readings[0]"));
}

TEST(Readings, GiveAReason) {
  model::Reading reading;
  Diagnostics diagnostics;
  read_block("{of: two years, taken_as: the first two}\n", "readings[0]", diagnostics,
             [&](Visitor& v) { describe(v, reading); });
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("readings[0].because"));
}

TEST(TextOnly, NamesTheArticleAndItsSubject) {
  model::TextOnly article;
  Diagnostics diagnostics;
  read_block("{cite: Art. 9, about: indemnification}\n", "text_only[1]", diagnostics,
             [&](Visitor& v) { describe(v, article); });
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(article.cite, "Art. 9");
  EXPECT_EQ(article.about, "indemnification");
  EXPECT_EQ(article.clause, Clause("text_only[1]"));
}

TEST(TextOnly, IsNothingWithoutAnArticle) {
  model::TextOnly article;
  Diagnostics diagnostics;
  read_block("{about: indemnification}\n", "text_only[1]", diagnostics,
             [&](Visitor& v) { describe(v, article); });
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("text_only[1].cite"));
}

}  // namespace
}  // namespace toadlane::rules
