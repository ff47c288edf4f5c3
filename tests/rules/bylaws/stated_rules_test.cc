#include "rules/bylaws/stated_rules.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;

// Every key that statutes ask about and that names something else of the file.
constexpr const char* sample =
    "format: coop-bylaws 1\n"
    "coop: {name: Example, kind: worker cooperative, currency: USD,\n"
    "  in_articles: [classes.investors, boards.board.officers, membership.fee]}\n"
    "classes:\n"
    "  workers: {of: people, role: workers, votes: 1}\n"
    "  investors: {of: [people, companies], role: investors, votes: 1, votes_on: [merger, "
    "dissolution], capital_at_most: 40%}\n"
    "membership:\n"
    "  members_at_least: 3\n"
    "  fee: {amount: 500.00 USD, instalments: 10}\n"
    "  transfer: {to: heirs, approved_by: board}\n"
    "shares: {one_member_at_most: 1/3, share: {kind: membership, par: 100.00 USD}}\n"
    "meetings:\n"
    "  members:\n"
    "    petition: {of_class: {workers: at least 20% of members of the class}}\n"
    "    proxies: {held_by: members of the same class, scope: one meeting}\n"
    "    notice_holds: [agenda, full text]\n"
    "    notice_in_press_when: more than 500 members\n"
    "boards:\n"
    "  board:\n"
    "    directors: 5\n"
    "    non_members: [{when: fewer than 5 directors, at_most: 1}, {otherwise: yes, at_most: 1/3 "
    "of directors in office}]\n"
    "    member_workers_at_least: 80%\n"
    "    residents: {at_least: 25%, of: Canada}\n"
    "    officers: {president: {held_by: members, chosen_by: board}}\n"
    "decisions:\n"
    "  expel: {about: expulsion, by: board, passes: more than 1/2 of directors present, "
    "reasons_in_writing: yes, appeal: {to: members, within: 30 days}}\n"
    "accounts:\n"
    "  reserve: {kind: unallocated reserve}\n"
    "  capital_accounts: {sum_is: net book value, collective: reserve, adjusted: each fiscal "
    "year}\n"
    "  on_exit: {pay: [{part: all, no_later_than: 5 years after exit}], pay_on_death: [{part: all, "
    "no_later_than: 1 year after exit}], deducted: {expulsion: 30%}, deferred_above: 10%}\n"
    "dissolution: {rest: {to: members}, outside: {at_least: 20%, to: other cooperatives}, "
    "indivisible_to: a fund, indivisible_claimed_back: 5 years}\n"
    "records: {inspection: {of: minutes of members, answered_within: 10 days}, kept_for: 7 "
    "years}\n";

// The mistakes of the sample with one text in place of another.
std::vector<std::string> told_with(const std::string& from, const std::string& to) {
  std::string text = sample;
  const std::size_t place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  if (place != std::string::npos) text.replace(place, from.size(), to);
  return told(text);
}

TEST(StatedRules, AreReadTogether) {
  EXPECT_THAT(told(sample), ElementsAre()) << to_text(diagnostics_of(sample));
}

TEST(StatedRules, NameBodiesOfTheFile) {
  EXPECT_THAT(told_with("appeal: {to: members", "appeal: {to: elders"),
              ElementsAre("B113 decisions.expel.appeal.to"));
  EXPECT_THAT(told_with("chosen_by: board}}", "chosen_by: baord}}"),
              ElementsAre("B113 boards.board.officers.president.chosen_by"));
  EXPECT_THAT(told_with("approved_by: board", "approved_by: nobody"),
              ElementsAre("B113 membership.transfer.approved_by"));
}

TEST(StatedRules, NameAccountsClassesAndClausesOfTheFile) {
  EXPECT_THAT(told_with("collective: reserve", "collective: reserves"),
              ElementsAre("B113 accounts.capital_accounts.collective"));
  EXPECT_THAT(told_with("of_class: {workers:", "of_class: {worker:"),
              ElementsAre("B113 meetings.members.petition.of_class.worker"));
  EXPECT_THAT(told_with("membership.fee]", "membership.fees]"),
              ElementsAre("B113 coop.in_articles[2]"));
}

TEST(StatedRules, GiveTopicsToAClassWithVotes) {
  EXPECT_THAT(told_with("role: investors, votes: 1", "role: investors, votes: 0"),
              ElementsAre("B141 classes.investors.votes_on"));
}

TEST(StatedRules, WarnOfVotesThatNothingCounts) {
  EXPECT_THAT(told_with("role: workers, votes: 1", "role: workers, votes: 1, votes_by: patronage"),
              ElementsAre("B180 classes.workers.votes_by"));
  EXPECT_THAT(told_with("role: workers, votes: 1", "role: workers, votes: 1, votes_by: member"),
              ElementsAre());
}

// Nobody is present, and nothing cast, when a quorum or a petition is counted.
TEST(StatedRules, CountWhatIsKnownWhenItIsAsked) {
  const auto in_place = [](const std::string& rule) {
    return told_with("petition: {of_class: {workers: at least 20% of members of the class}}", rule);
  };
  EXPECT_THAT(in_place("quorum: at least 1/4 of members"), ElementsAre());
  EXPECT_THAT(in_place("quorum: at least 1/4 of members present"),
              ElementsAre("M311 meetings.members.quorum"));
  EXPECT_THAT(in_place("petition: {meeting: at least 10% of votes}"), ElementsAre());
  EXPECT_THAT(in_place("petition: {meeting: at least 10% of votes cast}"),
              ElementsAre("M311 meetings.members.petition.meeting"));
  EXPECT_THAT(in_place("petition: {item: at least 10% of members present}"),
              ElementsAre("M311 meetings.members.petition.item"));
  EXPECT_THAT(in_place("petition: {ballot: at least 10% of members present}"), ElementsAre());
}

