// Minimax, by winning votes: the worst defeat of a candidate is the most ballots that any candidate
// who beats them two by two has before them; none counts 0. The smallest worst defeat wins; level
// ones by lot. Scores are worst defeats below zero, so that the highest is the best.
// Source: Simpson, "On defining areas of voter choice", Quarterly Journal of Economics 83, 1969;
// Kramer, "A dynamical model of political equilibrium", Journal of Economic Theory 16, 1977.
//
//   40 A > B > C, 35 B > C > A, 25 C > A > B: A is beaten by C with 60, B by A with 65, C by B
//   with 75: A wins.
#include <algorithm>

#include "engine/elections/method.h"
#include "engine/elections/pairwise_reasons.h"
#include "engine/elections/settle.h"

namespace toadlane::elections {

CountRecord count_minimax(const Contest& contest, const Profile& profile,
                          const TieBreak& tie_break) {
  auto [record, uncontested] = open_count("minimax", contest, profile);
  if (uncontested) return record;
  record.pairwise = compare_pairwise(contest, profile);
  const Pairwise& ballots = *record.pairwise;
  std::vector<Ratio> scores(contest.candidates.size());
  for (std::size_t a = 0; a < scores.size(); ++a) {
    uint128 worst = 0;
    for (std::size_t b = 0; b < scores.size(); ++b)
      if (ballots.beats(b, a)) worst = std::max(worst, ballots.over(b, a));
    scores[a] = -Ratio(Integer::of(worst));
  }
  say_who_beats_all(contest, record);
  fill_by_scores(contest, tie_break, std::move(scores), record);
  return std::move(record);
}

}  // namespace toadlane::elections
