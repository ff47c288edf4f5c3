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
///   rounded_money(25/2 cents, usd, half_up)  ->  0.13
Money rounded_money(const Ratio& units, Currency currency, Rounding how);

/// "half up"; and back, nothing for an unknown name.
std::string_view name_of(Rounding how);
std::optional<Rounding> rounding_named(std::string_view name);

}  // namespace toadlane
