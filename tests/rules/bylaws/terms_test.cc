#include "rules/bylaws/terms.h"

#include <gtest/gtest.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

TEST(Terms, KeepTheirMeaningAsWritten) {
  model::Named<model::Phrase> terms;
  Diagnostics diagnostics;
  read_block("good standing: not (dues unpaid more than 90 days) and not suspended\n", "terms",
             diagnostics, [&](Visitor& v) { describe_terms(v, terms); });
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(terms.size(), 1U);
  EXPECT_EQ(terms[0].first, "good standing");
  EXPECT_EQ(terms[0].second.text, "not (dues unpaid more than 90 days) and not suspended");
  EXPECT_EQ(terms[0].second.clause, Clause("terms.good standing"));
}

TEST(Terms, AreOneLineEach) {
  model::Named<model::Phrase> terms;
  Diagnostics diagnostics;
  read_block("good standing: {when: suspended}\n", "terms", diagnostics,
             [&](Visitor& v) { describe_terms(v, terms); });
  ASSERT_EQ(diagnostics.count(Severity::error), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("terms.good standing"));
}

}  // namespace
}  // namespace toadlane::rules
