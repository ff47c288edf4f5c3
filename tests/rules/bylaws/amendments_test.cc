#include "rules/bylaws/amendments.h"

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

model::Amendment read_amendments(const std::string& text, Diagnostics& diagnostics) {
  model::Amendment amendment;
  read_block(text, "amendments[0]", diagnostics, [&](Visitor& v) { describe(v, amendment); });
  return amendment;
}

TEST(Amendments, SayFromWhenTheyHoldAndHowTheyWereAdopted) {
  Diagnostics diagnostics;
  const model::Amendment one = read_amendments(
      "id: A1\nfrom: 2024-06-01\nadopted_by: {decision: change_bylaws, on: 2024-05-20, for: 41, "
      "against: 6, members: 58}\nset: {meetings.members.quorum: 10 members}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(one.id, "A1");
  EXPECT_EQ(one.from, Date::of(2024, 6, 1));
  EXPECT_EQ(one.adopted_by.votes_for, 41);
  EXPECT_EQ(one.adopted_by.members, 58);
}

TEST(Amendments, AreAdoptedByNumbersOfEachClassOrByTheirSum) {
  Diagnostics diagnostics;
  const model::Amendment one = read_amendments(
      "id: A1\nfrom: 2024-06-01\nadopted_by: {decision: change_bylaws, on: 2024-05-20, for: "
      "{workers: 8, consumers: 40}, against: 3, members: {workers: 10, consumers: 50}}\n"
      "set: {meetings.members.quorum: 10 members}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(one.adopted_by.votes_for, 48);
  EXPECT_EQ(one.adopted_by.for_of.size(), 2U);
  EXPECT_EQ(one.adopted_by.votes_against, 3);
  EXPECT_TRUE(one.adopted_by.against_of.empty());
}

TEST(Amendments, NeedADayAndADecision) {
  Diagnostics diagnostics;
  read_amendments("id: A1\nadopted_by: {for: 3}\nset: {meetings.members.quorum: 10 members}\n",
                  diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 3U) << to_text(diagnostics);
}

}  // namespace
}  // namespace toadlane::rules
