#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/number/ratio.h"

namespace toadlane {

/// One who shares within limits: a weight, at least `floor` and at most `cap` minor units, all
/// exact. Weight and cap are never negative (an invariant); no floor is 0, no cap is no limit.
struct Vessel {
  Ratio weight;
  std::optional<Ratio> floor;
  std::optional<Ratio> cap;
  std::string_view member;
};

enum class Filling {
  exact,              // the parts are the pool
  caps_reached,       // nobody can take more: `excess` is positive
  floors_exceed_pool  // the parts are the floors; `excess` is negative, what is missing for them
};

/// sum(parts) + excess = pool, whatever the outcome.
struct WaterFill {
  Filling outcome = Filling::exact;
  std::vector<Ratio> exact;    // before rounding to whole units
  std::vector<Integer> parts;  // within the limits, less than a unit from `exact`
  Integer excess;
};

/// Divides a pool (not negative: an invariant) by weights within limits, all at once: part i is
/// min(cap, max(floor, level * weight)) for the one level at which the parts are the pool, so that
/// whatever a cap holds back goes to all others by weight, not in passes.
///
///   100 by 60 : 30 : 10, each at most 40   ->  40, 40, 20
///
/// To whole units: floors are first rounded up and caps down, and a cap below its floor wins; then
/// those between their limits share the rest by largest remainder, with the ties of `apportion`.
/// Weight 0 gets its floor.
WaterFill water_fill(const Integer& pool, std::span<const Vessel> vessels);

}  // namespace toadlane
