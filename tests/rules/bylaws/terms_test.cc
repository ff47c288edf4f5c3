#include "rules/bylaws/terms.h"

#include <gmock/gmock.h>

#include "rules/bylaws/names.h"
#include "rules/document/read_yaml.h"
#include "rules/document/reader.h"
#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::HasSubstr;

// The terms of a bylaws file, with the names that it declares.
model::Named<model::Term> read_terms(const std::string& text, Diagnostics& diagnostics) {
  model::Named<model::Term> terms;
  const Result<Node> node = document::read_yaml("bylaws.yaml", "terms:\n" + text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  const LanguageNames names = declared_names(*node);
  SourceMap places;
  Reader reader(*node->find("terms"), names, diagnostics, places, Clause("terms"));
  describe_terms(reader, terms);
  return terms;
}

TEST(Terms, AreConditions) {
  Diagnostics diagnostics;
  const auto terms = read_terms(
      "  good standing: not (dues unpaid more than 90 days) and not suspended\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(terms.size(), 1U);
  EXPECT_EQ(terms[0].first, "good standing");
  EXPECT_EQ(terms[0].second.text, "not (dues unpaid more than 90 days) and not suspended");
  EXPECT_EQ(terms[0].second.clause, Clause("terms.good standing"));
  EXPECT_TRUE(terms[0].second.condition);
}

TEST(Terms, MayBeRecordedForEachMember) {
  Diagnostics diagnostics;
  const auto terms = read_terms(
      "  shifts: {recorded: as a measure, unit: shifts, cite: Art. 6}\n"
      "  trained: {recorded: as a status}\n"
      "  active: trained and shifts in the last 3 months at least 6 shifts\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].second.recorded, "as a measure");
  EXPECT_EQ(terms[0].second.cite, "Art. 6");
  EXPECT_FALSE(terms[1].second.condition);
  EXPECT_TRUE(terms[2].second.condition);
}

TEST(Terms, RefuseAWordThatNothingDeclares) {
  Diagnostics diagnostics;
  read_terms("  good standing: not suspendid\n", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("terms.good standing"));
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `suspended`?"));
}

TEST(Terms, RefuseAKeyThatIsNotTheirs) {
  Diagnostics diagnostics;
  read_terms("  good standing: {when: suspended}\n", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("terms.good standing.when"));
}

}  // namespace
}  // namespace toadlane::rules
