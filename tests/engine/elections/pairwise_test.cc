// The comparisons two by two and the methods on them: made cases, Copeland and minimax.
#include "engine/elections/pairwise.h"

#include <gtest/gtest.h>

#include "tests/engine/elections/pairwise_oracle.h"

namespace toadlane::elections {
namespace {

using small::Election;
using small::made;
using small::Places;
using Groups = std::vector<Places>;

TEST(Pairwise, puts_the_unnamed_last_and_counts_the_level_for_nobody) {
  const Election election = made(1, 3, {"3 0>1=2", "2 1"});
  const Pairwise ballots = compare_pairwise(election.contest, election.profile());
  EXPECT_TRUE(ballots.over(0, 1) == 3 && ballots.over(1, 0) == 2);
  EXPECT_TRUE(ballots.over(1, 2) == 2 && ballots.over(2, 1) == 0);
  EXPECT_TRUE(ballots.over(0, 2) == 3 && ballots.over(2, 0) == 0);
}

TEST(Pairwise, a_cycle_is_opened_at_its_weakest_link) {
  const Election election = made(1, 3, small::cycle);
  EXPECT_EQ(election.count(count_schulze).ranking, (Groups{{0}, {1}, {2}}));
  EXPECT_EQ(election.count(count_ranked_pairs).ranking, (Groups{{0}, {1}, {2}}));
  const CountRecord minimax = election.count(count_minimax);
  EXPECT_EQ(minimax.scores, (std::vector<Ratio>{-60, -65, -75}));
  EXPECT_EQ(minimax.elected, Places{0});
  const CountRecord copeland = election.count(count_copeland);
  EXPECT_EQ(copeland.ranking, (Groups{{0, 1, 2}}));
  EXPECT_TRUE(copeland.undecided.has_value());
}

TEST(Pairwise, who_beats_each_of_the_others_is_elected_by_all_and_said) {
  const Election election = made(1, 3, {"4 0>1>2", "3 1>0>2", "2 2>1>0"});
  for (const small::Count method :
       {count_schulze, count_ranked_pairs, count_copeland, count_minimax}) {
    const CountRecord record = election.count(method);
    EXPECT_EQ(record.elected, Places{1});
    EXPECT_EQ(record.notes.front(), "B beats each of the others: A by 5 to 4, C by 7 to 2");
  }
}

TEST(Pairwise, a_stop_elects_those_who_are_sure) {
  const CountRecord record = made(2, 3, {"2 0>1", "2 0>2"}).count(count_schulze);
  EXPECT_EQ(record.elected, Places{0});
  ASSERT_TRUE(record.undecided.has_value());
  EXPECT_EQ(record.undecided->tied, (Places{1, 2}));
}

TEST(Pairwise, copeland_and_minimax_agree_with_the_comparisons) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const Election election = small::random(seed);
    if (!small::counted(election)) continue;
    const Places all = small::standing(election);
    const std::size_t candidates = election.contest.candidates.size();
    std::vector<Ratio> points(candidates);
    std::vector<Ratio> worst(candidates);
    for (const std::size_t a : all)
      for (const std::size_t b : all) {
        if (a == b) continue;
        if (!small::beats_oracle(election, b, a))
          points[a] += small::beats_oracle(election, a, b) ? Ratio(1) : Ratio::of(1, 2);
        else
          worst[a] = std::min(worst[a], -Ratio(Integer::of(small::over_oracle(election, b, a))));
      }
    const CountRecord copeland = election.count(count_copeland);
    EXPECT_EQ(copeland.scores, points);
    EXPECT_EQ(copeland.elected, small::fill(election, points));
    const CountRecord minimax = election.count(count_minimax);
    EXPECT_EQ(minimax.scores, worst);
    EXPECT_EQ(minimax.elected, small::fill(election, worst));
  }
}

TEST(Pairwise, neither_names_nor_the_order_of_ballots_decide) {
  for (std::uint64_t seed = 0; seed < 500; ++seed)
    for (const small::Count method :
         {count_schulze, count_ranked_pairs, count_copeland, count_minimax})
      EXPECT_EQ(small::difference(small::random(seed), method, seed), "") << seed;
}

}  // namespace
}  // namespace toadlane::elections
