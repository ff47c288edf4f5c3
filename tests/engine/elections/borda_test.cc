// Borda: the example of the rule, and points as comparisons won.
#include <gtest/gtest.h>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::made;
using small::Places;

TEST(Borda, gives_averages_to_level_and_unnamed_ones) {
  const CountRecord record = made(1, 3, {"3 0>1", "2 1"}, {1, 0, 2}).count(count_borda);
  EXPECT_EQ(record.scores, (std::vector<Ratio>{7, 7, 1}));
  EXPECT_EQ(record.ranking, (std::vector<Places>{{0, 1}, {2}}));
  EXPECT_EQ(record.elected, Places{1});
}

TEST(Borda, a_withdrawn_candidate_takes_no_points) {
  small::Election election = made(1, 3, {"3 0>2>1", "2 1"}, {1, 0, 2});
  election.contest.candidates[2].withdrawn = true;
  EXPECT_EQ(election.count(count_borda).scores, (std::vector<Ratio>{3, 2, 0}));
}

}  // namespace
}  // namespace toadlane::elections
