#pragma once

#include <cstddef>
#include <vector>

#include "engine/elections/contest.h"
#include "engine/elections/profile.h"
#include "engine/number/ratio.h"

namespace toadlane::elections {

/// 1 for each candidate who stands, 0 for those withdrawn.
std::vector<char> standing_in(const Contest& contest);

/// Marks without order: the level first preferences of each ballot among those who stand.
///
///   3 ballots A = B, 1 ballot B   ->   A 3, B 4
struct Marks {
  std::vector<Ratio> votes;  // of each candidate of the contest
  uint128 overmarked = 0;    // ballots with more marks than allowed: not in the votes
};
Marks count_marks(const Contest& contest, const Profile& profile, std::size_t marks_max);

}  // namespace toadlane::elections
