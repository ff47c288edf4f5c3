#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/elections/profile.h"
#include "engine/number/ratio.h"

namespace toadlane::elections {

/// The candidates among `in` (1 or 0 for each candidate of the contest) whom a ballot names first:
/// several where they are level, none where it names none of them. `group` is filled ascending.
void first_group(std::span<const Preference> ranking, const std::vector<char>& in,
                 std::vector<std::size_t>& group);

/// The ballots by their first preference among the candidates who continue.
///
///   3 ballots A > B, 1 ballot B = C, A excluded   ->   B 3 1/2, C 1/2
///
/// A ballot that has several first counts for each with an equal part: the average over all orders
/// of the level candidates.
struct FirstPreferences {
  std::vector<Ratio> votes;    // of each candidate of the contest
  Ratio non_transferable = 0;  // ballots that name nobody who continues
};
FirstPreferences first_preferences(const Profile& profile, const std::vector<char>& continuing);

}  // namespace toadlane::elections
