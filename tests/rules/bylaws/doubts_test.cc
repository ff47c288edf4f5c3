#include "rules/bylaws/doubts.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string doubts_head = "format: coop-bylaws 1\n";
const std::string doubts_coop = "coop: {name: Test, kind: worker cooperative, currency: USD}\n";

std::vector<std::string> doubted_in(const std::string& text) {
  return told(doubts_head + doubts_coop + text);
}

std::string reading(const std::string& of, const std::string& taken_as) {
  return "readings: [{of: " + of + ", taken_as: " + taken_as + ", because: the minutes say so}]\n";
}

std::string meeting_of_members(const std::string& keys, const std::string& passes) {
  return "meetings: {members: {cite: Art. 3" + keys +
         "}}\n"
         "decisions: {one: {cite: Art. 4, by: members, passes: " +
         passes + "}}\n";
}

TEST(CheckDoubts, X258AsksWhoIsPresentWhereProxiesAre) {
  const std::string passes = "more than 1/2 of members present";
  const std::string open = meeting_of_members(", proxies: allowed", passes);
  EXPECT_THAT(doubted_in(open), ElementsAre("X258 decisions.one.passes"));
  EXPECT_THAT(doubted_in(open + reading("members present", "those in the room")), IsEmpty());
  EXPECT_THAT(doubted_in(meeting_of_members(
                  ", proxies: allowed, counts_as_present: [in person, by proxy]", passes)),
              IsEmpty());
}

TEST(CheckDoubts, X258DoesNotAskWhereNobodyElseCanBePresent) {
  const std::string passes = "more than 1/2 of members present";
  EXPECT_THAT(doubted_in(meeting_of_members(", proxies: none", passes)), IsEmpty());
  EXPECT_THAT(doubted_in(meeting_of_members("", passes)), IsEmpty());
  EXPECT_THAT(doubted_in(meeting_of_members(", proxies: allowed", "more than 1/2 of votes cast")),
              IsEmpty());
}

std::string admitted_when(const std::string& condition) {
  return "classes: {member: {cite: Art. 2, votes: 1, admitted_when: " + condition + "}}\n";
}

TEST(CheckDoubts, X259AsksOfMonthsSinceJoining) {
  const std::string six = admitted_when("time worked at least 6 months and not suspended");
  EXPECT_THAT(doubted_in(six), ElementsAre("X259 classes.member.admitted_when"));
  EXPECT_THAT(doubted_in(six + reading("at least 6 months", "calendar months")), IsEmpty());
  EXPECT_THAT(doubted_in(admitted_when("time worked at least 180 days")), IsEmpty());
  EXPECT_THAT(doubted_in(admitted_when("time worked at least 12 months")), IsEmpty());
}

TEST(CheckDoubts, X259IsNotSettledByMonthsThatTheProgramDoesNotCount) {
  const std::string six = admitted_when("time worked at least 6 months");
  EXPECT_THAT(doubted_in(six + reading("at least 6 months", "30 days each")),
              ElementsAre("X259 classes.member.admitted_when"));
  EXPECT_THAT(doubted_in(six + reading("months", "calendar months")),
              ElementsAre("X259 classes.member.admitted_when"));
  EXPECT_THAT(doubted_in(six + reading("classes.member.admitted_when", "calendar months")),
              IsEmpty());
}

TEST(CheckDoubts, X259AsksOfWaitingTimesAndNotices) {
  EXPECT_THAT(doubted_in("classes: {member: {cite: Art. 2, votes: 1, may_vote_after: 3 months, "
                         "noticed_after: 1 month}}\n"
                         "meetings: {members: {cite: Art. 3, notice: 1 month before meeting}}\n"),
              ElementsAre("X259 classes.member.may_vote_after", "X259 classes.member.noticed_after",
                          "X259 meetings.members.notice"));
}

// Steps by hours; the tax goes to an account of its own.
std::string taxed(const std::string& as, const std::string& income, const std::string& steps) {
  return doubts_head +
         "coop: {name: Test, kind: worker cooperative, currency: USD, taxed_as: " + as +
         "}\n"
         "accounts: {income tax: {kind: payable}, reserve: {kind: fund}}\n"
         "surplus:\n"
         "  cite: Art. 7\n"
         "  income: {surplus: " +
         income +
         "}\n"
         "  measures: {hours: {unit: hours}}\n"
         "  steps:\n" +
         steps;
}

const std::string tenth = "    - {cite: Art. 7.1, move: 10% of surplus, to: reserve}\n";
const std::string all_the_rest =
    "    - {cite: Art. 7.2, move: rest of surplus, to: members, in_proportion_to: hours}\n";
const std::string half_the_rest = "    - {cite: Art. 7.2, move: 50% of rest, to: reserve}\n";
const std::string the_tax = "    - {cite: Art. 7.3, move: 21% of surplus, to: income tax}\n";

