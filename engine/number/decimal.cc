#include "engine/number/decimal.h"

#include "engine/base/text.h"

namespace toadlane {
namespace {

constexpr std::size_t digits_max = 40;

template <class Number>
Parsed<Number> refused(NumberFault fault) {
  return {std::nullopt, fault};
}

// What is wrong with a text that holds a character no number has.
NumberFault fault_of(std::string_view text) {
  bool digit = false;
  bool other = false;
  bool comma = false;
  bool exponent = false;
  for (const char c : text) {
    digit = digit || is_digit(c);
    comma = comma || c == ',';
    exponent = exponent || c == 'e' || c == 'E';
    other = other || !(is_digit(c) || c == ',' || c == '.' || c == '_' || c == '-' || c == '+' ||
                       c == 'e' || c == 'E' || c == ' ' || c == '\'');
  }
  if (!digit || other) return NumberFault::not_a_number;
  if (comma) return NumberFault::comma;
  return exponent ? NumberFault::exponent : NumberFault::not_a_number;
}

}  // namespace

Ratio Decimal::ratio() const {
  return Ratio::of(unscaled, power_of_ten(places));
}

Parsed<Decimal> parse_decimal(std::string_view text) {
  if (text.empty()) return refused<Decimal>(NumberFault::empty);
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  Integer unscaled = 0;
  std::int64_t chunk = 0;  // the digits read since `unscaled` was last brought up to date
  std::int64_t chunk_scale = 1;
  unsigned places = 0;
  std::size_t digits = 0;
  bool dot = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    const bool between =
        i > 0 && is_digit(rest[i - 1]) && i + 1 < rest.size() && is_digit(rest[i + 1]);
    if (c == '.') {
      if (dot || !between) return refused<Decimal>(NumberFault::dots);
      dot = true;
    } else if (c == '_') {
      if (!between) return refused<Decimal>(NumberFault::underscore);
    } else if (is_digit(c)) {
      if (++digits > digits_max) return refused<Decimal>(NumberFault::too_long);
      chunk = chunk * 10 + (c - '0');
      chunk_scale *= 10;
      if (dot) ++places;
      if (chunk_scale == 1'000'000'000'000'000'000) {
        unscaled = unscaled * Integer(chunk_scale) + Integer(chunk);
        chunk = 0;
        chunk_scale = 1;
      }
    } else {
      return refused<Decimal>(fault_of(text));
    }
  }
  if (digits == 0) return refused<Decimal>(NumberFault::not_a_number);
  unscaled = unscaled * Integer(chunk_scale) + Integer(chunk);
  return {Decimal{negative ? -unscaled : unscaled, places}, {}};
}

Parsed<Ratio> parse_ratio(std::string_view text) {
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);
  const Ratio unit = percent ? Ratio::of(1, 100) : Ratio(1);
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const Parsed<Decimal> decimal = parse_decimal(text);
    if (!decimal.number) return refused<Ratio>(decimal.fault);
    return {decimal.number->ratio() * unit, {}};
  }
  const Parsed<Decimal> above = parse_decimal(text.substr(0, slash));
  const Parsed<Decimal> below = parse_decimal(text.substr(slash + 1));
  if (!above.number) return refused<Ratio>(above.fault);
  if (!below.number) return refused<Ratio>(below.fault);
  if (below.number->unscaled.sign() == 0) return refused<Ratio>(NumberFault::zero_divisor);
  if (below.number->unscaled.sign() < 0) return refused<Ratio>(NumberFault::not_a_number);
  return {above.number->ratio() / below.number->ratio() * unit, {}};
}

std::string_view advice_for(NumberFault fault) {
  switch (fault) {
    case NumberFault::empty:
      return "write a number; write 0 if there is none";
    case NumberFault::not_a_number:
      return "write digits with a dot for the decimals, as in 1234.50";
    case NumberFault::comma:
      return "a comma can mean thousands or decimals; write 1234.50, with a dot for the decimals "
             "and no mark between thousands";
    case NumberFault::exponent:
      return "write the number out, as in 100000";
    case NumberFault::dots:
      return "write one dot at most, with digits on both sides, as in 0.50";
    case NumberFault::underscore:
      return "put underscores only between digits, as in 1_000.00";
    case NumberFault::zero_divisor:
      return "a fraction cannot have 0 below the line";
    case NumberFault::too_long:
      return "write a smaller number: at most 18 digits in an amount of money, 40 in others";
  }
  return "";
}

}  // namespace toadlane
