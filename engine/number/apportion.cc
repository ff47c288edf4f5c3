#include "engine/number/apportion.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/base/invariant.h"
#include "engine/base/text.h"
#include "engine/number/rounding.h"

namespace toadlane {
namespace {

constexpr std::array apportionments{
    std::pair{Apportionment::largest_remainder, std::string_view("largest remainder")},
    std::pair{Apportionment::half_up_residue, std::string_view("half up")},
    std::pair{Apportionment::truncate_residue, std::string_view("toward zero")},
    std::pair{Apportionment::half_up_residue_to_largest,
              std::string_view("half up, residue to the largest share")},
    std::pair{Apportionment::whole_units, std::string_view("whole units")},
};

Integer sum_of(std::span<const Integer> numbers) {
  Integer sum = 0;
  for (const Integer& number : numbers) sum += number;
  return sum;
}

std::vector<Integer> whole_weights_of(std::span<const Share> shares) {
  std::vector<Ratio> weights;
  weights.reserve(shares.size());
  for (const Share& share : shares) weights.push_back(share.weight);
  return whole_weights(weights);
}

Earlier member_order(std::span<const Share> shares) {
  return [shares](std::size_t a, std::size_t b) {
    return number_order(shares[a].member, shares[b].member);
  };
}

// Each exact share rounded by itself; the parts may miss the pool by some units.
std::vector<Integer> rounded_alone(const Integer& pool, std::span<const Integer> weights,
                                   Rounding how) {
  const Integer all = sum_of(weights);
  invariant(all.sign() > 0 || pool.sign() == 0, "a pool is divided by a positive weight");
  std::vector<Integer> parts(weights.size(), 0);
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i].sign() > 0) parts[i] = rounded(Ratio::of(pool * weights[i], all), how);
  return parts;
}

// Whose weight is the largest; of equal ones, the one with the lowest member number.
std::optional<std::size_t> largest_of(std::span<const Integer> weights, const Earlier& earlier) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i].sign() == 0) continue;
    if (!best || weights[i] > weights[*best] || (weights[i] == weights[*best] && earlier(i, *best)))
      best = i;
  }
  return best;
}

Apportioned negated(Apportioned result) {
  for (Integer& part : result.parts) part = -part;
  result.residue = -result.residue;
  return result;
}

}  // namespace

std::string_view name_of(Apportionment how) {
  for (const auto& [apportionment, name] : apportionments)
    if (apportionment == how) return name;
  broken_invariant("a named apportionment");
}

std::optional<Apportionment> apportionment_named(std::string_view name) {
  for (const auto& [apportionment, known] : apportionments)
    if (known == name) return apportionment;
  return std::nullopt;
}

bool leaves_residue(Apportionment how) {
  switch (how) {
    case Apportionment::half_up_residue:
    case Apportionment::truncate_residue:
    case Apportionment::whole_units:
      return true;
    case Apportionment::largest_remainder:
    case Apportionment::half_up_residue_to_largest:
      return false;
  }
  broken_invariant("a named apportionment");
}

std::vector<Integer> whole_weights(std::span<const Ratio> weights) {
  Integer denominator = 1;
  for (const Ratio& weight : weights)
    if (!weight.is_whole()) denominator = lcm(denominator, weight.denominator());
  std::vector<Integer> whole;
  whole.reserve(weights.size());
  Integer common = 0;
  for (const Ratio& weight : weights) {
    invariant(weight.sign() >= 0, "a weight is not negative");
    whole.push_back(weight.numerator() * denominator.divided_down(weight.denominator()));
    if (common != Integer(1)) common = gcd(common, whole.back());
  }
  if (common > Integer(1))
    for (Integer& weight : whole) weight = weight.divided_down(common);
  return whole;
}

WholeParts apportion_whole(const Integer& pool, std::span<const Integer> weights,
                           const Earlier& earlier, const std::optional<Ratio>& exact_pool) {
  invariant(pool.sign() >= 0, "a pool of whole parts is not negative");
  const Integer all = sum_of(weights);
  invariant(all.sign() > 0 || pool.sign() == 0, "a pool is divided by a positive weight");
  WholeParts result{std::vector<Integer>(weights.size(), 0), {}};
  if (pool.sign() == 0) return result;

  std::vector<Integer> remainders(weights.size(), 0);
  std::vector<std::size_t> waiting;  // who is not given their exact share yet
  const Integer above = exact_pool ? exact_pool->numerator() : pool;
  const Integer divisor = exact_pool ? all * exact_pool->denominator() : all;
  Integer left = pool;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    invariant(weights[i].sign() >= 0, "a weight is not negative");
    const Integer product = above * weights[i];
    result.parts[i] = product.divided_down(divisor);
    remainders[i] = product - result.parts[i] * divisor;
    left -= result.parts[i];
    if (remainders[i].sign() > 0) waiting.push_back(i);
  }

  const auto more = static_cast<std::size_t>(left.to_int64().value());
  invariant(left.sign() >= 0 && more <= waiting.size(), "fewer units are left than members wait");
  const auto before = [&](std::size_t a, std::size_t b) {
    if (const auto order = remainders[a] <=> remainders[b]; order != 0) return order > 0;
    if (const auto order = weights[a] <=> weights[b]; order != 0) return order > 0;
    if (earlier(a, b)) return true;
    return !earlier(b, a) && a < b;
  };
  std::sort(waiting.begin(), waiting.end(), before);
  waiting.resize(more);
  std::sort(waiting.begin(), waiting.end());
  for (const std::size_t i : waiting) result.parts[i] += 1;
  result.topped_up = std::move(waiting);
  return result;
}

std::vector<Integer> apportion(const Integer& pool, std::span<const Share> shares) {
  std::vector<Integer> parts =
      apportion_whole(pool.magnitude(), whole_weights_of(shares), member_order(shares)).parts;
  if (pool.sign() < 0)
    for (Integer& part : parts) part = -part;
  return parts;
}

std::vector<Money> apportion(Money pool, std::span<const Share> shares) {
  std::vector<Money> parts;
  parts.reserve(shares.size());
  for (const Integer& part : apportion(Integer(pool.minor()), shares))
    parts.push_back(Money::of_minor(part.to_int64().value(), pool.currency()));
  return parts;
}

Apportioned apportion(const Integer& pool, std::span<const Share> shares, Apportionment how,
                      const Integer& minor_per_unit) {
  if (pool.sign() < 0) return negated(apportion(-pool, shares, how, minor_per_unit));
  const std::vector<Integer> weights = whole_weights_of(shares);
  const Earlier earlier = member_order(shares);
  Apportioned result;
  switch (how) {
    case Apportionment::largest_remainder:
      result.parts = apportion_whole(pool, weights, earlier).parts;
      break;
    case Apportionment::half_up_residue:
    case Apportionment::half_up_residue_to_largest:
      result.parts = rounded_alone(pool, weights, Rounding::half_up);
      break;
    case Apportionment::truncate_residue:
      result.parts = rounded_alone(pool, weights, Rounding::toward_zero);
      break;
    case Apportionment::whole_units:
      invariant(minor_per_unit.sign() > 0, "a whole unit has minor units");
      result.parts = apportion_whole(pool.divided_down(minor_per_unit), weights, earlier).parts;
      for (Integer& part : result.parts) part *= minor_per_unit;
      break;
  }
  result.residue = pool - sum_of(result.parts);
  if (how == Apportionment::half_up_residue_to_largest && result.residue.sign() != 0) {
    result.parts[largest_of(weights, earlier).value()] += result.residue;
    result.residue = 0;
  }
  return result;
}

}  // namespace toadlane
