#include "engine/number/rounding.h"

#include <array>
#include <utility>

#include "engine/base/invariant.h"

namespace toadlane {
namespace {

constexpr std::array names{
    std::pair{Rounding::down, std::string_view("down")},
    std::pair{Rounding::up, std::string_view("up")},
    std::pair{Rounding::toward_zero, std::string_view("toward zero")},
    std::pair{Rounding::half_up, std::string_view("half up")},
    std::pair{Rounding::half_even, std::string_view("half even")},
};

// A value that is not negative, rounded to the nearest; a half goes up, or to the even one.
Integer nearest(const Ratio& value, bool half_to_even) {
  const Integer below = value.floor();
  const Ratio beyond = value - Ratio(below);
  const Ratio half = Ratio::of(1, 2);
  if (beyond < half) return below;
  if (beyond > half || !half_to_even) return below + 1;
  return below.remainder_down(2).sign() == 0 ? below : below + 1;
}

}  // namespace

Integer rounded(const Ratio& value, Rounding how) {
  const bool negative = value.sign() < 0;
  const Ratio magnitude = negative ? -value : value;
  const auto signed_again = [&](const Integer& whole) { return negative ? -whole : whole; };
  switch (how) {
    case Rounding::down: return value.floor();
    case Rounding::up: return value.ceiling();
    case Rounding::toward_zero: return signed_again(magnitude.floor());
    case Rounding::half_up: return signed_again(nearest(magnitude, false));
    case Rounding::half_even: return signed_again(nearest(magnitude, true));
  }
  broken_invariant("a named rounding");
}

Money rounded_money(const Ratio& units, Currency currency, Rounding how) {
  const Integer minor = rounded(units * Ratio(Integer(currency.minor_per_unit())), how);
  const auto fits = minor.to_int64();
  invariant(fits.has_value(), "a rounded amount in range");
  return Money::of_minor(*fits, currency);
}

std::string_view name_of(Rounding how) {
  for (const auto& [rounding, name] : names)
    if (rounding == how) return name;
  broken_invariant("a named rounding");
}

std::optional<Rounding> rounding_named(std::string_view name) {
  for (const auto& [rounding, known] : names)
    if (known == name) return rounding;
  return std::nullopt;
}

}  // namespace toadlane
