#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "engine/number/integer.h"

namespace toadlane {

/// An exact fraction in lowest terms with a positive denominator. There is no way in from floating
/// point: 0.1 is not a tenth, "0.1" is.
///
///   Ratio::of(6, 4).text()  ->  "3/2"        Ratio::of(1, 3) * 3 == Ratio(1)
class Ratio {
 public:
  Ratio() = default;
  Ratio(Integer whole) : numerator_(std::move(whole)) {}
  Ratio(std::int64_t whole) : numerator_(whole) {}
  Ratio(int whole) : numerator_(whole) {}
  Ratio(double) = delete;
  Ratio(float) = delete;
  Ratio(bool) = delete;
  Ratio(char) = delete;
  /// The denominator is not zero (an invariant).
  static Ratio of(Integer numerator, Integer denominator);

  [[nodiscard]] const Integer& numerator() const { return numerator_; }
  [[nodiscard]] const Integer& denominator() const { return denominator_; }

  friend Ratio operator+(const Ratio& a, const Ratio& b);
  friend Ratio operator-(const Ratio& a, const Ratio& b);
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend Ratio operator/(const Ratio& a, const Ratio& b);  // b is not zero (an invariant)
  Ratio operator-() const { return Ratio(0) - *this; }
  Ratio& operator+=(const Ratio& b) { return *this = *this + b; }
  Ratio& operator-=(const Ratio& b) { return *this = *this - b; }

  friend bool operator==(const Ratio& a, const Ratio& b) = default;
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);

  [[nodiscard]] int sign() const { return numerator_.sign(); }
  [[nodiscard]] bool is_whole() const { return denominator_ == Integer(1); }
  [[nodiscard]] Integer floor() const { return numerator_.divided_down(denominator_); }
  [[nodiscard]] Integer ceiling() const { return -(-numerator_).divided_down(denominator_); }
  /// The canonical text for storage, hashing and certificates: "7/10", "-3/2", "4".
  [[nodiscard]] std::string text() const;

 private:
  Integer numerator_ = 0;
  Integer denominator_ = 1;
};

/// The number as a person reads it: a terminating decimal of at most 12 places as such ("0.125",
/// "1800"), anything else as a fraction ("2/37").
std::string plain_text(const Ratio& ratio);

/// As a percentage when that terminates within 6 places ("12.5%"), else as a fraction.
std::string percent_text(const Ratio& ratio);

}  // namespace toadlane
