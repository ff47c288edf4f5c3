#include "rules/meeting/group_votes.h"

#include <gmock/gmock.h>

#include "rules/meeting/roll_counts.h"
#include "tests/rules/meeting/votes_by_class.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Workers 60% and consumers 40%, each from three members on.
const std::string colleges = bylaws_with(
    "classes: {workers: {votes: 1}, consumers: {votes: 1}, guests: {votes: 0}}\n"
    "colleges: {cite: Art. 17, weights: {workers: 60%, consumers: 40%}, exists_with: at least 3 "
    "members, if_missing: {others: weight spread in proportion}, result: in proportion}\n"
    "meetings: {members: {quorum: none}}\n"
    "decisions: {it: {by: colleges, passes: more than 1/2 of weighted votes cast}, plain: {by: "
    "members, passes: more than 1/2 of votes cast}}\n");

std::string with_votes(const std::string& members, const std::string& votes,
                       const std::string& decision = "it") {
  return "counts: {members: " + members +
         "}\npresent: 12\nmotions:\n  - {title: T, decision: " + decision + ", " + votes + "}\n";
}

TEST(GroupVotes, AreReadByClass) {
  const auto read =
      meeting_under(colleges, with_votes("{workers: 10, consumers: 5}",
                                         "for: {workers: 6}, against: {workers: 4, consumers: 1}"));
  ASSERT_TRUE(read.ok()) << to_text(read.diagnostics());
  const auto& motion = read->meeting.motions.front();
  EXPECT_EQ(motion.votes_for, 6);
  EXPECT_EQ(motion.votes_against, 5);
  EXPECT_EQ(motion.by_group.size(), 2U);
  EXPECT_EQ(read->meeting.counts.of("members"), 15);
  EXPECT_EQ(read->meeting.counts.of("members of consumers"), 5);
}

TEST(GroupVotes, OfUnknownGroupsAndOfTooManyAreRefused) {
  EXPECT_THAT(mistakes_of(colleges, with_votes("{workers: 10, consumers: 5}",
                                               "for: {growers: 1}, against: {consumers: 6}")),
              ElementsAre("M360 motions[0].for.growers", "M307 motions[0].against.consumers"));
  EXPECT_THAT(mistakes_of(colleges, with_votes("{workers: 10, consumers: 5}",
                                               "for: {workers: 1}, against: {consumers: 5}")),
              IsEmpty());
}

TEST(GroupVotes, OfACollegeThatDoesNotExistAreRefused) {
  const std::string votes = "for: {workers: 6}, against: {consumers: 2}";
  EXPECT_THAT(mistakes_of(colleges, with_votes("{workers: 10, consumers: 2}", votes)),
              ElementsAre("M361 motions[0].against.consumers"));
  EXPECT_THAT(mistakes_of(colleges, with_votes("{workers: 10, consumers: 3}", votes)), IsEmpty());
}

TEST(GroupVotes, OfAClassWithoutVotesAreRefused) {
  EXPECT_THAT(mistakes_of(colleges, with_votes("{workers: 10, consumers: 5}",
                                               "for: {guests: 1}, against: {workers: 1}", "plain")),
              ElementsAre("M361 motions[0].for.guests"));
}

TEST(GroupVotes, AreToldInOneWayAndByClassWhereTheRuleWeighsThem) {
  EXPECT_THAT(mistakes_of(colleges, with_votes("{workers: 10, consumers: 5}",
                                               "for: {workers: 6}, against: 2")),
              ElementsAre("M365 motions[0].against"));
  EXPECT_THAT(
      mistakes_of(colleges, with_votes("{workers: 10, consumers: 5}", "for: 6, against: 2")),
      ElementsAre("M313 motions[0].for"));
  EXPECT_THAT(mistakes_of(colleges, with_votes("12", "for: {workers: 6}, against: {workers: 2}")),
              ElementsAre("M306 counts.members", "M306 counts.members"));
}