TEST(CheckDoubts, X260AsksWhatRemainsInACorporation) {
  const std::string net = "net income of the year";
  const std::string open = taxed("corporation", net, tenth + all_the_rest);
  EXPECT_THAT(told(open), ElementsAre("X260 surplus.steps[1].move"));
  EXPECT_THAT(told(open + reading("what is the rest of surplus", "after tax")), IsEmpty());
  EXPECT_THAT(told(open + reading("rest of surplus", "as it stands")),
              ElementsAre("X260 surplus.steps[1].move"));
  EXPECT_THAT(told(taxed("corporation", "net income after tax", tenth + all_the_rest)), IsEmpty());
  EXPECT_THAT(told(taxed("subchapter t", net, tenth + all_the_rest)), IsEmpty());
}

TEST(CheckDoubts, X260AsksOfAStepBeforeTheTax) {
  const std::string net = "net income of the year";
  EXPECT_THAT(told(taxed("not in the US", net, half_the_rest + the_tax + all_the_rest)),
              ElementsAre("X260 surplus.steps[0].move"));
  EXPECT_THAT(told(taxed("not in the US", net, the_tax + half_the_rest + all_the_rest)), IsEmpty());
}

std::string shoppers(const std::string& keys, const std::string& quorum) {
  return "terms: {shopping: {recorded: as a status}}\n"
         "classes: {shoppers: {cite: Art. 2, votes: 1" +
         keys +
         "}}\n"
         "meetings: {members: {cite: Art. 3, quorum: " +
         quorum + "}}\n";
}

TEST(CheckDoubts, X261AsksWhetherMembersAreTheActiveOnes) {
  const std::string active = ", active_when: shopping";
  const std::string open = shoppers(active, "at least 10% of members");
  EXPECT_THAT(doubted_in(open), ElementsAre("X261 meetings.members.quorum"));
  EXPECT_THAT(doubted_in(open + reading("members", "those who are active")), IsEmpty());
  EXPECT_THAT(doubted_in(shoppers(active, "at least 10% of all members")), IsEmpty());
  EXPECT_THAT(doubted_in(shoppers(active, "3 members")), IsEmpty());
  EXPECT_THAT(doubted_in(shoppers("", "at least 10% of members")), IsEmpty());
}

TEST(CheckDoubts, X261LooksIntoRulesBySize) {
  EXPECT_THAT(doubted_in(shoppers(", active_when: shopping",
                                  "[{when: fewer than 20 members, is: 5 members}, {otherwise: yes, "
                                  "is: greater of 5 members and 10% of members}]")),
              ElementsAre("X261 meetings.members.quorum[1].is"));
}

std::string interest(const std::string& at_most) {
  return "accounts: {interest: {cite: Art. 8, is: 0%, on: opening balance, at_most: " + at_most +
         ", chosen_by: {body: board}}}\n";
}

TEST(CheckDoubts, X262AsksForTheDayOfARate) {
  const std::string open = interest("lesser of 4% and (prime rate plus 2%)");
  EXPECT_THAT(doubted_in(open), ElementsAre("X262 accounts.interest.at_most"));
  EXPECT_THAT(doubted_in(open + reading("prime rate", "that of the last day of the year")),
              IsEmpty());
  EXPECT_THAT(doubted_in(open + reading("prime rate", "what the bank says")),
              ElementsAre("X262 accounts.interest.at_most"));
  EXPECT_THAT(doubted_in(open + "rates: {prime rate: the central bank}\n"),
              ElementsAre("X262 accounts.interest.at_most"));
  EXPECT_THAT(
      doubted_in(open + "rates: {prime rate: {found: the central bank, on: the year end}}\n"),
      IsEmpty());
  EXPECT_THAT(doubted_in(interest("4%")), IsEmpty());
}

std::string losses_of_years(const std::string& years) {
  return "accounts: {reserve: {kind: fund}}\n"
         "surplus:\n"
         "  cite: Art. 7\n"
         "  income: {surplus: result of the year}\n"
         "  measures: {hours: {unit: hours}}\n"
         "  steps: [{move: rest, to: members, in_proportion_to: hours}]\n"
         "  losses:\n"
         "    - {cite: Art. 7.3, in: " +
         years +
         ", taken_from: {reserve: 100%}}\n"
         "    - {otherwise: yes, taken_from: {members by hours: 100%}}\n";
}

TEST(CheckDoubts, X263AsksForTheFirstFiscalYear) {
  const std::string open = losses_of_years("fiscal years 1 to 2");
  EXPECT_THAT(doubted_in(open), ElementsAre("X263 surplus.losses[0].in"));
  EXPECT_THAT(doubted_in(open + reading("first two fiscal years", "those after the founding")),
              IsEmpty());
  EXPECT_THAT(told(doubts_head +
                   "coop: {name: Test, kind: worker cooperative, currency: USD, "
                   "first_fiscal_year: 2020}\n" +
                   open),
              IsEmpty());
  EXPECT_THAT(doubted_in(losses_of_years("fiscal years 2020 to 2021")), IsEmpty());
}

TEST(CheckDoubts, AreNotAskedOfAFileWithMistakes) {
  EXPECT_THAT(
      doubted_in(losses_of_years("fiscal years 1 to 2") + "decisions: {one: {like: two}}\n"),
      ElementsAre("B113 decisions.one.like"));
}

}  // namespace
}  // namespace toadlane::rules
