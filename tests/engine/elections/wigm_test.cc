#include <gtest/gtest.h>

#include "engine/elections/method.h"
#include "tests/engine/elections/sample.h"

namespace toadlane::elections {
namespace {

const std::vector<std::pair<std::string, std::uint64_t>> twelve{
    {"AB", 4}, {"AC", 3}, {"B", 2}, {"C", 2}, {"DC", 1}};

// Quota 12 / 3 = 4, to be exceeded. A passes on 3 of 7 votes: each paper at 3/7.
TEST(Wigm, CountsInExactFractions) {
  const Contest contest = contest_of("ABCD", 2);
  const CountRecord record = wigm(contest, profile_of(contest, twelve), {});
  EXPECT_EQ(record.quota, Ratio(4));
  ASSERT_EQ(record.stages.size(), 3U);
  EXPECT_EQ(record.stages[1].votes, (std::vector<Ratio>{4, Ratio::of(26, 7), Ratio::of(23, 7), 1}));
  EXPECT_EQ(record.stages[2].votes, (std::vector<Ratio>{4, Ratio::of(26, 7), Ratio::of(30, 7), 0}));
  EXPECT_EQ(record.stages[2].loss, Ratio(0));
  EXPECT_EQ(letters_of(contest, record.elected), "AC");
}

// Quota 4.0001. A passes on 2.9999 of 7 votes: each paper at 0.4285, and 0.0004 is lost.
TEST(Wigm, FollowsTheReferenceRuleToFourPlaces) {
  const Contest contest = contest_of("ABCD", 2);
  const CountRecord record = wigm_prf(contest, profile_of(contest, twelve), {});
  EXPECT_EQ(record.quota, Ratio::of(40'001, 10'000));
  ASSERT_EQ(record.stages.size(), 3U);
  EXPECT_EQ(record.stages[1].votes,
            (std::vector<Ratio>{Ratio::of(40'001, 10'000), Ratio::of(37'140, 10'000),
                                Ratio::of(32'855, 10'000), 1}));
  EXPECT_EQ(record.stages[1].loss, Ratio::of(4, 10'000));
  EXPECT_EQ(letters_of(contest, record.elected), "AC");
}

TEST(Wigm, ElectsNobodyWhoOnlyEqualsTheExactQuota) {
  const Contest contest = contest_of("AB", 1);
  const Profile profile = profile_of(contest, {{"A", 5}, {"B", 5}});
  for (const auto count : {wigm, wigm_prf}) {
    const CountRecord stopped = count(contest, profile, {});
    ASSERT_TRUE(stopped.undecided.has_value());
    EXPECT_EQ(letters_of(contest, stopped.undecided->tied), "AB");
    const TieBreak lot{.way = TieBreak::Way::recorded, .order = {1, 0}};
    EXPECT_EQ(letters_of(contest, count(contest, profile, lot).elected), "B");
  }
}

// With 8 of 60 votes F is elected by the Scottish rules, whose quota is 11. The exact quota is 10:
// what A to D pass on, 42, 32, 22 and 12, elects E.
TEST(Wigm, AnotherQuotaElectsSomebodyElse) {
  const Contest contest = contest_of("ABCDEF", 5);
  const Profile profile = profile_of(contest, {{"ABCDE", 52}, {"F", 8}});
  EXPECT_EQ(letters_of(contest, wigm(contest, profile, {}).elected), "ABCDE");
  EXPECT_EQ(letters_of(contest, scottish_stv(contest, profile, {}).elected), "ABCDF");
}

}  // namespace
}  // namespace toadlane::elections
