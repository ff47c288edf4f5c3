#include "engine/elections/marks.h"

#include "engine/elections/first_preferences.h"

namespace toadlane::elections {

std::vector<char> standing_in(const Contest& contest) {
  std::vector<char> standing(contest.candidates.size());
  for (std::size_t c = 0; c < standing.size(); ++c)
    standing[c] = contest.candidates[c].withdrawn ? 0 : 1;
  return standing;
}

Marks count_marks(const Contest& contest, const Profile& profile, std::size_t marks_max) {
  const std::vector<char> standing = standing_in(contest);
  std::vector<uint128> votes(standing.size());
  Marks marks;
  std::vector<std::size_t> group;
  for (std::size_t index = 0; index < profile.size(); ++index) {
    first_group(profile.ranking(index), standing, group);
    if (group.size() > marks_max) {
      marks.overmarked += profile.weight(index);
      continue;
    }
    for (const std::size_t one : group) votes[one] += profile.weight(index);
  }
  marks.votes.reserve(votes.size());
  for (const uint128 one : votes) marks.votes.emplace_back(Integer::of(one));
  return marks;
}

}  // namespace toadlane::elections
