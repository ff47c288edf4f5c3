#pragma once

#include <optional>
#include <string_view>

#include "engine/number/money.h"
#include "engine/number/ratio.h"

namespace toadlane {

/// The named roundings: with apportion and water_fill, the only doors from ratios to cents.
/// Each rounds a value to a whole number:
///
///              2.5  -2.5   2.4
///   down        2    -3     2     toward minus infinity
///   up          3    -2     3     toward plus infinity
///   toward zero 2    -2     2
///   half up     3    -3     2     a half away from zero
///   half even   2    -2     2     a half to the even neighbour
enum class Rounding { down, up, toward_zero, half_up, half_even };

Integer rounded(const Ratio& value, Rounding how);

/// `units` (whole currency units, exact) as money; the result must fit Money (an invariant).
///
///   rounded_money(1/8 dollars, usd, half_up)  ->  0.13
Money rounded_money(const Ratio& units, Currency currency, Rounding how);

/// The rule itself, for magnitudes: a quotient (`odd` or not) has left `remainder` of `divisor`;
/// does it go up by one? The sign is put back afterwards. Any unsigned whole type that holds 2 *
/// divisor.
template <class Whole>
constexpr bool goes_up(Rounding how, bool negative, bool odd, const Whole& remainder,
                       const Whole& divisor) {
  switch (how) {
    case Rounding::down:
      return negative && remainder != Whole(0);
    case Rounding::up:
      return !negative && remainder != Whole(0);
    case Rounding::toward_zero:
      return false;
    case Rounding::half_up:
      return remainder + remainder >= divisor;
    case Rounding::half_even:
      return remainder + remainder > divisor || (remainder + remainder == divisor && odd);
  }
  return false;
}

/// "half up"; and back, nothing for an unknown name.
std::string_view name_of(Rounding how);
std::optional<Rounding> rounding_named(std::string_view name);

}  // namespace toadlane
