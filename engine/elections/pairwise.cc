#include "engine/elections/pairwise.h"

namespace toadlane::elections {

Pairwise compare_pairwise(const Contest& contest, const Profile& profile) {
  const std::size_t candidates = contest.candidates.size();
  Pairwise result(candidates);
  // The place of each candidate on one ballot: the lower, the better; unnamed ones share the last.
  std::vector<std::size_t> place(candidates);
  std::vector<std::size_t> named;
  std::vector<char> is_named(candidates);
  for (std::size_t index = 0; index < profile.size(); ++index) {
    named.clear();
    std::size_t places = 0;
    for (const Preference preference : profile.ranking(index)) {
      if (!preference.level()) ++places;
      const std::size_t candidate = preference.candidate();
      if (contest.candidates[candidate].withdrawn) continue;
      place[candidate] = places;
      is_named[candidate] = 1;
      named.push_back(candidate);
    }
    const uint128 ballots = profile.weight(index);
    for (const std::size_t a : named)
      for (std::size_t b = 0; b < candidates; ++b)
        if (!contest.candidates[b].withdrawn && (is_named[b] == 0 || place[a] < place[b]))
          result.add(a, b, ballots);
    for (const std::size_t a : named) is_named[a] = 0;
  }
  return result;
}

}  // namespace toadlane::elections
