#include "engine/number/integer.h"

#include <bit>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <numeric>

#include "engine/base/invariant.h"

namespace toadlane {
namespace {

using Cpp = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>,
                                          boost::multiprecision::et_off>;

constexpr std::int64_t int64_min = std::numeric_limits<std::int64_t>::min();
constexpr std::size_t characters_max = 10'000;

std::uint64_t magnitude_of(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

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

const Integer::Big& Integer::big(Big& room) const {
  if (big_) return *big_;
  room.value = small_;
  return room;
}

Integer Integer::of(uint128 value) {
  const auto small = static_cast<std::int64_t>(value);
  if (small >= 0 && static_cast<uint128>(small) == value) return small;
  return of(Big{Cpp(value)});
}

Integer Integer::of(int128 value) {
  const auto small = static_cast<std::int64_t>(value);
  if (small == value) return small;
  return of(Big{Cpp(value)});
}

std::optional<Integer> Integer::parse(std::string_view text) {
  if (text.size() > characters_max) return std::nullopt;
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
  Integer::Big a_room;
  Integer::Big b_room;
  return Integer::of(Integer::Big{a.big(a_room).value + b.big(b_room).value});
}

Integer operator-(const Integer& a, const Integer& b) {
  std::int64_t difference = 0;
  if (!a.big_ && !b.big_ && !__builtin_sub_overflow(a.small_, b.small_, &difference))
    return difference;
  Integer::Big a_room;
  Integer::Big b_room;
  return Integer::of(Integer::Big{a.big(a_room).value - b.big(b_room).value});
}

Integer operator*(const Integer& a, const Integer& b) {
  std::int64_t product = 0;
  if (!a.big_ && !b.big_ && !__builtin_mul_overflow(a.small_, b.small_, &product)) return product;
  Integer::Big a_room;
  Integer::Big b_room;
  return Integer::of(Integer::Big{a.big(a_room).value * b.big(b_room).value});
}

Integer::Division Integer::divided_with_rest(const Integer& b) const {
  invariant(b.sign() != 0, "division by zero");
  const bool fits = !big_ && !b.big_ && !(small_ == int64_min && b.small_ == -1);
  if (fits) {
    const std::int64_t quotient = small_ / b.small_;
    const std::int64_t rest = small_ % b.small_;
    const bool too_high = rest != 0 && (rest < 0) != (b.small_ < 0);
    return too_high ? Division{quotient - 1, rest + b.small_} : Division{quotient, rest};
  }
  Big a_room;
  Big b_room;
  const Cpp& divisor = b.big(b_room).value;
  Cpp quotient;
  Cpp rest;
  boost::multiprecision::divide_qr(big(a_room).value, divisor, quotient, rest);
  if (rest.sign() != 0 && rest.sign() != divisor.sign()) {
    quotient -= 1;
    rest += divisor;
  }
  return {of(Big{std::move(quotient)}), of(Big{std::move(rest)})};
}

Integer Integer::divided_down(const Integer& b) const {
  return divided_with_rest(b).quotient;
}

Integer Integer::remainder_down(const Integer& b) const {
  return divided_with_rest(b).remainder;
}

bool operator==(const Integer& a, const Integer& b) {
  if (!a.big_ && !b.big_) return a.small_ == b.small_;
  return a.big_ && b.big_ && a.big_->value == b.big_->value;
}

std::strong_ordering operator<=>(const Integer& a, const Integer& b) {
  if (!a.big_ && !b.big_) return a.small_ <=> b.small_;
  Integer::Big a_room;
  Integer::Big b_room;
  return a.big(a_room).value.compare(b.big(b_room).value) <=> 0;
}

int Integer::sign() const {
  if (big_) return big_->value.sign();
  return (small_ > 0) - (small_ < 0);
}

std::size_t Integer::bits() const {
  if (!big_) return static_cast<std::size_t>(std::bit_width(magnitude_of(small_)));
  return static_cast<std::size_t>(boost::multiprecision::msb(abs(big_->value))) + 1;
}

std::string Integer::text() const {
  return big_ ? big_->value.str() : std::to_string(small_);
}

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
  if (!a.big_ && !b.big_)
    return Integer::of(uint128{std::gcd(magnitude_of(a.small_), magnitude_of(b.small_))});
  Integer::Big a_room;
  Integer::Big b_room;
  using boost::multiprecision::gcd;
  return Integer::of(Integer::Big{gcd(a.big(a_room).value, b.big(b_room).value)});
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
