// Copeland: a point for each other candidate whom one beats two by two, half a point for each with
// whom one is level. The most points win; level ones by lot.
// Source: Copeland, "A reasonable social welfare function", University of Michigan, 1951.
//
//   40 A > B > C, 35 B > A > C, 25 C > A > B: A beats B 65 to 35 and C 75 to 25: 2 points;
//   B beats C 75 to 25: 1 point; C none.
#include "engine/elections/method.h"
#include "engine/elections/pairwise_reasons.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {

CountRecord count_copeland(const Contest& contest, const Profile& profile,
                           const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("copeland", contest, profile);
  if (uncontested) return record;
  record.pairwise = compare_pairwise(contest, profile);
  const Pairwise& ballots = *record.pairwise;
  std::vector<Ratio> points(contest.candidates.size());
  for (std::size_t a = 0; a < points.size(); ++a) {
    if (contest.candidates[a].withdrawn) continue;
    std::int64_t halves = 0;
    for (const std::size_t b : standing_but(contest, a)) {
      if (ballots.beats(a, b)) halves += 2;
      if (ballots.over(a, b) == ballots.over(b, a)) halves += 1;
    }
    points[a] = Ratio::of(halves, 2);
  }
  say_who_beats_all(contest, record);
  fill_by_scores(contest, tie_break, std::move(points), record);
  return std::move(record);
}

}  // namespace toadlane::elections
