// Plurality and block plurality: made cases.
#include <gtest/gtest.h>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::made;
using small::Places;

TEST(Plurality, more_marks_than_seats_do_not_count_in_a_block) {
  const CountRecord record = made(1, 3, {"4 0=1", "3 1=2", "2 0"}).count(count_block_plurality);
  EXPECT_EQ(record.scores, (std::vector<Ratio>{2, 0, 0}));
  ASSERT_EQ(record.notes.size(), 1U);
  EXPECT_EQ(record.notes[0],
            "7 ballots mark more candidates than there are seats and do not count");
}

TEST(Plurality, shares_a_ballot_among_level_ones) {
  const CountRecord record = made(1, 3, {"4 0=1", "3 1=2", "2 0"}).count(count_plurality);
  EXPECT_EQ(record.scores, (std::vector<Ratio>{4, Ratio::of(7, 2), Ratio::of(3, 2)}));
  EXPECT_EQ(record.elected, Places{0});
}

TEST(Plurality, a_tie_for_the_last_seat_stops_without_a_lot) {
  const CountRecord record = made(2, 3, {"3 0", "2 1", "2 2"}).count(count_plurality);
  EXPECT_EQ(record.elected, Places{0});
  ASSERT_TRUE(record.undecided.has_value());
  EXPECT_EQ(record.undecided->tied, (Places{1, 2}));
  EXPECT_FALSE(made(2, 3, {"3 0", "3 1", "2 2"}).count(count_plurality).undecided.has_value());
}

}  // namespace
}  // namespace toadlane::elections
