// Ties: backwards through the stages, then by lot; and seats filled from a ranking.
#include "engine/elections/settle.h"

#include <gtest/gtest.h>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::made;
using small::Places;

std::vector<Stage> stages_with(const std::vector<std::vector<Ratio>>& votes) {
  std::vector<Stage> stages(votes.size());
  for (std::size_t stage = 0; stage < votes.size(); ++stage) stages[stage].votes = votes[stage];
  return stages;
}

TEST(Settle, the_latest_unequal_stage_decides_first) {
  const Contest contest = made(1, 3, {}).contest;
  const TieBreak stop;
  const std::vector<Stage> stages = stages_with({{1, 3, 2}, {3, 2, 2}, {4, 4, 4}});
  // At stage 2 A has more; B and C, equal there, differ at stage 1.
  const auto most = settle_backwards({contest, stop, 4}, stages, 0, Seeking::most, {0, 1, 2});
  ASSERT_TRUE(most.has_value());
  EXPECT_EQ(most->chosen, 0U);
  EXPECT_EQ(most->decided_by, "more votes at stage 2");
  const auto fewest = settle_backwards({contest, stop, 4}, stages, 0, Seeking::fewest, {0, 1, 2});
  ASSERT_TRUE(fewest.has_value());
  EXPECT_EQ(fewest->chosen, 2U);
  EXPECT_EQ(fewest->decided_by, "fewer votes at stage 1");
  // Stages of an earlier run do not count.
  EXPECT_FALSE(settle_backwards({contest, stop, 4}, stages, 1, Seeking::fewest, {0, 1, 2}));
}

TEST(Settle, the_lot_names_the_first_and_the_last) {
  const Contest contest = made(1, 3, {}).contest;
  const TieBreak lot{TieBreak::Way::recorded, {2, 0, 1}, {}};
  EXPECT_EQ(settle_by_lot({contest, lot, 1}, Seeking::most, {0, 1, 2})->chosen, 2U);
  EXPECT_EQ(settle_by_lot({contest, lot, 1}, Seeking::fewest, {0, 1, 2})->chosen, 1U);
  EXPECT_FALSE(settle_by_lot({contest, TieBreak{}, 1}, Seeking::most, {0, 1}));
}

TEST(Settle, an_order_that_nothing_decides_is_said) {
  const Contest contest = made(2, 3, {}).contest;
  const TieBreak stop;
  std::vector<Tie> ties;
  EXPECT_EQ(order_elected({contest, stop, 1}, stages_with({{5, 5, 6}}), 0, {0, 1, 2}, ties),
            (Places{2, 0, 1}));
  ASSERT_EQ(ties.size(), 1U);
  EXPECT_EQ(ties[0].kind, Tie::Kind::order);
  EXPECT_EQ(ties[0].decided_by, "nothing: they are level, and no lot is given");
}

TEST(Settle, a_group_within_the_seats_is_elected_without_a_lot) {
  const Contest contest = made(3, 4, {}).contest;
  CountRecord record;
  record.ranking = {{1, 2}, {0, 3}};
  fill_from_ranking(contest, TieBreak{}, record);
  EXPECT_EQ(record.elected, (Places{1, 2}));
  ASSERT_TRUE(record.undecided.has_value());
  EXPECT_EQ(record.undecided->tied, (Places{0, 3}));
}

}  // namespace
}  // namespace toadlane::elections
