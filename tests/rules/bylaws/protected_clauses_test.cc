#include "rules/bylaws/protected_clauses.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string text(const std::string& decision, const std::string& set,
                 const std::string& before = "") {
  return "format: coop-bylaws 1\n"
         "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
         "in_force: {from: 2020-01-01}\n"
         "classes: {member: {cite: Art. 1, votes: 1}}\n"
         "meetings: {members: {cite: Art. 3, quorum: more than 1/2 of members}}\n"
         "decisions:\n"
         "  change: {cite: Art. 14, by: members, passes: at least 2/3 of all members}\n"
         "  entrenched:\n"
         "    cite: Art. 15\n"
         "    by: members\n"
         "    protects: [classes.member, meetings.members.quorum]\n"
         "    passes: unanimous of all members\n"
         "amendments:\n" +
         before +
         "  - {id: A9, cite: Res. 9, from: 2024-06-01, adopted_by: {decision: " + decision +
         ", on: 2024-05-20, for: 58, against: 0, members: 58}, set: {" + set + "}}\n";
}

TEST(ProtectedClauses, ChangeByTheHarderRuleOnly) {
  EXPECT_THAT(told(text("entrenched", "classes.member.votes: 2")), IsEmpty());
  EXPECT_THAT(told(text("change", "classes.member.votes: 2")),
              ElementsAre("B161 amendments[0].adopted_by.decision"));
  EXPECT_THAT(told(text("change", "meetings.members.notice: 10 days before meeting")), IsEmpty());
}

TEST(ProtectedClauses, ChangeWithTheBlockAroundThem) {
  EXPECT_THAT(told(text("change", "meetings.members: {cite: Art. 3, quorum: 3 members}")),
              ElementsAre("B161 amendments[0].adopted_by.decision"));
}

TEST(ProtectedClauses, NameBothArticles) {
  const Diagnostics all = diagnostics_of(text("change", "classes.member.votes: 2"));
  ASSERT_EQ(all.all().size(), 1U);
  EXPECT_THAT(all.all().front().message, HasSubstr("`entrenched` (Art. 15)"));
  EXPECT_THAT(all.all().front().message, HasSubstr("A9 (Res. 9)"));
}

// An amendment by the easier rule that lifts the protection comes too late for itself only.
TEST(ProtectedClauses, AreThoseOfTheTextThenInForce) {
  const std::string lifted =
      "  - {id: A1, from: 2023-01-01, adopted_by: {decision: entrenched, on: 2022-12-01, for: 58, "
      "against: 0, members: 58}, set: {decisions.entrenched.protects: [dissolution]}}\n";
  EXPECT_THAT(told(text("change", "classes.member.votes: 2", lifted)), IsEmpty());
}

}  // namespace
}  // namespace toadlane::rules
