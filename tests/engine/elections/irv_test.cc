// Instant runoff against made cases and against an oracle that knows only strict orders.
#include <gtest/gtest.h>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::Election;
using small::made;
using small::Places;

/// One run over strict orders, with the lot for the last tie: who is left when `stop` says so.
Places irv_oracle(const Election& election, Places left, std::size_t seats, bool majority) {
  const std::vector<small::Strict> ballots = small::expanded(election);
  std::vector<std::vector<Ratio>> history;
  while (true) {
    std::vector<Ratio> votes(election.contest.candidates.size());
    Ratio active = 0;
    for (const small::Strict& ballot : ballots)
      for (const std::size_t one : ballot.order)
        if (std::count(left.begin(), left.end(), one) > 0) {
          votes[one] += ballot.weight;
          active += ballot.weight;
          break;
        }
    history.push_back(votes);
    if (majority)
      for (const std::size_t one : left)
        if (votes[one] + votes[one] > active) return {one};
    if (left.size() == seats) return left;
    const bool last_two = majority && left.size() == 2;
    Places tied = left;
    for (std::size_t at = history.size(); at > 0; --at) {
      Ratio wanted = history[at - 1][tied.front()];
      for (const std::size_t one : tied)
        wanted = last_two ? std::max(wanted, history[at - 1][one])
                          : std::min(wanted, history[at - 1][one]);
      std::erase_if(tied, [&](std::size_t one) { return history[at - 1][one] != wanted; });
    }
    const std::size_t one = small::lot(election, tied, last_two);
    if (last_two) return {one};
    std::erase(left, one);
  }
}

TEST(Irv, elects_by_majority_after_an_exclusion) {
  const CountRecord record = made(1, 3, {"4 0", "3 1", "2 2>1"}).count(count_irv);
  ASSERT_EQ(record.stages.size(), 2U);
  EXPECT_EQ(record.stages[1].of, Places{2});
  EXPECT_EQ(record.stages[1].votes, (std::vector<Ratio>{4, 5, 0}));
  EXPECT_EQ(record.elected, Places{1});
}

TEST(Irv, half_of_the_ballots_is_no_majority) {
  const CountRecord half = made(1, 3, {"4 0", "3 1", "1 2>1"}).count(count_irv);
  ASSERT_EQ(half.stages.size(), 2U);
  ASSERT_EQ(half.stages[1].ties.size(), 1U);  // 4 and 4, and A had more before
  EXPECT_EQ(half.stages[1].ties[0].decided_by, "more votes at stage 1");
  EXPECT_EQ(half.elected, Places{0});
  EXPECT_EQ(made(1, 3, {"5 0", "3 1", "1 2>1"}).count(count_irv).stages.size(), 1U);
}

TEST(Irv, counts_the_majority_of_those_who_continue) {
  // 9 ballots; C's 2 name nobody else, so that 4 of the 7 that continue are a majority.
  const CountRecord record = made(1, 3, {"4 0", "3 1", "2 2"}).count(count_irv);
  EXPECT_EQ(record.elected, Places{0});
  EXPECT_EQ(record.stages.size(), 2U);
  EXPECT_EQ(record.stages[1].non_transferable, Ratio(2));
  EXPECT_TRUE(record.stages[1].ties.empty());
}

TEST(Irv, looks_back_before_it_draws) {
  // After D goes, B and C have 3 each; at stage 1 C had 2 and B 3.
  const CountRecord record = made(1, 4, {"6 0", "3 1>2", "2 2>1", "1 3>2"}).count(count_irv);
  ASSERT_EQ(record.stages.size(), 3U);
  ASSERT_EQ(record.stages[2].ties.size(), 1U);
  EXPECT_EQ(record.stages[2].of, Places{2});
  EXPECT_EQ(record.stages[2].ties[0].decided_by, "fewer votes at stage 1");
}

TEST(Irv, the_last_two_level_are_a_tie_for_the_seat) {
  const CountRecord stopped = made(1, 2, {"2 0", "2 1"}).count(count_irv);
  ASSERT_TRUE(stopped.undecided.has_value());
  EXPECT_EQ(stopped.undecided->kind, Tie::Kind::election);
  EXPECT_EQ(stopped.undecided->tied, (Places{0, 1}));
  EXPECT_TRUE(stopped.elected.empty());
  const CountRecord drawn = made(1, 2, {"2 0", "2 1"}, {1, 0}).count(count_irv);
  EXPECT_EQ(drawn.elected, Places{1});
  EXPECT_EQ(drawn.stages.size(), 1U);
}

TEST(Irv, a_tie_for_exclusion_stops_without_a_lot) {
  const CountRecord record = made(1, 3, {"2 0", "1 1", "1 2"}).count(count_irv);
  ASSERT_TRUE(record.undecided.has_value());
  EXPECT_EQ(record.undecided->tied, (Places{1, 2}));
}

TEST(Irv, level_preferences_share_the_ballot) {
  const CountRecord record = made(1, 3, {"3 0=1", "1 2"}, {0, 1, 2}).count(count_irv);
  EXPECT_EQ(record.stages[0].votes, (std::vector<Ratio>{Ratio::of(3, 2), Ratio::of(3, 2), 1}));
}

TEST(Irv, withdrawn_are_out_before_the_first_stage) {
  Election election = made(1, 3, {"5 2>0", "3 1"});
  election.contest.candidates[2].withdrawn = true;
  EXPECT_EQ(election.count(count_irv).elected, Places{0});
}

TEST(Irv, no_more_candidates_than_seats_is_no_count) {
  const CountRecord record = made(2, 2, {"5 0"}).count(count_irv_bottoms_up);
  EXPECT_EQ(record.elected, (Places{0, 1}));
  EXPECT_TRUE(record.stages.empty());
  EXPECT_EQ(record.notes.size(), 1U);
}

TEST(Irv, agrees_with_the_oracle) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    Election election = small::random(seed);
    if (!small::counted(election)) continue;
    const std::size_t seats = election.contest.seats;
    Places kept = irv_oracle(election, small::standing(election), seats, false);
    Places bottoms = election.count(count_irv_bottoms_up).elected;
    std::sort(kept.begin(), kept.end());
    std::sort(bottoms.begin(), bottoms.end());
    EXPECT_EQ(bottoms, kept);
    Places left = small::standing(election);
    Places winners;
    for (std::size_t seat = 0; seat < seats; ++seat) {
      winners.push_back(irv_oracle(election, left, 1, true).front());
      std::erase(left, winners.back());
    }
    EXPECT_EQ(election.count(count_irv_sequential).elected, winners);
    EXPECT_EQ(election.count(count_irv).elected, Places{winners.front()});
  }
}

TEST(Irv, neither_names_nor_the_order_of_ballots_decide) {
  for (std::uint64_t seed = 0; seed < 500; ++seed)
    for (const small::Count method : {count_irv, count_irv_bottoms_up, count_irv_sequential}) {
      const Election election = small::random(seed);
      EXPECT_EQ(small::difference(election, method, seed), "") << seed;
      EXPECT_EQ(small::missing_ballots(election.count(method)), "") << seed;
    }
}

}  // namespace
}  // namespace toadlane::elections
