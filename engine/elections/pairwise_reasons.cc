#include "engine/elections/pairwise_reasons.h"

#include <algorithm>

namespace toadlane::elections {

std::vector<std::size_t> standing_but(const Contest& contest, std::size_t candidate) {
  std::vector<std::size_t> others;
  others.reserve(contest.candidates.size());
  for (std::size_t c = 0; c < contest.candidates.size(); ++c)
    if (c != candidate && !contest.candidates[c].withdrawn) others.push_back(c);
  return others;
}

void say_who_beats_all(const Contest& contest, CountRecord& record) {
  const Pairwise& ballots = *record.pairwise;
  for (std::size_t one = 0; one < contest.candidates.size(); ++one) {
    if (contest.candidates[one].withdrawn) continue;
    const std::vector<std::size_t> others = standing_but(contest, one);
    if (!std::all_of(others.begin(), others.end(),
                     [&](std::size_t other) { return ballots.beats(one, other); }))
      continue;
    std::string note = name_of(contest, one) + " beats each of the others: ";
    for (const std::size_t other : others) {
      if (other != others.front()) note += ", ";
      note += name_of(contest, other) + " by " + count_text(ballots.over(one, other)) + " to " +
              count_text(ballots.over(other, one));
    }
    record.notes.push_back(std::move(note));
    return;
  }
  record.notes.emplace_back("nobody beats each of the others");
}

}  // namespace toadlane::elections
