// The comparisons two by two and the methods on them: made cases, and oracles that try every path.
#include "engine/elections/pairwise.h"

#include <gtest/gtest.h>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections {
namespace {

using small::Election;
using small::made;
using small::Places;
using Groups = std::vector<Places>;

const std::vector<std::string> cycle{"40 0>1>2", "35 1>2>0", "25 2>0>1"};
// Schulze 2011, example 1: 45 voters, A to E.
const std::vector<std::string> schulze_example{"5 0>2>1>4>3", "5 0>3>4>2>1", "8 1>4>3>0>2",
                                               "3 2>0>1>4>3", "7 2>0>4>1>3", "2 2>1>0>3>4",
                                               "7 3>2>4>1>0", "8 4>1>0>3>2"};

uint128 over_oracle(const Election& election, std::size_t a, std::size_t b) {
  uint128 ballots = 0;
  for (const small::Ballot& ballot : election.ballots)
    if (small::before(ballot, a, b) == Ratio(1)) ballots += ballot.weight;
  // Nobody named: level. One named: before the other.
  return ballots;
}

bool beats_oracle(const Election& election, std::size_t a, std::size_t b) {
  return over_oracle(election, a, b) > over_oracle(election, b, a);
}

/// The strongest of all paths without a repeated candidate.
uint128 path_oracle(const Election& election, Places visited, std::size_t to) {
  uint128 best = 0;
  const std::size_t from = visited.back();
  for (const std::size_t next : small::standing(election)) {
    if (std::count(visited.begin(), visited.end(), next) > 0) continue;
    if (!beats_oracle(election, from, next)) continue;
    uint128 strength = over_oracle(election, from, next);
    if (next != to) {
      Places longer = visited;
      longer.push_back(next);
      strength = std::min(strength, path_oracle(election, longer, to));
    }
    best = std::max(best, strength);
  }
  return best;
}

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

template <class Before>
Groups layers_oracle(Places left, const Before& before) {
  Groups layers;
  while (!left.empty()) {
    Places best;
    for (const std::size_t one : left)
      if (std::none_of(left.begin(), left.end(),
                       [&](std::size_t other) { return other != one && before(other, one); }))
        best.push_back(one);
    layers.push_back(best);
    for (const std::size_t one : best) std::erase(left, one);
    if (best.empty()) return layers;
  }
  return layers;
}

TEST(Pairwise, puts_the_unnamed_last_and_counts_the_level_for_nobody) {
  const Election election = made(1, 3, {"3 0>1=2", "2 1"});
  const Pairwise ballots = compare_pairwise(election.contest, election.profile());
  EXPECT_TRUE(ballots.over(0, 1) == 3 && ballots.over(1, 0) == 2);
  EXPECT_TRUE(ballots.over(1, 2) == 2 && ballots.over(2, 1) == 0);
  EXPECT_TRUE(ballots.over(0, 2) == 3 && ballots.over(2, 0) == 0);
}

TEST(Pairwise, a_cycle_is_opened_at_its_weakest_link) {
  const Election election = made(1, 3, cycle);
  EXPECT_EQ(election.count(count_schulze).ranking, (Groups{{0}, {1}, {2}}));
  EXPECT_EQ(election.count(count_ranked_pairs).ranking, (Groups{{0}, {1}, {2}}));
  const CountRecord minimax = election.count(count_minimax);
  EXPECT_EQ(minimax.scores, (std::vector<Ratio>{-60, -65, -75}));
  EXPECT_EQ(minimax.elected, Places{0});
  const CountRecord copeland = election.count(count_copeland);
  EXPECT_EQ(copeland.ranking, (Groups{{0, 1, 2}}));
  EXPECT_TRUE(copeland.undecided.has_value());
}

TEST(Pairwise, schulze_ranks_the_example_of_the_paper) {
  const CountRecord record = made(1, 5, schulze_example).count(count_schulze);
  EXPECT_EQ(record.ranking, (Groups{{4}, {0}, {2}, {1}, {3}}));
  EXPECT_EQ(record.elected, Places{4});
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

TEST(Pairwise, equal_victories_in_a_cycle_leave_a_tie) {
  const Election election = made(1, 3, {"1 0>1>2", "1 1>2>0", "1 2>0>1"}, {2, 1, 0});
  const CountRecord record = election.count(count_ranked_pairs);
  EXPECT_EQ(record.ranking, (Groups{{0, 1, 2}}));
  EXPECT_EQ(record.elected, Places{2});
  ASSERT_EQ(record.stages.size(), 1U);
  EXPECT_EQ(record.stages[0].ties.size(), 1U);
}

TEST(Pairwise, a_stop_elects_those_who_are_sure) {
  const CountRecord record = made(2, 3, {"2 0>1", "2 0>2"}).count(count_schulze);
  EXPECT_EQ(record.elected, Places{0});
  ASSERT_TRUE(record.undecided.has_value());
  EXPECT_EQ(record.undecided->tied, (Places{1, 2}));
}

TEST(Pairwise, agrees_with_the_oracles) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const Election election = small::random(seed);
    if (!small::counted(election)) continue;
    const Places all = small::standing(election);
    const std::size_t candidates = election.contest.candidates.size();
    const auto path = [&](std::size_t a, std::size_t b) {
      return path_oracle(election, {a}, b) > path_oracle(election, {b}, a);
    };
    EXPECT_EQ(election.count(count_schulze).ranking, layers_oracle(all, path));
    const std::vector<Edge> locked = locked_oracle(election);
    EXPECT_EQ(
        election.count(count_ranked_pairs).ranking,
        layers_oracle(all, [&](std::size_t a, std::size_t b) { return leads(locked, a, b); }));
    std::vector<Ratio> points(candidates);
    std::vector<Ratio> worst(candidates);
    for (const std::size_t a : all)
      for (const std::size_t b : all) {
        if (a == b) continue;
        if (!beats_oracle(election, b, a))
          points[a] += beats_oracle(election, a, b) ? Ratio(1) : Ratio::of(1, 2);
        else
          worst[a] = std::min(worst[a], -Ratio(Integer::of(over_oracle(election, b, a))));
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
