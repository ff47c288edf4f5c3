#include <gtest/gtest.h>

#include "engine/elections/method.h"
#include "tests/engine/elections/sample.h"

namespace toadlane::elections {
namespace {

Ratio units(std::int64_t of_5_places) {
  return Ratio::of(of_5_places, 100'000);
}

TieBreak lot_of(const Contest& contest, std::string_view letters) {
  return {.way = TieBreak::Way::recorded, .order = order_of(contest, letters)};
}

// 12 valid ballots, 2 seats: the quota is floor(12 / 3) + 1 = 5. A's surplus is 2 of 7: each paper
// passes on at 0.28571, and 2 - 7 x 0.28571 = 0.00003 is lost.
TEST(ScottishStv, CountsTwelveVoters) {
  const Contest contest = contest_of("ABCD", 2);
  const CountRecord record = scottish_stv(
      contest, profile_of(contest, {{"AB", 4}, {"AC", 3}, {"B", 2}, {"C", 2}, {"DC", 1}}), {});
  EXPECT_EQ(record.quota, Ratio(5));
  EXPECT_EQ(letters_of(contest, record.elected), "AC");
  ASSERT_EQ(record.stages.size(), 5U);

  EXPECT_EQ(record.stages[0].votes, (std::vector<Ratio>{7, 2, 2, 1}));
  EXPECT_EQ(letters_of(contest, record.stages[0].elected), "A");
  EXPECT_EQ(record.stages[1].action, Stage::Action::surplus);
  EXPECT_EQ(record.stages[1].votes, (std::vector<Ratio>{5, units(314'284), units(285'713), 1}));
  EXPECT_EQ(record.stages[1].loss, units(3));
  EXPECT_EQ(letters_of(contest, record.stages[2].of), "D");
  EXPECT_EQ(record.stages[2].votes, (std::vector<Ratio>{5, units(314'284), units(385'713), 0}));
  EXPECT_EQ(letters_of(contest, record.stages[3].of), "B");
  EXPECT_EQ(record.stages[3].non_transferable, units(314'284));
  EXPECT_EQ(record.stages[4].action, Stage::Action::election);
  EXPECT_EQ(letters_of(contest, record.stages[4].elected), "C");
  EXPECT_EQ(record.undecided, std::nullopt);
}

TEST(ScottishStv, TransfersNothingOfACandidateWhoStandsExactlyOnTheQuota) {
  const Contest contest = contest_of("ABC", 2);
  const CountRecord record =
      scottish_stv(contest, profile_of(contest, {{"AC", 5}, {"B", 4}, {"CB", 3}}), {});
  ASSERT_EQ(record.stages.size(), 2U);
  EXPECT_EQ(letters_of(contest, record.stages[0].elected), "A");
  EXPECT_EQ(letters_of(contest, record.stages[1].of), "C");
  EXPECT_EQ(record.stages[1].votes, (std::vector<Ratio>{5, 7, 0}));
  EXPECT_EQ(letters_of(contest, record.elected), "AB");
}

// Exact shares would leave E and F equal on 8. Truncation leaves E with 7.99968.
TEST(ScottishStv, LetsTruncationDecide) {
  const Contest contest = contest_of("ABCDEF", 5);
  const CountRecord record =
      scottish_stv(contest, profile_of(contest, {{"ABCDE", 52}, {"F", 8}}), {});
  EXPECT_EQ(record.quota, Ratio(11));
  EXPECT_EQ(letters_of(contest, record.elected), "ABCDF");
  ASSERT_GE(record.stages.size(), 5U);
  EXPECT_EQ(record.stages[4].votes[4], units(799'968));
  EXPECT_EQ(record.stages[4].votes[5], Ratio(8));
}

TEST(ScottishStv, BreaksATieByTheLatestEarlierStage) {
  const Contest contest = contest_of("ABCD", 1);
  const CountRecord record =
      scottish_stv(contest, profile_of(contest, {{"A", 5}, {"B", 3}, {"C", 2}, {"DC", 1}}), {});
  ASSERT_EQ(record.stages.size(), 5U);
  const Stage& third = record.stages[2];
  EXPECT_EQ(letters_of(contest, third.of), "C");
  ASSERT_EQ(third.ties.size(), 1U);
  EXPECT_EQ(letters_of(contest, third.ties[0].tied), "BC");
  EXPECT_EQ(third.ties[0].decided_by, "fewer votes at stage 1 (rule 52)");
  EXPECT_EQ(letters_of(contest, record.elected), "A");
}

TEST(ScottishStv, StopsAtATieThatOnlyALotDecides) {
  const Contest contest = contest_of("ABC", 1);
  const Profile profile = profile_of(contest, {{"A", 5}, {"BC", 3}, {"CB", 3}});
  const CountRecord stopped = scottish_stv(contest, profile, {});
  ASSERT_TRUE(stopped.undecided.has_value());
  EXPECT_EQ(letters_of(contest, stopped.undecided->tied), "BC");
  EXPECT_EQ(stopped.undecided->kind, Tie::Kind::exclusion);
  EXPECT_EQ(stopped.stages.size(), 1U);
  EXPECT_TRUE(stopped.elected.empty());

  for (const auto& [lot, winner] : {std::pair("BCA", "B"), std::pair("CBA", "C")}) {
    const CountRecord record = scottish_stv(contest, profile, lot_of(contest, lot));
    EXPECT_EQ(letters_of(contest, record.elected), winner);
    ASSERT_EQ(record.stages[1].ties.size(), 1U);
    EXPECT_EQ(record.stages[1].ties[0].decided_by, "the lot recorded (rule 52)");
  }
}

TEST(ScottishStv, DrawsWhichOfTwoEqualSurplusesGoesFirst) {
  const Contest contest = contest_of("ABCD", 3);
  const Profile profile = profile_of(contest, {{"AC", 6}, {"BD", 6}, {"C", 1}, {"D", 1}});
  EXPECT_EQ(scottish_stv(contest, profile, {}).undecided->kind, Tie::Kind::surplus);
  const CountRecord record = scottish_stv(contest, profile, lot_of(contest, "BADC"));
  EXPECT_EQ(letters_of(contest, record.stages[1].of), "B");
  EXPECT_EQ(letters_of(contest, record.stages[2].of), "A");
}

TEST(ScottishStv, ElectsAllWhenNoMoreStandThanThereAreSeats) {
  Contest contest = contest_of("ABC", 2);
  contest.candidates[1].withdrawn = true;
  const CountRecord record = scottish_stv(contest, profile_of(contest, {{"BA", 3}, {"C", 4}}), {});
  EXPECT_EQ(letters_of(contest, record.elected), "CA");
  EXPECT_EQ(record.stages[0].votes, (std::vector<Ratio>{3, 0, 4}));
  EXPECT_EQ(record.notes.size(), 1U);
  EXPECT_TRUE(scottish_stv(contest_of("AB", 0), {}, {}).elected.empty());
}

// 2^63 - 1 ballots: no product may wrap.
TEST(ScottishStv, CountsAsManyBallotsAsAFileMayHold) {
  const Contest contest = contest_of("ABC", 2);
  const std::uint64_t most = 0x7FFF'FFFF'FFFF'FFFE;
  const CountRecord record =
      scottish_stv(contest, profile_of(contest, {{"AB", most}, {"C", 1}}), {});
  EXPECT_EQ(letters_of(contest, record.elected), "AB");
  EXPECT_EQ(record.valid, Integer::of(uint128{most} + 1));
}

TEST(Methods, AreFoundByTheirNames) {
  ASSERT_NE(find_method("scottish-stv"), nullptr);
  EXPECT_EQ(find_method("scottish-stv")->count, scottish_stv);
  EXPECT_EQ(find_method("scottish"), nullptr);
  EXPECT_EQ(methods().front().id, "scottish-stv");
}

}  // namespace
}  // namespace toadlane::elections
