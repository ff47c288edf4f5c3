#include "engine/elections/ballot_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace toadlane::elections {
namespace {

using Overvote = BallotRules::Overvote;
using Duplicate = BallotRules::Duplicate;

// "A,AD,-,?": candidates by letter, `-` an empty rank, `?` an overvote without names. The answer:
// the ranking, `=` before whom is level, and why nothing follows.
std::string settled(std::string_view marks, const BallotRules& rules,
                    std::string_view withdrawn = "") {
  Contest contest;
  contest.candidates.resize(5);
  for (const char one : withdrawn)
    contest.candidates[static_cast<std::size_t>(one - 'A')].withdrawn = true;
  RawBallot ballot;
  ballot.add_rank();
  for (const char one : marks) {
    if (one == ',') ballot.add_rank();
    if (one == '?') ballot.mark_overvote();
    if (one >= 'A' && one <= 'E') ballot.mark(static_cast<std::size_t>(one - 'A'));
  }
  BallotSettler settler(rules, contest);
  settler.settle(ballot);  // a second ballot does not remember the first
  const BallotSettler::Settled found = settler.settle(ballot);
  static constexpr std::string_view ends[ballot_ends] = {"choices", "overvote", "skipped",
                                                         "repeated"};
  std::string text;
  for (const Preference one : found.ranking) {
    if (one.level()) text += '=';
    text += static_cast<char>('A' + static_cast<int>(one.candidate()));
  }
  text += ' ';
  text += ends[static_cast<std::size_t>(found.end)];
  return text + (found.marked ? "" : " unmarked");
}

BallotRules with(Overvote overvote, Duplicate duplicate = Duplicate::skip) {
  return {overvote, duplicate, {}, {}};
}

BallotRules at_most_skipped(std::size_t ranks) {
  return {Overvote::skip, Duplicate::skip, ranks, {}};
}

TEST(BallotSettler, KeepsASimpleRanking) {
  EXPECT_EQ(settled("A,B,C", with(Overvote::exhaust)), "ABC choices");
}

TEST(BallotSettler, SettlesAnOvervoteByTheRule) {
  EXPECT_EQ(settled("A,BC,D", with(Overvote::exhaust)), "A overvote");
  EXPECT_EQ(settled("A,BC,D", with(Overvote::skip)), "AD choices");
  EXPECT_EQ(settled("A,BC,D", with(Overvote::average)), "AB=CD choices");
  EXPECT_EQ(settled("A,BC,D", with(Overvote::exhaust_if_multiple_continuing)), "AB=CD choices");
  EXPECT_EQ(settled("BC,D", with(Overvote::exhaust)), " overvote");
}

TEST(BallotSettler, CannotGuessAnOvervoteWithoutNames) {
  EXPECT_EQ(settled("A,?,D", with(Overvote::exhaust)), "A overvote");
  EXPECT_EQ(settled("A,?,D", with(Overvote::skip)), "AD choices");
  EXPECT_EQ(settled("A,?,D", with(Overvote::average)), "A overvote");
  EXPECT_TRUE(with(Overvote::average).overvote_needs_names());
  EXPECT_FALSE(with(Overvote::skip).overvote_needs_names());
}

TEST(BallotSettler, CountsEmptyRanksOneAfterAnother) {
  EXPECT_EQ(settled("A,-,B,-,C", at_most_skipped(1)), "ABC choices");
  EXPECT_EQ(settled("A,-,-,B", at_most_skipped(1)), "A skipped");
  EXPECT_EQ(settled("A,-,-,B", at_most_skipped(2)), "AB choices");
  EXPECT_EQ(settled("A,-,B", at_most_skipped(0)), "A skipped");
  EXPECT_EQ(settled("-,-,B", at_most_skipped(1)), " skipped");
  EXPECT_EQ(settled("-,-,-,-,B", with(Overvote::skip)), "B choices");
}

TEST(BallotSettler, SettlesARepeatedCandidateByTheRule) {
  EXPECT_EQ(settled("A,B,A,C", with(Overvote::skip)), "ABC choices");
  EXPECT_EQ(settled("A,B,A,C", with(Overvote::skip, Duplicate::exhaust)), "AB repeated");
  EXPECT_EQ(settled("A,AB,C", with(Overvote::average)), "ABC choices");
  EXPECT_EQ(settled("AA,B", with(Overvote::exhaust, Duplicate::exhaust)), "AB choices");
}

TEST(BallotSettler, ReadsSoManyRanksAsTheContestHas) {
  EXPECT_EQ(settled("A,B,C", {Overvote::skip, Duplicate::skip, {}, 2}), "AB choices");
  EXPECT_EQ(settled("A,B,C", {Overvote::skip, Duplicate::skip, {}, 9}), "ABC choices");
}

TEST(BallotSettler, TakesOutWhoWithdrew) {
  EXPECT_EQ(settled("A,B,C", at_most_skipped(0), "B"), "AC choices");
  EXPECT_EQ(settled("AB,C", with(Overvote::average), "A"), "BC choices");
  EXPECT_EQ(settled("AB,C", with(Overvote::exhaust), "A"), " overvote");
}

TEST(BallotSettler, TellsABlankBallotFromARefusedOne) {
  EXPECT_EQ(settled("-,-", with(Overvote::exhaust)), " choices unmarked");
  EXPECT_EQ(settled("B", with(Overvote::exhaust), "B"), " choices unmarked");
  EXPECT_EQ(settled("?", with(Overvote::exhaust)), " overvote");
}

}  // namespace
}  // namespace toadlane::elections
