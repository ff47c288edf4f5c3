#pragma once

#include <cstdint>

#include "engine/base/invariant.h"
#include "engine/number/wide.h"

namespace toadlane {

/// floor(x * multiplier / divisor) and the exact remainder, for many x at a time: one
/// multiplication guesses the quotient from a reciprocal made once, whole numbers correct it.
///
///   ScaledDivision(10000, 7, 4).of(1)  ->  quotient 1428, remainder 4
///
/// Asks (invariants) for 0 < divisor < 2^126, multiplier < 2^63, and quotients up to 2^63, that is
/// x_max * multiplier <= 2^63 * divisor.
///
/// Why it is exact. Let d be `dropped_bits_`, chosen so that x >> d fits 64 bits, and R =
/// floor(multiplier * 2^(d+s) / divisor) < 2^64, with s as large as that and 127 allow. The guess
/// is g = floor((x >> d) * R / 2^s). All three roundings are down, so g <= q. Cutting R costs less
/// than (x >> d) / 2^s: at most q / 2^62 <= 2, for R has 63 bits or more, or next to nothing when s
/// is 127. Cutting x costs less than 2^d * multiplier / divisor, at most q_max / 2^63 <= 1, for
/// then x_max has d + 64 bits. The last floor costs less than 1. So q - g is at most 3, and the
/// remainder for g is under 4 * divisor < 2^128: computed modulo 2^128 it is the true one, even
/// though x * multiplier may be longer than that.
class ScaledDivision {
 public:
  ScaledDivision(std::uint64_t multiplier, uint128 divisor, uint128 x_max);

  template <class Word>
  struct Result {
    std::uint64_t quotient;
    Word remainder;
  };

  /// x <= x_max (not checked: the caller's bound proves it). In words of 64 bits, which are faster,
  /// only when `short_words()`.
  template <class Word>
  [[nodiscard]] Result<Word> of(Word x) const {
    const auto divisor = static_cast<Word>(divisor_);
    const auto leading = static_cast<std::uint64_t>(x >> dropped_bits_);
    auto quotient = static_cast<std::uint64_t>(uint128{leading} * reciprocal_ >> shift_);
    Word remainder = x * multiplier_ - divisor * quotient;
    while (remainder >= divisor) {
      remainder -= divisor;
      ++quotient;
    }
    return {quotient, remainder};
  }

  /// Whether 4 * divisor < 2^64 and x fits 64 bits: then the argument above holds modulo 2^64.
  [[nodiscard]] bool short_words() const { return divisor_ >> 62U == 0 && dropped_bits_ == 0; }
  [[nodiscard]] uint128 divisor() const { return divisor_; }

 private:
  uint128 divisor_;
  std::uint64_t multiplier_;
  std::uint64_t reciprocal_ = 0;
  unsigned dropped_bits_ = 0;
  unsigned shift_ = 0;
};

/// Bits of a number: 0 for 0, 3 for 7.
unsigned bits_of(uint128 value);

}  // namespace toadlane
