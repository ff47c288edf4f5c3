#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/number/wide.h"

namespace toadlane {

/// A whole number of any size. Small ones live in 64 bits, the others in a big integer that never
/// shows here. There is no way in from floating point, and none out to a narrower type that could
/// lose digits without saying so.
///
///   Integer(7).divided_down(-2)  ->  -4        Integer::parse("1_000")  ->  1000
class Integer {
 public:
  Integer() = default;
  Integer(std::int64_t value) : small_(value) {}
  Integer(int value) : small_(value) {}
  Integer(double) = delete;
  Integer(float) = delete;
  Integer(bool) = delete;
  Integer(char) = delete;
  static Integer of(uint128 value);
  static Integer of(int128 value);

  /// Digits and single underscores between digits, with an optional leading minus; "010" is ten.
  /// At most 10,000 characters.
  static std::optional<Integer> parse(std::string_view text);

  friend Integer operator+(const Integer& a, const Integer& b);
  friend Integer operator-(const Integer& a, const Integer& b);
  friend Integer operator*(const Integer& a, const Integer& b);
  Integer operator-() const { return Integer(0) - *this; }
  Integer& operator+=(const Integer& b) { return *this = *this + b; }
  Integer& operator-=(const Integer& b) { return *this = *this - b; }
  Integer& operator*=(const Integer& b) { return *this = *this * b; }

  /// Division rounded toward minus infinity, and what it leaves: a = q*b + r, r with b's sign.
  /// The divisor is not zero (an invariant).
  [[nodiscard]] Integer divided_down(const Integer& b) const;
  [[nodiscard]] Integer remainder_down(const Integer& b) const;
  struct Division;
  [[nodiscard]] Division divided_with_rest(const Integer& b) const;

  friend bool operator==(const Integer& a, const Integer& b);
  friend std::strong_ordering operator<=>(const Integer& a, const Integer& b);

  [[nodiscard]] int sign() const;  // -1, 0, 1
  [[nodiscard]] Integer magnitude() const { return sign() < 0 ? -*this : *this; }
  /// Bits of the magnitude: 0 for 0, 3 for 7.
  [[nodiscard]] std::size_t bits() const;
  [[nodiscard]] std::string text() const;
  /// The value when it fits; nothing otherwise, never a cut or a saturated one.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const;
  [[nodiscard]] std::optional<uint128> to_uint128() const;

 private:
  struct Big;
  static Integer of(Big value);
  // The big form: the one held, or `room`, filled.
  const Big& big(Big& room) const;

  std::int64_t small_ = 0;
  std::shared_ptr<const Big> big_;  // set only when the value does not fit in 64 bits

  friend Integer gcd(const Integer& a, const Integer& b);
};

/// Both halves of a division rounded toward minus infinity.
struct Integer::Division {
  Integer quotient;
  Integer remainder;
};

/// The greatest common divisor, never negative; gcd(0, 0) is 0.
Integer gcd(const Integer& a, const Integer& b);
/// The least common multiple, never negative; 0 when either is 0.
Integer lcm(const Integer& a, const Integer& b);
/// 10^exponent.
Integer power_of_ten(unsigned exponent);

}  // namespace toadlane
