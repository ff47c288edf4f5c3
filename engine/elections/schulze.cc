// Schulze, by winning votes.
//
// A link from A to B has as strength the ballots with A before B where these are more than those
// with B before A, else none. A path is as strong as its weakest link. A is before B when the
// strongest path from A to B is stronger than the strongest from B to A; that has no cycle.
// Who has nobody before them is a winner; the ranking goes on without them. Level winners: by lot.
// Source: Schulze, "A new monotonic, clone-independent, reversal symmetric, and
// Condorcet-consistent single-winner election method", Social Choice and Welfare 36, 2011; the
// strongest paths by Floyd and Warshall.
//
//   40 A > B > C, 35 B > C > A, 25 C > A > B: A over B 65, B over C 75, C over A 60. The path
//   A-B-C has strength 65, more than the 60 of C-A; B-C-A has 60, less than the 65 of A-B.
//   So A is before B and C, and B (75) before C (60).
#include <algorithm>

#include "engine/elections/method.h"
#include "engine/elections/pairwise_reasons.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {
namespace {

/// The strongest paths, row by row as in Pairwise.
Pairwise strongest_paths(const Pairwise& ballots) {
  const std::size_t candidates = ballots.candidates();
  std::vector<uint128> path(candidates * candidates);
  for (std::size_t a = 0; a < candidates; ++a)
    for (std::size_t b = 0; b < candidates; ++b)
      if (ballots.beats(a, b)) path[a * candidates + b] = ballots.over(a, b);
  for (std::size_t by = 0; by < candidates; ++by)
    for (std::size_t a = 0; a < candidates; ++a) {
      const uint128 first = path[a * candidates + by];
      if (first == 0) continue;
      for (std::size_t b = 0; b < candidates; ++b) {
        uint128& known = path[a * candidates + b];
        known = std::max(known, std::min(first, path[by * candidates + b]));
      }
    }
  Pairwise result(candidates);
  for (std::size_t a = 0; a < candidates; ++a)
    for (std::size_t b = 0; b < candidates; ++b)
      if (a != b) result.add(a, b, path[a * candidates + b]);
  return result;
}

}  // namespace

CountRecord count_schulze(const Contest& contest, const Profile& profile,
                          const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("schulze", contest, profile);
  if (uncontested) return record;
  record.pairwise = compare_pairwise(contest, profile);
  const Pairwise paths = strongest_paths(*record.pairwise);
  record.ranking =
      layers_of(contest, [&](std::size_t a, std::size_t b) { return paths.beats(a, b); });
  say_who_beats_all(contest, record);
  for (const std::size_t winner : record.ranking.front())
    for (const std::size_t other : standing_but(contest, winner))
      record.notes.push_back(name_of(contest, winner) + " against " + name_of(contest, other) +
                             ": strongest path " + count_text(paths.over(winner, other)) +
                             ", back " + count_text(paths.over(other, winner)));
  fill_from_ranking(contest, tie_break, record);
  return std::move(record);
}

}  // namespace toadlane::elections
