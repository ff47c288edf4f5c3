#include "engine/elections/tie_break.h"

#include <gtest/gtest.h>

#include "tests/engine/elections/sample.h"

namespace toadlane::elections {
namespace {

// Stands for SHA-256: what is drawn on, backwards, so that the last letter comes first.
std::string backwards(std::string_view bytes) {
  return {bytes.rbegin(), bytes.rend()};
}

TEST(TieBreak, DecidesNothingWithoutALot) {
  const Contest contest = contest_of("ABC", 1);
  const std::vector<std::size_t> tied{0, 2};
  EXPECT_EQ(first_of({}, contest, 1, tied), std::nullopt);
  EXPECT_EQ(last_of({}, contest, 1, tied), std::nullopt);
}

TEST(TieBreak, FollowsTheOrderRecorded) {
  const Contest contest = contest_of("ABC", 1);
  const TieBreak lot{.way = TieBreak::Way::recorded, .order = order_of(contest, "CBA")};
  const std::vector<std::size_t> tied{0, 1};
  EXPECT_EQ(first_of(lot, contest, 1, tied), 1U);
  EXPECT_EQ(last_of(lot, contest, 1, tied), 0U);
  EXPECT_EQ(words_for(lot), "the lot recorded");
  const TieBreak of_two{.way = TieBreak::Way::recorded, .order = order_of(contest, "CB")};
  EXPECT_EQ(first_of(of_two, contest, 1, tied), std::nullopt);
}

TEST(TieBreak, DrawsOnTheSeedTheContestTheStageAndTheCandidate) {
  const Contest contest = contest_of("BAC", 1);
  const std::vector<std::size_t> tied{0, 1};
  TieBreak lot{.way = TieBreak::Way::seeded, .seed = "dice 4 6 1", .sha256_hex = backwards};
  EXPECT_EQ(first_of(lot, contest, 3, tied), 1U);  // A comes before B
  EXPECT_EQ(last_of(lot, contest, 3, tied), 0U);
  static std::string drawn_on;
  lot.sha256_hex = [](std::string_view bytes) { return drawn_on = bytes; };
  const std::vector<std::size_t> only{2};
  EXPECT_EQ(first_of(lot, contest, 3, only), 2U);
  EXPECT_EQ(drawn_on,
            "dice 4 6 1\x1F"
            "board\x1F"
            "3\x1F"
            "C");
}

}  // namespace
}  // namespace toadlane::elections