TEST(StatedRules, RefuseWhatCanNeverBe) {
  EXPECT_THAT(told_with("members_at_least: 3", "members_at_least: 3\n  people_at_least: 3"),
              ElementsAre());
  EXPECT_THAT(told_with("members_at_least: 3", "members_at_least: 3\n  people_at_least: 4"),
              ElementsAre("B117 membership.people_at_least"));
  EXPECT_THAT(told_with("instalments: 10", "instalments: 0"),
              ElementsAre("B117 membership.fee.instalments"));
  EXPECT_THAT(told_with("par: 100.00 USD", "par: 0 USD"), ElementsAre("B117 shares.share.par"));
  EXPECT_THAT(told_with("currency: USD,", "currency: USD, first_fiscal_year: 1999,"),
              ElementsAre());
  EXPECT_THAT(told_with("currency: USD,", "currency: USD, first_fiscal_year: 19,"),
              ElementsAre("B117 coop.first_fiscal_year"));
  const auto leaving = [](const std::string& keys) {
    return told_with("members_at_least: 3", "leaving: {" + keys + "}");
  };
  EXPECT_THAT(leaving("allowed: yes, notice: 3 months"), ElementsAre());
  EXPECT_THAT(leaving("allowed: no, notice: 3 months"),
              ElementsAre("B141 membership.leaving.notice"));
  EXPECT_THAT(leaving("allowed: no, notice: 3 months, stay_at_least: 5 years"), ElementsAre());
}

TEST(StatedRules, SizeTheBoardByTheMembers) {
  const auto by_size = [](const std::string& when, const std::string& is) {
    return told_with("directors: 5",
                     "directors: [{when: " + when + ", is: " + is + "}, {otherwise: yes, is: 5}]");
  };
  EXPECT_THAT(by_size("fewer than 20 members", "3"), ElementsAre());
  EXPECT_THAT(by_size("fewer than 20 members", "0"),
              ElementsAre("B117 boards.board.directors[0].is"));
  EXPECT_THAT(by_size("fewer than 20 members", "3 members"),
              ElementsAre("B117 boards.board.directors[0].is"));
  EXPECT_THAT(by_size("fewer than 20 directors", "3"),
              ElementsAre("B117 boards.board.directors[0].when"));
}

TEST(StatedRules, SaySomethingAndSayItOnce) {
  EXPECT_THAT(told_with("votes_on: [merger, dissolution]", "votes_on: []"),
              ElementsAre("B112 classes.investors.votes_on"));
  EXPECT_THAT(told_with("votes_on: [merger, dissolution]", "votes_on: [merger, merger]"),
              ElementsAre("B117 classes.investors.votes_on[1]"));
  EXPECT_THAT(told_with("transfer: {to: heirs, approved_by: board}", "transfer: {}"),
              ElementsAre("B112 membership.transfer"));
  EXPECT_THAT(
      told_with("of_class: {workers: at least 20% of members of the class}", "of_class: {}"),
      ElementsAre("B112 meetings.members.petition.of_class"));
}

TEST(StatedRules, KeepRecordsForANumberOfYears) {
  EXPECT_THAT(told_with("kept_for: 7 years", "kept_for: 8 years"), ElementsAre());
  EXPECT_THAT(told_with("kept_for: 7 years", "kept_for: for ever"),
              ElementsAre("B117 records.kept_for"));
}

TEST(StatedRules, TellOfADayThatIsNoneOnce) {
  EXPECT_THAT(told_with("notice_holds: [agenda, full text]", "annual: {on: 30 February}"),
              ElementsAre("X209 meetings.members.annual.on"));
}

TEST(StatedRules, WarnOfAKindOfBallotThatIsMisspelt) {
  const auto waiting = [](const std::string& kind) {
    return told_with("role: workers, votes: 1",
                     "role: workers, votes: 1, may_vote_after: {" + kind + ": 10 days}");
  };
  EXPECT_THAT(waiting("written ballot"), ElementsAre());
  EXPECT_THAT(waiting("show of hands"), ElementsAre());
  EXPECT_THAT(waiting("writen ballot"),
              ElementsAre("B111 classes.workers.may_vote_after.writen ballot"));
}

// What is of another kind is refused where it stands.
TEST(StatedRules, RefuseWordsAndNumbersOfAnotherKind) {
  EXPECT_THAT(told_with("about: expulsion", "about: expulsoin"),
              ElementsAre("B111 decisions.expel.about"));
  EXPECT_THAT(told_with("held_by: members, chosen_by", "held_by: friends, chosen_by"),
              ElementsAre("B111 boards.board.officers.president.held_by"));
  EXPECT_THAT(told_with("adjusted: each fiscal year", "adjusted: sometimes"),
              ElementsAre("B111 accounts.capital_accounts.adjusted"));
  EXPECT_THAT(told_with("officers: {president", "officer: {president"),
              ElementsAre("B101 boards.board.officer"));
}

TEST(StatedRules, CompareCapsByTheSizeOfTheBoard) {
  EXPECT_THAT(told_with("{otherwise: yes, at_most: 1/3 of directors in office}",
                        "{when: at least 6 directors, at_most: 2}"),
              ElementsAre("B131 boards.board.non_members"));
}

}  // namespace
}  // namespace toadlane::rules
