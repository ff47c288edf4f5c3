#include "rules/bylaws/records.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::Records read_records(const std::string& text, Diagnostics& diagnostics) {
  model::Records records;
  read_block(text, "records", diagnostics, [&](Visitor& v) { describe(v, records); });
  return records;
}

TEST(Records, SayWhoMaySeeThemAndHow) {
  Diagnostics diagnostics;
  const model::Records records = read_records(
      "cite: Art. 12\n"
      "inspection: {cite: Art. 12.1, of: [bylaws, list of members], purpose_needed: no,"
      " answered_within: 10 working days, copies: at cost}\n"
      "kept_for: 7 years\n"
      "language: English\n"
      "audit: {members: more than 50 members, employees_above: 50, income_above: 3_000_000.00 "
      "EUR}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(records.cite, "Art. 12");
  ASSERT_TRUE(records.inspection);
  EXPECT_EQ(records.inspection->cite, "Art. 12.1");
  EXPECT_THAT(records.inspection->of, ElementsAre("bylaws", "list of members"));
  EXPECT_EQ(records.inspection->purpose_needed, false);
  EXPECT_EQ(records.inspection->answered_within.text, "10 working days");
  EXPECT_EQ(records.inspection->copies, "at cost");
  EXPECT_EQ(records.kept_for.text, "7 years");
  EXPECT_EQ(records.language, "English");
  ASSERT_TRUE(records.audit && records.audit->members && records.audit->income_above);
  EXPECT_EQ(expression::to_text(*records.audit->members), "more than 50 members");
  EXPECT_EQ(records.audit->employees_above, 50);
}

TEST(Records, RefuseWhatIsOfAnotherKind) {
  Diagnostics diagnostics;
  read_records(
      "inspection: {of: bylaw, answered_within: soon}\nkept_for: 7\naudit: {members: 50%}\n",
      diagnostics);
  std::vector<std::string> places;
  for (const Diagnostic& one : diagnostics.all()) places.push_back(one.clause.path());
  EXPECT_THAT(places, testing::UnorderedElementsAre("records.inspection.of",
                                                    "records.inspection.answered_within",
                                                    "records.kept_for", "records.audit.members"));
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `bylaws`?"));
}

}  // namespace
}  // namespace toadlane::rules
