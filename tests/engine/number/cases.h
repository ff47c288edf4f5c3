#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/number/apportion.h"
#include "engine/number/ratio.h"

namespace toadlane::cases {

/// How many random cases a property tries: its percentage of TOADLANE_CASES, by default of 20,000.
/// The percentages of this folder's properties add up to 100.
inline std::size_t count(std::size_t percent) {
  const char* text = std::getenv("TOADLANE_CASES");
  const std::size_t all = text != nullptr ? std::strtoull(text, nullptr, 10) : 20'000;
  return all * percent / 100 + 1;
}

/// Random numbers from a seed (splitmix64: the same everywhere). A property makes one for each case
/// from the case's number, so that a failing case can be run alone.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1844) {}

  std::uint64_t any() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  /// From 0 to below - 1.
  std::int64_t under(std::uint64_t below) { return static_cast<std::int64_t>(any() % below); }
  bool one_in(std::uint64_t chances) { return under(chances) == 0; }
  /// Whole numbers of very different lengths, from 0 up to 2^bits_max - 1, often small.
  std::int64_t of_any_length(unsigned bits_max) {
    const auto bits = static_cast<unsigned>(under(bits_max + 1));
    return bits == 0 ? 0 : static_cast<std::int64_t>(any() >> (64 - bits));
  }

 private:
  std::uint64_t state_;
};

/// Members with weights that make ties, zeros and awkward fractions likely; at least one is
/// positive.
struct Membership {
  std::vector<std::string> names;
  std::vector<Ratio> weights;

  [[nodiscard]] std::vector<Share> shares() const {
    std::vector<Share> all;
    for (std::size_t i = 0; i < names.size(); ++i) all.push_back({weights[i], names[i]});
    return all;
  }
};

inline Membership membership(Dice& dice, std::size_t members_max = 12) {
  Membership membership;
  const std::int64_t members = 1 + dice.under(members_max);
  const unsigned bits = static_cast<unsigned>(1 + dice.under(40));
  for (std::int64_t i = 0; i < members; ++i) {
    membership.names.push_back("M" + std::to_string(i + 1));
    Ratio weight(dice.of_any_length(bits));
    if (dice.one_in(3)) weight = weight / Ratio(1 + dice.of_any_length(30));
    if (i > 0 && dice.one_in(3)) weight = membership.weights[static_cast<std::size_t>(i - 1)];
    membership.weights.push_back(weight);
  }
  Ratio all = 0;
  for (const Ratio& weight : membership.weights) all += weight;
  if (all == Ratio(0)) membership.weights.front() = 1;
  return membership;
}

inline Integer sum_of(const std::vector<Integer>& numbers) {
  Integer sum = 0;
  for (const Integer& number : numbers) sum += number;
  return sum;
}

}  // namespace toadlane::cases
