#include "rules/bylaws/majorities.h"

#include <gmock/gmock.h>

#include "rules/bylaws/decisions.h"
#include "tests/rules/bylaws/read_block.h"
#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

model::Decision read_majorities(const std::string& text, Diagnostics& diagnostics) {
  model::Decision value;
  read_block(text, "decisions.one", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

TEST(Majorities, AreOneOrAListByCase) {
  using If = model::ConditionalMajority::If;
  Diagnostics diagnostics;
  const model::Decision one = read_majorities(
      "passes:\n"
      "  - {when: fewer than 20 members, is: at least 3/4 of votes cast}\n"
      "  - {when: decision raise passed, is: at least 2/3 of votes cast}\n"
      "  - {when: on the agenda, is: more than 1/2 of votes cast}\n"
      "  - {when: not on the agenda, is: more than 1/2 of all members}\n"
      "  - {otherwise: yes, is: unanimous of votes cast}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_FALSE(one.passes);
  ASSERT_EQ(one.passes_by_case.size(), 5U);
  EXPECT_EQ(one.passes_by_case[0].condition, If::size);
  EXPECT_EQ(one.passes_by_case[1].condition, If::passed);
  EXPECT_EQ(one.passes_by_case[1].decision, "raise");
  EXPECT_EQ(one.passes_by_case[2].condition, If::on_the_agenda);
  EXPECT_EQ(one.passes_by_case[3].condition, If::not_on_the_agenda);
  EXPECT_TRUE(one.passes_by_case[4].otherwise);
}

TEST(Majorities, RefuseACaseThatIsNone) {
  Diagnostics diagnostics;
  read_majorities("passes: [{when: on a Tuesday, is: at least 2/3 of votes cast}]\n", diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
}

std::vector<std::string> cases(const std::string& list) {
  return told(
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "meetings: {members: {cite: Art. 3, quorum: more than 1/2 of members}}\n"
      "decisions:\n"
      "  one: {cite: Art. 4, by: members, passes: [" +
      list + "]}\n");
}

TEST(Majorities, BySizeHaveNoGapAndNoOverlap) {
  EXPECT_THAT(cases("{when: fewer than 20 members, is: unanimous of votes cast}, "
                    "{when: at least 20 members, is: at least 2/3 of votes cast}"),
              IsEmpty());
  EXPECT_THAT(cases("{when: fewer than 20 members, is: unanimous of votes cast}, "
                    "{when: more than 20 members, is: at least 2/3 of votes cast}"),
              ElementsAre("B131 decisions.one.passes"));
  EXPECT_THAT(cases("{when: at most 20 members, is: unanimous of votes cast}, "
                    "{when: at least 20 members, is: at least 2/3 of votes cast}"),
              ElementsAre("B135 decisions.one.passes[1]"));
  EXPECT_THAT(cases("{otherwise: yes, is: unanimous of votes cast}, "
                    "{when: at least 20 members, is: at least 2/3 of votes cast}"),
              ElementsAre("B128 decisions.one.passes[1]"));
}

TEST(Majorities, OfOtherCasesAreWrittenForAll) {
  EXPECT_THAT(cases("{when: on the agenda, is: more than 1/2 of votes cast}, "
                    "{when: not on the agenda, is: at least 2/3 of votes cast}"),
              IsEmpty());
  EXPECT_THAT(cases("{when: on the agenda, is: more than 1/2 of votes cast}"),
              ElementsAre("B131 decisions.one.passes"));
  EXPECT_THAT(cases("{otherwise: yes, is: more than 1/2 of votes cast}, "
                    "{when: on the agenda, is: at least 2/3 of votes cast}"),
              ElementsAre("B128 decisions.one.passes[1]"));
}

TEST(Majorities, AskForAnEarlierDecisionOfTheFile) {
  EXPECT_THAT(cases("{when: decision other passed, is: at least 2/3 of votes cast}, "
                    "{otherwise: yes, is: more than 1/2 of votes cast}"),
              ElementsAre("B113 decisions.one.passes[0].when"));
}

}  // namespace
}  // namespace toadlane::rules
