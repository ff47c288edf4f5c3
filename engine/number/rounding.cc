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

}  // namespace

Integer rounded(const Ratio& value, Rounding how) {
  const bool negative = value.sign() < 0;
  const auto [quotient, remainder] =
      value.numerator().magnitude().divided_with_rest(value.denominator());
  const bool odd = quotient.remainder_down(2).sign() != 0;
  const Integer magnitude =
      goes_up(how, negative, odd, remainder, value.denominator()) ? quotient + 1 : quotient;
  return negative ? -magnitude : magnitude;
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
