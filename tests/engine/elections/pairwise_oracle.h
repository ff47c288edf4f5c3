#pragma once

#include <algorithm>
#include <vector>

#include "tests/engine/elections/small_elections.h"

namespace toadlane::elections::small {

/// Ballots with `a` before `b`, by definition.
inline uint128 over_oracle(const Election& election, std::size_t a, std::size_t b) {
  uint128 ballots = 0;
  for (const Ballot& ballot : election.ballots)
    if (before(ballot, a, b) == Ratio(1)) ballots += ballot.weight;
  return ballots;
}

inline bool beats_oracle(const Election& election, std::size_t a, std::size_t b) {
  return over_oracle(election, a, b) > over_oracle(election, b, a);
}

/// Groups of those whom nobody left is before.
template <class Before>
std::vector<Places> layers_oracle(Places left, const Before& before) {
  std::vector<Places> layers;
  while (!left.empty()) {
    Places best;
    for (const std::size_t one : left)
      if (std::none_of(left.begin(), left.end(),
                       [&](std::size_t other) { return other != one && before(other, one); }))
        best.push_back(one);
    layers.push_back(best);
    for (const std::size_t one : best) std::erase(left, one);
    if (best.empty()) return layers;
  }
  return layers;
}

inline const std::vector<std::string> cycle{"40 0>1>2", "35 1>2>0", "25 2>0>1"};

}  // namespace toadlane::elections::small
