#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/elections/contest.h"
#include "engine/elections/count_record.h"

namespace toadlane::elections {

/// The sentences that say why a method of comparisons two by two came to its order.

inline std::string count_text(uint128 ballots) {
  return Integer::of(ballots).text();
}

inline std::string name_of(const Contest& contest, std::size_t candidate) {
  return contest.candidates[candidate].name;
}

/// All who stand, but for one.
std::vector<std::size_t> standing_but(const Contest& contest, std::size_t candidate);

/// Notes who beats each of the others ("A beats each of the others: B by 60 to 40, C by 55 to 45"),
/// or that nobody does. `record.pairwise` is set.
void say_who_beats_all(const Contest& contest, CountRecord& record);

}  // namespace toadlane::elections
