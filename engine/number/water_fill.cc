#include "engine/number/water_fill.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "engine/number/apportion.h"

namespace toadlane {
namespace {

// A vessel in whole units. The part is between floor and cap.
struct Limits {
  Integer weight;
  Integer floor;
  std::optional<Integer> cap;
};

// The level above/below at which a member leaves the floor (the pool's rise gains the weight) or
// reaches the cap (it loses it).
struct Turn {
  Integer above;
  Integer below;
  std::size_t member = 0;
  bool at_cap = false;
};

std::vector<Limits> limits_of(std::span<const Vessel> vessels) {
  std::vector<Ratio> weights;
  weights.reserve(vessels.size());
  for (const Vessel& vessel : vessels) weights.push_back(vessel.weight);
  const std::vector<Integer> whole = whole_weights(weights);
  std::vector<Limits> limits;
  limits.reserve(vessels.size());
  for (std::size_t i = 0; i < vessels.size(); ++i) {
    Limits limit{whole[i], 0, std::nullopt};
    if (vessels[i].floor) limit.floor = std::max(Integer(0), vessels[i].floor->ceiling());
    if (vessels[i].cap) {
      invariant(vessels[i].cap->sign() >= 0, "a cap is not negative");
      limit.cap = vessels[i].cap->floor();
      limit.floor = std::min(limit.floor, *limit.cap);
    }
    limits.push_back(std::move(limit));
  }
  return limits;
}

std::vector<Turn> turns_of(std::span<const Limits> limits) {
  std::vector<Turn> turns;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Limits& limit = limits[i];
    if (limit.weight.sign() == 0) continue;
    turns.push_back({limit.floor, limit.weight, i, false});
    if (limit.cap) turns.push_back({*limit.cap, limit.weight, i, true});
  }
  std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) {
    if (const auto order = a.above * b.below <=> b.above * a.below; order != 0) return order < 0;
    return a.member != b.member ? a.member < b.member : !a.at_cap && b.at_cap;
  });
  return turns;
}

// The level at which the parts are the pool; nothing when every cap is reached before. At a level
// the parts sum to `fixed` (those at a limit) + `rising` * level (the weights of all others).
std::optional<Ratio> level_of(const Integer& pool, std::span<const Limits> limits) {
  Integer fixed = 0;
  Integer rising = 0;
  for (const Limits& limit : limits) fixed += limit.floor;
  for (const Turn& turn : turns_of(limits)) {
    if (fixed * turn.below + rising * turn.above >= pool * turn.below)
      return rising.sign() == 0 ? Ratio::of(turn.above, turn.below)
                                : Ratio::of(pool - fixed, rising);
    const Limits& limit = limits[turn.member];
    fixed += turn.at_cap ? *limit.cap : -limit.floor;
    rising += turn.at_cap ? -limit.weight : limit.weight;
  }
  if (rising.sign() > 0) return Ratio::of(pool - fixed, rising);
  if (fixed == pool) return Ratio(0);
  return std::nullopt;
}

// Everyone at the same limit: the floor or, when no level is given, the highest part there is.
WaterFill at_limits(const Integer& pool, std::span<const Limits> limits, Filling outcome) {
  WaterFill fill{outcome, {}, {}, pool};
  for (const Limits& limit : limits) {
    const bool at_cap = outcome == Filling::caps_reached && limit.weight.sign() > 0;
    fill.parts.push_back(at_cap ? limit.cap.value() : limit.floor);
    fill.exact.emplace_back(fill.parts.back());
    fill.excess -= fill.parts.back();
  }
  return fill;
}

// Those strictly between their limits divide by weight what the others leave.
WaterFill at_level(const Integer& pool, std::span<const Limits> limits, const Ratio& level,
                   std::span<const Vessel> vessels) {
  WaterFill fill;
  fill.excess = 0;
  fill.parts.resize(limits.size());
  std::vector<std::size_t> between;
  std::vector<Integer> weights;
  Integer left = pool;
  Integer all = 0;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Limits& limit = limits[i];
    const Integer risen = level.numerator() * limit.weight;
    if (risen <= limit.floor * level.denominator()) {
      fill.parts[i] = limit.floor;
    } else if (limit.cap && risen >= *limit.cap * level.denominator()) {
      fill.parts[i] = *limit.cap;
    } else {
      between.push_back(i);
      weights.push_back(limit.weight);
      all += limit.weight;
      continue;
    }
    left -= fill.parts[i];
  }
  const WholeParts shared = apportion_whole(left, weights, [&](std::size_t a, std::size_t b) {
    return number_order(vessels[between[a]].member, vessels[between[b]].member);
  });
  fill.exact.assign(fill.parts.begin(), fill.parts.end());
  for (std::size_t k = 0; k < between.size(); ++k) {
    fill.parts[between[k]] = shared.parts[k];
    fill.exact[between[k]] = Ratio::of(left * weights[k], all);
  }
  return fill;
}

}  // namespace

WaterFill water_fill(const Integer& pool, std::span<const Vessel> vessels) {
  invariant(pool.sign() >= 0, "a pool that fills vessels is not negative");
  const std::vector<Limits> limits = limits_of(vessels);
  Integer floors = 0;
  for (const Limits& limit : limits) floors += limit.floor;
  if (floors > pool) return at_limits(pool, limits, Filling::floors_exceed_pool);
  const std::optional<Ratio> level = level_of(pool, limits);
  if (!level) return at_limits(pool, limits, Filling::caps_reached);
  return at_level(pool, limits, *level, vessels);
}

}  // namespace toadlane
