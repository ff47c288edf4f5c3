#include "engine/number/ratio.h"

#include <algorithm>

#include "engine/base/invariant.h"

namespace toadlane {
namespace {

// The decimal text of a ratio that ends within `places_max` places; nothing otherwise.
std::optional<std::string> terminating_text(const Ratio& ratio, unsigned places_max) {
  unsigned places = 0;
  Ratio scaled = ratio;
  while (!scaled.is_whole() && places < places_max) {
    scaled = scaled * Ratio(10);
    ++places;
  }
  if (!scaled.is_whole()) return std::nullopt;
  std::string digits = scaled.numerator().magnitude().text();
  if (places > 0) {
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
  }
  return (ratio.sign() < 0 ? "-" : "") + digits;
}

}  // namespace

Ratio Ratio::of(Integer numerator, Integer denominator) {
  invariant(denominator.sign() != 0, "a fraction over zero");
  if (denominator.sign() < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Integer common = gcd(numerator, denominator);
  Ratio ratio;
  if (common == Integer(1)) {
    ratio.numerator_ = std::move(numerator);
    ratio.denominator_ = std::move(denominator);
  } else {
    ratio.numerator_ = numerator.divided_down(common);
    ratio.denominator_ = denominator.divided_down(common);
  }
  return ratio;
}

Ratio operator+(const Ratio& a, const Ratio& b) {
  if (a.denominator_ == b.denominator_)
    return Ratio::of(a.numerator_ + b.numerator_, a.denominator_);
  return Ratio::of(a.numerator_ * b.denominator_ + b.numerator_ * a.denominator_,
                   a.denominator_ * b.denominator_);
}

Ratio operator-(const Ratio& a, const Ratio& b) {
  return Ratio::of(a.numerator_ * b.denominator_ - b.numerator_ * a.denominator_,
                   a.denominator_ * b.denominator_);
}

Ratio operator*(const Ratio& a, const Ratio& b) {
  return Ratio::of(a.numerator_ * b.numerator_, a.denominator_ * b.denominator_);
}

Ratio operator/(const Ratio& a, const Ratio& b) {
  return Ratio::of(a.numerator_ * b.denominator_, a.denominator_ * b.numerator_);
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
  return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
}

std::string Ratio::text() const {
  return is_whole() ? numerator_.text() : numerator_.text() + "/" + denominator_.text();
}

std::string plain_text(const Ratio& ratio) {
  return terminating_text(ratio, 12).value_or(ratio.text());
}

std::string percent_text(const Ratio& ratio) {
  const auto percent = terminating_text(ratio * Ratio(100), 6);
  return percent ? *percent + "%" : ratio.text();
}

}  // namespace toadlane
