#pragma once

#include <cstddef>
#include <vector>

#include "engine/elections/contest.h"
#include "engine/elections/profile.h"
#include "engine/number/wide.h"

namespace toadlane::elections {

/// On how many ballots each candidate stands before each other one.
///
///   3 ballots A > B = C, 2 ballots B   ->   A over B 3, B over A 2, A over C 3, B over C 2,
///                                           C over A 0, C over B 0
///
/// Candidates whom a ballot does not name share its last place. Level ones are before neither.
/// Who is withdrawn is left out: 0 in both directions.
class Pairwise {
 public:
  Pairwise() = default;
  explicit Pairwise(std::size_t candidates)
      : candidates_(candidates), over_(candidates * candidates) {}

  [[nodiscard]] std::size_t candidates() const { return candidates_; }
  /// Ballots with `a` before `b`.
  [[nodiscard]] uint128 over(std::size_t a, std::size_t b) const {
    return over_[a * candidates_ + b];
  }
  [[nodiscard]] bool beats(std::size_t a, std::size_t b) const { return over(a, b) > over(b, a); }
  void add(std::size_t a, std::size_t b, uint128 ballots) { over_[a * candidates_ + b] += ballots; }

 private:
  std::size_t candidates_ = 0;
  std::vector<uint128> over_;  // row by row
};

/// Compares all who stand, two by two.
Pairwise compare_pairwise(const Contest& contest, const Profile& profile);

/// Groups of the best first: those whom nobody left is before, then the same without them.
/// `before` has no cycle; it is asked for two candidates who stand.
template <class Before>
std::vector<std::vector<std::size_t>> layers_of(const Contest& contest, const Before& before) {
  std::vector<std::size_t> left;
  for (std::size_t c = 0; c < contest.candidates.size(); ++c)
    if (!contest.candidates[c].withdrawn) left.push_back(c);
  std::vector<std::vector<std::size_t>> layers;
  while (!left.empty()) {
    std::vector<std::size_t> best;
    std::vector<std::size_t> rest;
    for (const std::size_t one : left) {
      bool beaten = false;
      for (const std::size_t other : left) beaten = beaten || (other != one && before(other, one));
      (beaten ? rest : best).push_back(one);
    }
    if (best.empty()) best.swap(rest);  // only where `before` had a cycle
    layers.push_back(best);
    left.swap(rest);
  }
  return layers;
}

}  // namespace toadlane::elections
