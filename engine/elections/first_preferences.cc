#include "engine/elections/first_preferences.h"

#include <algorithm>

namespace toadlane::elections {

void first_group(std::span<const Preference> ranking, const std::vector<char>& in,
                 std::vector<std::size_t>& group) {
  group.clear();
  for (const Preference preference : ranking) {
    if (!preference.level() && !group.empty()) break;
    if (in[preference.candidate()] != 0) group.push_back(preference.candidate());
  }
  std::sort(group.begin(), group.end());
}

FirstPreferences first_preferences(const Profile& profile, const std::vector<char>& continuing) {
  // Whole ballots by the number of candidates who share them, so that a fraction is made once.
  std::vector<std::vector<uint128>> shared_by(1, std::vector<uint128>(continuing.size()));
  uint128 nobody = 0;
  std::vector<std::size_t> group;
  for (std::size_t index = 0; index < profile.size(); ++index) {
    first_group(profile.ranking(index), continuing, group);
    if (group.empty()) nobody += profile.weight(index);
    while (shared_by.size() < group.size()) shared_by.emplace_back(continuing.size());
    for (const std::size_t one : group) shared_by[group.size() - 1][one] += profile.weight(index);
  }
  FirstPreferences result{std::vector<Ratio>(continuing.size()), Ratio(Integer::of(nobody))};
  for (std::size_t sharers = 1; sharers <= shared_by.size(); ++sharers)
    for (std::size_t c = 0; c < continuing.size(); ++c)
      if (const uint128 ballots = shared_by[sharers - 1][c]; ballots > 0)
        result.votes[c] += Ratio::of(Integer::of(ballots), static_cast<std::int64_t>(sharers));
  return result;
}

}  // namespace toadlane::elections
