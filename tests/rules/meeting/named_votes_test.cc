#include "rules/meeting/named_votes.h"

#include <gmock/gmock.h>

#include "tests/rules/meeting/votes_by_class.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One proxy each, in writing; undirected ones count against. Delegated votes go on.
const std::string bylaws = bylaws_with(
    "meetings: {members: {cite: Art. 4, quorum: none, proxies: {in_writing: yes, held_by_one: "
    "[{otherwise: yes, at_most: 1 proxies}], undirected: counted as against}, delegation: "
    "{passed_on: yes}}}\n"
    "decisions: {it: {by: members, passes: more than 1/2 of votes cast}}\n");

std::string facts(const std::string& more,
                  const std::string& votes = "for: [Ana, Bo], against: [Cy]") {
  return "counts: {}\nentitled: [Ana, Bo, Cy, Di, Eve]\npresent: 5\n" + more +
         "motions:\n  - {title: T, decision: it, " + votes + "}\n";
}

TEST(NamedVotes, AreCountedWithProxiesAndDelegations) {
  const auto read =
      meeting_under(bylaws, facts("proxies: [{of: Di, held_by: Ana}]\n"
                                  "delegations: [{from: Eve, to: Bo, since: 2024-01-01}]\n"));
  ASSERT_TRUE(read.ok()) << to_text(read.diagnostics());
  const auto& motion = read->meeting.motions.front();
  EXPECT_EQ(motion.votes_for, 3);
  EXPECT_EQ(motion.votes_against, 2);
  EXPECT_EQ(motion.told.size(), 2U);
  EXPECT_EQ(read->meeting.counts.of("members"), 5);
}

TEST(NamedVotes, OfPeopleCountedTwiceOrNotEntitledAreRefused) {
  EXPECT_THAT(mistakes_of(bylaws, facts("", "for: [Ana, Ana], against: [Xi]")),
              ElementsAre("M340 motions[0].for[1]", "M361 motions[0].against[0]"));
  EXPECT_THAT(mistakes_of(bylaws, facts("proxies: [{of: Cy, held_by: Ana}]\n")),
              ElementsAre("M340 motions[0].against[0]"));
  EXPECT_THAT(mistakes_of(bylaws, facts("attending: [Ana, Bo, Cy]\n"
                                        "proxies: [{of: Cy, held_by: Ana}]\n")),
              IsEmpty());
}

TEST(NamedVotes, WithProxiesThatDoNotHoldAreRefused) {
  EXPECT_THAT(mistakes_of(bylaws, facts("proxies: [{of: Di, held_by: Ana}, {of: Eve, held_by: "
                                        "Ana}, {of: Di, held_by: Xi}]\n")),
              ElementsAre("M310 proxies[1].held_by", "M362 proxies[2].held_by"));
  EXPECT_THAT(mistakes_of(bylaws, facts("proxies: [{of: Di, held_by: Ana, in_writing: no}]\n")),
              ElementsAre("M310 proxies[0].in_writing"));
}

TEST(NamedVotes, WithDelegationsInACircleAreRefused) {
  const std::string circle =
      "delegations: [{from: Di, to: Eve, since: 2024-01-01}, {from: Eve, to: Di, since: "
      "2024-01-02";
  EXPECT_THAT(mistakes_of(bylaws, facts(circle + "}]\n")), ElementsAre("M364 delegations[0]"));
  EXPECT_THAT(mistakes_of(bylaws, facts(circle + ", recalled: 2024-02-01}]\n")), IsEmpty());
}

TEST(NumberedVotes, GetUndirectedProxiesOfAFixedSide) {
  const auto read =
      meeting_under(bylaws, facts("proxies: [{of: Di, held_by: Ana}]\n", "for: 2, against: 1"));
  ASSERT_TRUE(read.ok()) << to_text(read.diagnostics());
  EXPECT_EQ(read->meeting.motions.front().votes_against, 2);
  EXPECT_THAT(mistakes_of(bylaws, facts("delegations: [{from: Di, to: Ana, since: 2024-01-01}]\n",
                                        "for: 2, against: 1")),
              ElementsAre("M365 motions[0].for"));
}

}  // namespace
}  // namespace toadlane::rules
