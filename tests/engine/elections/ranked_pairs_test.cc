// Ranked pairs against an oracle that keeps a list of locked victories.
#include <gtest/gtest.h>

#include "tests/engine/elections/pairwise_oracle.h"

namespace toadlane::elections {
namespace {

using small::beats_oracle;
using small::Election;
using small::made;
using small::over_oracle;
using small::Places;
using Groups = std::vector<Places>;

struct Edge {
  std::size_t from, to;
  uint128 votes, against;
};

bool leads(const std::vector<Edge>& edges, std::size_t from, std::size_t to, Places seen = {}) {
  for (const Edge& edge : edges) {
    if (edge.from != from || std::count(seen.begin(), seen.end(), edge.to) > 0) continue;
    if (edge.to == to) return true;
    Places further = seen;
    further.push_back(edge.to);
    if (leads(edges, edge.to, to, further)) return true;
  }
  return false;
}

std::vector<Edge> locked_oracle(const Election& election) {
  std::vector<Edge> locked;
  std::vector<Edge> waiting;
  for (const std::size_t a : small::standing(election))
    for (const std::size_t b : small::standing(election))
      if (beats_oracle(election, a, b))
        waiting.push_back({a, b, over_oracle(election, a, b), over_oracle(election, b, a)});
  while (!waiting.empty()) {
    Edge best = waiting.front();
    for (const Edge& edge : waiting)
      if (edge.votes > best.votes || (edge.votes == best.votes && edge.against < best.against))
        best = edge;
    std::vector<Edge> possible;
    for (const Edge& edge : waiting)
      if (edge.votes == best.votes && edge.against == best.against &&
          !leads(locked, edge.to, edge.from))
        possible.push_back(edge);
    std::erase_if(waiting, [&](const Edge& edge) {
      return edge.votes == best.votes && edge.against == best.against;
    });
    std::vector<Edge> all = locked;
    all.insert(all.end(), possible.begin(), possible.end());
    for (const Edge& edge : possible)
      if (!leads(all, edge.to, edge.from)) locked.push_back(edge);
  }
  return locked;
}

TEST(RankedPairs, equal_victories_in_a_cycle_leave_a_tie) {
  const Election election = made(1, 3, {"1 0>1>2", "1 1>2>0", "1 2>0>1"}, {2, 1, 0});
  const CountRecord record = election.count(count_ranked_pairs);
  EXPECT_EQ(record.ranking, (Groups{{0, 1, 2}}));
  EXPECT_EQ(record.elected, Places{2});
  ASSERT_EQ(record.stages.size(), 1U);
  EXPECT_EQ(record.stages[0].ties.size(), 1U);
}

TEST(RankedPairs, say_which_victory_is_left_out) {
  const CountRecord record = made(1, 3, small::cycle).count(count_ranked_pairs);
  EXPECT_EQ(record.notes.back(),
            "C over A, 60 to 40: left out, it would make a cycle with stronger ones");
}

TEST(RankedPairs, agree_with_the_oracle) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const Election election = small::random(seed);
    if (!small::counted(election)) continue;
    const std::vector<Edge> locked = locked_oracle(election);
    EXPECT_EQ(election.count(count_ranked_pairs).ranking,
              small::layers_oracle(small::standing(election), [&](std::size_t a, std::size_t b) {
                return leads(locked, a, b);
              }));
  }
}

}  // namespace
}  // namespace toadlane::elections
