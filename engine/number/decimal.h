#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/number/ratio.h"

namespace toadlane {

/// Why a text is not a number, so that the reader can say what to write instead.
enum class NumberFault {
  empty,
  not_a_number,  // letters, stray signs
  comma,         // "1,234" or "1.234,56": ambiguous, never guessed
  exponent,      // "1e5"
  dots,          // "1.2.3", "1." or ".5"
  underscore,    // "_1", "1__0", "1_"
  zero_divisor,  // "1/0"
  too_long,      // more than 40 digits
};

/// A decimal as written: unscaled digits and how many stand behind the dot.
///   "1_800.50"  ->  180050, 2 places
struct Decimal {
  Integer unscaled;
  unsigned places = 0;

  [[nodiscard]] Ratio ratio() const;
};

/// Either the number or why it is none.
template <class Number>
struct Parsed {
  std::optional<Number> number;
  NumberFault fault = NumberFault::empty;
};

/// Digits with single underscores between them, one dot with digits on both sides, an optional
/// leading minus. No plus sign, no exponent, no comma, at most 40 digits. "010" is ten.
Parsed<Decimal> parse_decimal(std::string_view text);

/// A decimal, a fraction "2/3", or either with a percent sign: "12.5%" is 1/8.
Parsed<Ratio> parse_ratio(std::string_view text);

/// What is wrong and what to write, for a person: "a comma is ambiguous; write 1234.50 with a dot
/// and no separator between thousands".
std::string_view advice_for(NumberFault fault);

}  // namespace toadlane
