#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/expression/amount.h"

namespace toadlane::expression {

/// How a number stands to the limit of a threshold: "at least 5", "fewer than 20".
enum class Comparator { at_least, more_than, at_most, fewer_than };

/// "at least".
std::string_view name_of(Comparator comparator);

/// Exact: does `value` stand to `limit` as the comparator says?
bool compares(const Ratio& value, Comparator comparator, const Ratio& limit);

/// How many are needed (or allowed): "at least 2/3 of votes cast", "unanimous of all members".
struct Threshold {
  enum class Kind { compared, unanimous, none };
  Kind kind = Kind::none;
  Comparator comparator = Comparator::at_least;  // of a compared one, otherwise at_least
  std::optional<Amount> amount;  // compared: the limit; unanimous: of whom, when the phrase says it
  friend bool operator==(const Threshold&, const Threshold&) = default;
};

/// Whether it bounds those against from above ("at most 2 against") and not those for from below.
inline bool limits_opposition(const Threshold& threshold) {
  return threshold.kind == Threshold::Kind::compared &&
         (threshold.comparator == Comparator::at_most ||
          threshold.comparator == Comparator::fewer_than);
}

/// "7 to 12 directors", "at least 5", "10 days": bounds with both ends included, unless
/// `open` (more than 5, fewer than 20).
struct Range {
  std::optional<Ratio> least;
  std::optional<Ratio> most;
  bool open = false;  // only with a single bound: the bound itself does not belong
  Unit unit;
  [[nodiscard]] bool holds(const Ratio& number) const;
  friend bool operator==(const Range&, const Range&) = default;
};

std::string to_text(const Threshold& threshold);
std::string to_text(const Range& range);

}  // namespace toadlane::expression
