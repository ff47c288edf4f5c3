#include "rules/bylaws/decision_rules.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> decision(const std::string& keys) {
  return told(
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "meetings: {members: {cite: Art. 3, quorum: more than 1/2 of members}}\n"
      "boards: {board: {cite: Art. 9, directors: 7, quorum: more than 1/2 of directors in "
      "office}}\n"
      "decisions:\n"
      "  other: {cite: Art. 5, by: members, passes: more than 1/2 of votes cast}\n"
      "  one: {cite: Art. 4, " +
      keys + "}\n");
}

TEST(DecisionRules, WarnOfAllMembersLessAFew) {
  EXPECT_THAT(decision("by: members, passes: at least all members minus 2 members"),
              ElementsAre("B160 decisions.one.passes"));
  EXPECT_THAT(decision("by: members, passes: at least all members minus 1 member"), IsEmpty());
  EXPECT_THAT(decision("by: members, passes: at least greater of 1 member and (all members minus 2 "
                       "members)"),
              IsEmpty());
}

TEST(DecisionRules, DoNotWarnOfItInATableThatKeepsTheSmallOnesOut) {
  EXPECT_THAT(decision("by: members, passes: [{when: fewer than 3 members, is: unanimous of all "
                       "members}, {otherwise: yes, is: at least all members minus 2 members}]"),
              IsEmpty());
  EXPECT_THAT(decision("by: members, passes: [{when: fewer than 2 members, is: unanimous of all "
                       "members}, {otherwise: yes, is: at least all members minus 2 members}]"),
              ElementsAre("B160 decisions.one.passes[1].is"));
}

TEST(DecisionRules, KnowTheirBodiesAndDecisions) {
  EXPECT_THAT(decision("by: {both: [board, members]}, passes_of: {board: at least 2/3 of votes "
                       "cast, members: more than 1/2 of votes cast}"),
              IsEmpty());
  EXPECT_THAT(decision("by: {both: [board, members]}, passes_of: {boards: at least 2/3 of votes "
                       "cast}"),
              ElementsAre("B113 decisions.one.passes_of.boards"));
  EXPECT_THAT(decision("by: board, passes: more than 1/2 of votes cast, ratified_by: {body: "
                       "membres, passes: more than 1/2 of votes cast}"),
              ElementsAre("B113 decisions.one.ratified_by.body"));
  EXPECT_THAT(decision("by: members, how_to_decide: {among: [other, others]}"),
              ElementsAre("B113 decisions.one.how_to_decide.among[1]"));
}

TEST(DecisionRules, RefuseKeysThatDoNotGoTogether) {
  EXPECT_THAT(decision("by: members, passes: more than 1/2 of votes cast, rounds: [{passes: more "
                       "than 1/2 of all members}]"),
              ElementsAre("B141 decisions.one.rounds"));
  EXPECT_THAT(decision("by: members, passes: more than 1/2 of votes cast, how_to_decide: {among: "
                       "[other]}"),
              ElementsAre("B141 decisions.one.how_to_decide"));
  EXPECT_THAT(decision("by: members, passes: more than 1/2 of votes cast, passes_of: {members: "
                       "more than 1/2 of votes cast}"),
              ElementsAre("B141 decisions.one.passes_of"));
  EXPECT_THAT(decision("by: members, passes: more than 1/2 of votes cast, confirmed: {when: "
                       "turnout is short}"),
              ElementsAre("B141 decisions.one.confirmed"));
}

TEST(DecisionRules, NeedNoMajorityWhereRoundsOrAWayToDecideSayIt) {
  EXPECT_THAT(decision("by: members, rounds: [{passes: more than 1/2 of all members}]"), IsEmpty());
  EXPECT_THAT(decision("by: members, how_to_decide: {among: [other]}"), IsEmpty());
  EXPECT_THAT(decision("by: members"), ElementsAre("B126 decisions.one"));
}

}  // namespace
}  // namespace toadlane::rules
