#include "engine/number/integer.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <numeric>

#include "engine/base/invariant.h"

namespace toadlane {
namespace {

using Cpp = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                          boost::multiprecision::et_off>;

}  // namespace

struct Integer::Big {
  Cpp value;
};

Integer Integer::of(Big value) {
  static const Cpp least(std::numeric_limits<std::int64_t>::min());
  static const Cpp most(std::numeric_limits<std::int64_t>::max());
  Integer result;
  if (value.value >= least && value.value <= most)
    result.small_ = static_cast<std::int64_t>(value.value);
  else
    result.big_ = std::make_shared<const Big>(std::move(value));
  return result;
}

Integer::Big Integer::big() const { return big_ ? *big_ : Big{Cpp(small_)}; }

Integer Integer::of(uint128 value) { return of(Big{Cpp(value)}); }
Integer Integer::of(int128 value) { return of(Big{Cpp(value)}); }

std::optional<Integer> Integer::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.front() == '_' || text.back() == '_') return std::nullopt;
  Cpp value = 0;
  char before = '0';
  for (const char c : text) {
    if (c == '_') {
      if (before == '_') return std::nullopt;
    } else {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    before = c;
  }
  return of(Big{negative ? Cpp(-value) : value});
}

Integer operator+(const Integer& a, const Integer& b) {
  std::int64_t sum = 0;
  if (!a.big_ && !b.big_ && !__builtin_add_overflow(a.small_, b.small_, &sum)) return sum;
  return Integer::of(Integer::Big{a.big().value + b.big().value});
}

Integer operator-(const Integer& a, const Integer& b) {
  std::int64_t difference = 0;
  if (!a.big_ && !b.big_ && !__builtin_sub_overflow(a.small_, b.small_, &difference))
    return difference;
  return Integer::of(Integer::Big{a.big().value - b.big().value});
}

Integer operator*(const Integer& a, const Integer& b) {
  std::int64_t product = 0;
  if (!a.big_ && !b.big_ && !__builtin_mul_overflow(a.small_, b.small_, &product)) return product;
  return Integer::of(Integer::Big{a.big().value * b.big().value});
}

Integer Integer::divided_down(const Integer& b) const {
  invariant(b.sign() != 0, "division by zero");
  const bool fits = !big_ && !b.big_ &&
                    !(small_ == std::numeric_limits<std::int64_t>::min() && b.small_ == -1);
  if (fits) {
    const std::int64_t quotient = small_ / b.small_;
    const bool inexact = small_ % b.small_ != 0;
    return inexact && (small_ < 0) != (b.small_ < 0) ? quotient - 1 : quotient;
  }
  const Cpp n = big().value;
  const Cpp d = b.big().value;
  Cpp quotient = n / d;
  if (quotient * d != n && (n.sign() < 0) != (d.sign() < 0)) quotient -= 1;
  return of(Big{quotient});
}

Integer Integer::remainder_down(const Integer& b) const { return *this - divided_down(b) * b; }

bool operator==(const Integer& a, const Integer& b) {
  if (!a.big_ && !b.big_) return a.small_ == b.small_;
  return a.big_ && b.big_ && a.big_->value == b.big_->value;
}

std::strong_ordering operator<=>(const Integer& a, const Integer& b) {
  if (!a.big_ && !b.big_) return a.small_ <=> b.small_;
  const int order = a.big().value.compare(b.big().value);
  return order <=> 0;
}

int Integer::sign() const {
  if (big_) return big_->value.sign();
  return (small_ > 0) - (small_ < 0);
}

std::size_t Integer::bits() const {
  if (sign() == 0) return 0;
  return static_cast<std::size_t>(boost::multiprecision::msb(magnitude().big().value)) + 1;
}

std::string Integer::text() const { return big_ ? big_->value.str() : std::to_string(small_); }

std::optional<std::int64_t> Integer::to_int64() const {
  if (big_) return std::nullopt;
  return small_;
}

std::optional<uint128> Integer::to_uint128() const {
  if (sign() < 0 || bits() > 128) return std::nullopt;
  if (!big_) return static_cast<uint128>(small_);
  return static_cast<uint128>(big_->value);
}

Integer gcd(const Integer& a, const Integer& b) {
  const auto x = a.to_int64();
  const auto y = b.to_int64();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  if (x && y && *x != least && *y != least) return std::gcd(*x, *y);
  Integer big = a.magnitude();
  Integer small = b.magnitude();
  while (small.sign() != 0) {
    Integer rest = big.remainder_down(small);
    big = std::move(small);
    small = std::move(rest);
  }
  return big;
}

Integer lcm(const Integer& a, const Integer& b) {
  if (a.sign() == 0 || b.sign() == 0) return 0;
  return (a.divided_down(gcd(a, b)) * b).magnitude();
}

Integer power_of_ten(unsigned exponent) {
  Integer power = 1;
  for (unsigned i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace toadlane
