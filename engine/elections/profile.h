#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/number/integer.h"

namespace toadlane::elections {

/// One place of a ranking: a candidate, by their place in Contest::candidates, who stands behind
/// the one before or level with them.
class Preference {
 public:
  static constexpr std::size_t candidates_max = 0x7FFF;

  Preference() = default;
  Preference(std::size_t candidate, bool level)
      : bits_(static_cast<std::uint16_t>(candidate | (level ? level_bit : 0U))) {}

  [[nodiscard]] std::size_t candidate() const { return bits_ & candidates_max; }
  /// Equal to the preference before it: in `A = B`, B is level.
  [[nodiscard]] bool level() const { return (bits_ & level_bit) != 0; }

  friend bool operator==(Preference, Preference) = default;

 private:
  static constexpr std::uint16_t level_bit = 0x8000;
  std::uint16_t bits_ = 0;
};

/// Ranked ballots as they are counted: after overvotes, skipped ranks and repeated candidates were
/// settled by the rules of the contest. A ballot names each candidate at most once. A ballot that
/// names nobody is blank: it is in `blank` and not in the profile.
///
///   profile.add({{a, false}, {b, false}}, 52);   // 52 ballots A > B
class Profile {
 public:
  /// `weight` equal ballots; more than 0. `ranking` is not empty and its first is not level.
  void add(std::span<const Preference> ranking, std::uint64_t weight);

  /// Rankings; equal ones may stand more than once.
  [[nodiscard]] std::size_t size() const { return weights_.size(); }
  [[nodiscard]] std::span<const Preference> ranking(std::size_t index) const {
    return std::span(preferences_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
  }
  [[nodiscard]] std::uint64_t weight(std::size_t index) const { return weights_[index]; }
  /// V: the valid ballots, each with its weight.
  [[nodiscard]] const Integer& valid() const { return valid_; }
  [[nodiscard]] bool has_level() const { return has_level_; }

  std::uint64_t blank = 0;  // read and not in V: they name nobody who stands

 private:
  std::vector<Preference> preferences_;
  std::vector<std::size_t> starts_{0};
  std::vector<std::uint64_t> weights_;
  Integer valid_ = 0;
  bool has_level_ = false;
};

}  // namespace toadlane::elections
