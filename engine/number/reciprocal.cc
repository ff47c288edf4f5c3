#include "engine/number/reciprocal.h"

#include <algorithm>
#include <bit>

#include "engine/number/integer.h"

namespace toadlane {
namespace {

Integer power_of_two(unsigned exponent) {
  Integer power = 1;
  for (unsigned i = 0; i < exponent; ++i) power *= 2;
  return power;
}

}  // namespace

unsigned bits_of(uint128 value) {
  const auto high = static_cast<std::uint64_t>(value >> 64U);
  const auto low = static_cast<std::uint64_t>(value);
  return static_cast<unsigned>(high != 0 ? 64 + std::bit_width(high) : std::bit_width(low));
}

ScaledDivision::ScaledDivision(std::uint64_t multiplier, uint128 divisor, uint128 x_max)
    : divisor_(divisor), multiplier_(multiplier) {
  invariant(divisor > 0 && bits_of(divisor) <= 126, "a divisor from 1 to 2^126");
  invariant(multiplier >> 63U == 0, "a multiplier under 2^63");
  const Integer factor = Integer::of(uint128{multiplier});
  const Integer whole = Integer::of(divisor);
  invariant(Integer::of(x_max) * factor <= power_of_two(63) * whole, "quotients up to 2^63");
  if (bits_of(x_max) > 64) dropped_bits_ = bits_of(x_max) - 64;

  // The reciprocal is below 2^64 when numerator * 2^shift has at most 63 bits more than `whole`.
  const Integer numerator = factor * power_of_two(dropped_bits_);
  const std::size_t most = whole.bits() + 63;
  invariant(numerator.bits() <= most, "a reciprocal that fits");
  shift_ = static_cast<unsigned>(std::min<std::size_t>(127, most - numerator.bits()));
  const Integer reciprocal = (numerator * power_of_two(shift_)).divided_down(whole);
  const auto fits = reciprocal.to_uint128();
  invariant(fits.has_value() && *fits >> 64U == 0, "a reciprocal under 2^64");
  reciprocal_ = static_cast<std::uint64_t>(*fits);
}

}  // namespace toadlane
