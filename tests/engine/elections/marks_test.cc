// Plurality, block plurality, approval and Borda: made cases and sums by definition.
#include "engine/elections/marks.h"

#include <gtest/gtest.h>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::Election;
using small::made;
using small::Places;

const std::vector<std::string> marked{"4 0=1", "3 1=2", "2 0"};

/// The first group that names somebody who stands, without those withdrawn.
Places first_of_ballot(const Election& election, const small::Ballot& ballot) {
  for (Places group : ballot.groups) {
    std::erase_if(group,
                  [&](std::size_t one) { return election.contest.candidates[one].withdrawn; });
    if (!group.empty()) return group;
  }
  return {};
}

TEST(Marks, are_the_level_first_preferences) {
  const CountRecord record = made(2, 3, marked).count(count_block_plurality);
  EXPECT_EQ(record.scores, (std::vector<Ratio>{6, 7, 3}));
  EXPECT_EQ(record.elected, (Places{1, 0}));
  EXPECT_EQ(made(1, 3, marked).count(count_approval).elected, Places{1});
}

TEST(Marks, agree_with_sums_by_definition) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const Election election = small::random(seed);
    if (!small::counted(election)) continue;
    const Places all = small::standing(election);
    std::vector<Ratio> shared(election.contest.candidates.size());
    std::vector<Ratio> approvals = shared;
    std::vector<Ratio> block = shared;
    std::vector<Ratio> points = shared;
    for (const small::Ballot& ballot : election.ballots) {
      const Ratio weight(Integer::of(uint128{ballot.weight}));
      const Places group = first_of_ballot(election, ballot);
      for (const std::size_t one : group) {
        shared[one] += weight / Ratio(static_cast<std::int64_t>(group.size()));
        approvals[one] += weight;
        if (group.size() <= election.contest.seats) block[one] += weight;
      }
      for (const std::size_t a : all)
        for (const std::size_t b : all)
          if (a != b) points[a] += small::before(ballot, a, b) * weight;
    }
    const std::vector<std::pair<small::Count, std::vector<Ratio>>> expected{
        {count_plurality, shared},
        {count_approval, approvals},
        {count_block_plurality, block},
        {count_borda, points}};
    for (const auto& [method, scores] : expected) {
      const CountRecord record = election.count(method);
      EXPECT_EQ(record.scores, scores);
      EXPECT_EQ(record.elected, small::fill(election, scores));
    }
  }
}

TEST(Marks, neither_names_nor_the_order_of_ballots_decide) {
  for (std::uint64_t seed = 0; seed < 500; ++seed)
    for (const small::Count method :
         {count_plurality, count_block_plurality, count_approval, count_borda})
      EXPECT_EQ(small::difference(small::random(seed), method, seed), "") << seed;
}

}  // namespace
}  // namespace toadlane::elections