// Friends have no votes: a quorum of the members does not ask for them, one of all members does.
TEST(CountByClass, LeavesOutOfTheMembersWhoNeverVotes) {
  const auto counted = [](const std::string& friends) {
    const auto read = meeting_under(
        bylaws_with("classes: {borrower: {votes: 1}, friend: " + friends +
                    "}\nmeetings: {members: {quorum: at least 1/4 of members}}\n"
                    "decisions: {it: {by: members, passes: more than 1/2 of votes cast}}\n"),
        "counts: {members: {borrower: 21, friend: 9}}\npresent: 7\nmotions:\n"
        "  - {title: T, decision: it, for: 5, against: 1}\n");
    if (!read.ok()) return to_text(read.diagnostics());
    const auto number = [&](const char* base) { return read->meeting.counts.of(base)->text(); };
    return number("members") + " of " + number("all members");
  };
  EXPECT_EQ(counted("{votes: 0}"), "21 of 30");
  EXPECT_EQ(counted("{votes: 1}"), "30 of 30");
  EXPECT_EQ(counted("{votes: 1, counts_among: all members}"), "21 of 30");
  EXPECT_EQ(counted("{votes: 1, counts_among: none}"), "21 of 21");
}

// A fifth of 30 is 6, and of the 20 who count in the quorum 4.
TEST(CountByClass, LeavesOutOfTheQuorumWhoDoesNotCountInIt) {
  const auto outside = [](const std::string& away) {
    const auto read =
        meeting_under(bylaws_with("classes: {worker: {votes: 1}, away: {votes: 1" + away +
                                  "}}\nmeetings: {members: {quorum: at least 1/5 of members}}\n"),
                      "counts: {members: {worker: 20, away: 10}}\npresent: 4\n");
    EXPECT_TRUE(read.ok()) << to_text(read.diagnostics());
    const auto number = read->meeting.counts.of("members outside the quorum");
    return number ? number->text() : "none";
  };
  EXPECT_EQ(outside(", counts_in_quorum: no"), "10");
  EXPECT_EQ(outside(""), "none");
}

// A total does not say who is away: `groups` does, or the number stands with a doubt.
TEST(CountOutsideQuorum, IsTakenFromTheGroupsOrAskedFor) {
  const auto found = [](const std::string& quorum, const std::string& groups) {
    const auto read =
        meeting_under(bylaws_with("classes: {worker: {votes: 1}, away: {votes: 1, "
                                  "counts_in_quorum: no}}\nmeetings: {members: {quorum: " +
                                  quorum + "}}\n"),
                      "counts: {members: 30}\npresent: 6\n" + groups);
    EXPECT_TRUE(read.ok()) << to_text(read.diagnostics());
    if (!read) return std::string();
    const auto number = read->meeting.counts.of("members outside the quorum");
    std::string text = number ? number->text() : "none";
    for (const Diagnostic& one : read->doubts.all())
      text += " " + std::string(entry_of(one.code).name);
    return text;
  };
  const std::string away = "groups: {away: {members: 10, present: 0}}\n";
  EXPECT_EQ(found("at least 1/5 of members", away), "10");
  EXPECT_EQ(found("at least 1/5 of members", ""), "none M313");
  EXPECT_EQ(found("none", ""), "none");
}

TEST(Petitions, AreSignedByNoMoreThanThereAre) {
  const std::string bylaws = bylaws_with(
      "classes: {worker: {votes: 1}, patron: {votes: 1}}\n"
      "meetings: {members: {quorum: none, petition: {meeting: at least 10% of members, of_class: "
      "{worker: at least 20% of members of the class}}}}\n");
  const auto signed_by = [&](const std::string& petition) {
    return mistakes_of(bylaws,
                       "counts: {members: {worker: 20, patron: 10}}\npresent: 4\n"
                       "groups: {worker: {members: 20, present: 4}}\npetitions:\n  - {asks: "
                       "meeting, " +
                           petition + "}\n");
  };
  EXPECT_THAT(signed_by("signed_by: 30"), IsEmpty());
  EXPECT_THAT(signed_by("signed_by: 31"), ElementsAre("M308 petitions[0].signed_by"));
  EXPECT_THAT(signed_by("of: worker, signed_by: 20"), IsEmpty());
  EXPECT_THAT(signed_by("of: worker, signed_by: 21"), ElementsAre("M308 petitions[0].signed_by"));
}

