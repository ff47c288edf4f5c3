#include "service/render/csv_cells.h"

#include "engine/base/invariant.h"

namespace toadlane::render {
namespace {

constexpr auto powers_of_ten = [] {
  std::array<std::uint64_t, 19> all{1};
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
  return all;
}();

// 1 for 0 and 9, 2 for 10: the logarithm from the number of bits (1233/4096 is nearly log 2).
unsigned digits_in(std::uint64_t value) {
  value |= 1U;
  const auto guess = static_cast<unsigned>(std::bit_width(value)) * 1233U >> 12U;
  if (guess >= powers_of_ten.size()) return guess;  // up to 2^63, which has 19
  return guess + (value >= powers_of_ten[guess] ? 1 : 0);
}

// The last `count` digits of `value`, leading zeros included; where they end.
char* put_digits(char* at, std::uint64_t value, unsigned count) {
  for (unsigned left = count; left > 0; --left, value /= 10)
    at[left - 1] = static_cast<char>('0' + value % 10);
  return at + count;
}

}  // namespace

char* put_any_decimal(char* at, std::int64_t scaled, unsigned places) {
  invariant(places <= 18, "a number has at most 18 decimals");
  std::uint64_t magnitude = static_cast<std::uint64_t>(scaled);
  if (scaled < 0) {
    *at++ = '-';
    magnitude = 0 - magnitude;
  }
  const std::uint64_t unit = powers_of_ten[places];
  const std::uint64_t whole = magnitude / unit;
  at = put_digits(at, whole, digits_in(whole));
  if (places == 0) return at;
  *at++ = '.';
  return put_digits(at, magnitude - whole * unit, places);
}

char* put_odd_text(char* at, std::string_view text) {
  const bool formula = cells::looks_like_formula(text);
  const bool quotes = cells::any_needs_quotes(text);
  if (quotes) *at++ = '"';
  if (formula) *at++ = '\'';
  for (const char c : text) {
    if (c == '"') *at++ = '"';
    *at++ = c;
  }
  if (quotes) *at++ = '"';
  return at;
}

}  // namespace toadlane::render