// One class that differs is told; that the sums differ with it is not.
TEST(CountByRoll, TellsADifferenceOnce) {
  model::Bylaws bylaws;
  bylaws.classes.emplace_back("worker", model::MemberClass{});
  bylaws.classes.emplace_back("patron", model::MemberClass{});
  meetings::Headcount roll;
  roll.set("all members", 5).set("members", 5).set("members of worker", 3);
  roll.set("members of patron", 2).set("members outside the quorum", 2);
  const auto told = [&](meetings::Headcount said) {
    std::vector<std::string> all;
    count_by_roll(roll, bylaws, said, [&](const Diagnostic&, const Clause& clause, const auto&) {
      all.push_back(clause.path());
    });
    EXPECT_EQ(said.of("members"), 5);
    EXPECT_EQ(said.of("members outside the quorum"), 2);
    return all;
  };
  meetings::Headcount classes;
  classes.set("all members", 6).set("members", 6).set("members of worker", 4);
  classes.set("members of patron", 2).set("members outside the quorum", 3);
  EXPECT_THAT(told(classes), ElementsAre("counts.members.worker"));
  meetings::Headcount sum;
  sum.set("members", 6);
  EXPECT_THAT(told(sum), ElementsAre("counts.members"));
}

// Thirteen persons have fifteen memberships.
TEST(TwoClasses, CountAPersonOnceAndTheirVotesByTheRule) {
  const auto bylaws = [](const std::string& rule) {
    return bylaws_with("classes: {overlap: {rule: " + rule +
                       "}, workers: {votes: 1}, consumers: {votes: 1}}\n"
                       "meetings: {members: {quorum: none}}\n"
                       "decisions: {it: {by: members, passes: more than 1/2 of votes}}\n");
  };
  const std::string facts =
      "counts: {members: {workers: 10, consumers: 5}}\nin_two_classes: 2\npresent: 13\nmotions:\n"
      "  - {title: T, decision: it, for: {workers: 10}, against: {consumers: 5}}\n";
  const auto each = meeting_under(bylaws("one vote in each class"), facts);
  ASSERT_TRUE(each.ok()) << to_text(each.diagnostics());
  EXPECT_EQ(each->meeting.counts.of("members"), 13);
  EXPECT_EQ(each->meeting.counts.of("votes"), 15);
  // With one vote in all, thirteen people cannot cast fifteen.
  EXPECT_THAT(mistakes_of(bylaws("one vote in all"), facts), ElementsAre("M307 motions[0]"));
  EXPECT_THAT(mistakes_of(bylaws("one class each"), facts),
              ElementsAre("M340 in_two_classes", "M307 motions[0]"));
}

const std::string delegates = bylaws_with(
    "meetings: {members: {cite: Art. 8, quorum: none, delegates: {number: [{when: fewer than 50 "
    "members, is: 1}, {otherwise: yes, is: 1 per 50 members rounded down}], split: no}}}\n"
    "decisions: {it: {by: members, passes: more than 1/2 of votes cast}}\n");

TEST(Delegates, VoteAsManyAsTheirGroupSends) {
  const auto facts = [](const std::string& votes) {
    return "counts: {members: 200}\ndelegates: {North: 120, South: 49}\npresent: 3\nmotions:\n"
           "  - {title: T, decision: it, " +
           votes + "}\n";
  };
  EXPECT_THAT(mistakes_of(delegates, facts("for: {North: 2}, against: {South: 1}")), IsEmpty());
  EXPECT_THAT(mistakes_of(delegates, facts("for: {North: 1}, against: {South: 2}")),
              ElementsAre("M307 motions[0].against.South"));
  EXPECT_THAT(mistakes_of(delegates, facts("for: {North: 1}, against: {North: 1}")),
              ElementsAre("M365 motions[0].for.North"));
  EXPECT_THAT(mistakes_of(colleges, facts("for: 1, against: 1")),
              testing::Contains("M361 delegates"));
}

}  // namespace
}  // namespace toadlane::rules
