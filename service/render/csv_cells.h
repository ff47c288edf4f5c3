#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace toadlane::render {

/// The characters of one cell of a CSV table, put where there is room for them. What CsvWriter
/// writes; alone it is for whoever puts a whole row at once.
///
///   put_decimal(at, 180050, 2)  ->  1800.50

/// Room that any number takes: sign, 19 digits, dot, and what putting digits spoils behind them.
inline constexpr std::size_t number_bytes_max = 32;
/// Room that a text takes at most: an apostrophe, quotes around it, each quote in it doubled.
constexpr std::size_t text_bytes_max(std::string_view text) {
  return 2 * text.size() + 3;
}

/// `scaled` x 10^-places with all its places, at most 18 of them.
char* put_any_decimal(char* at, std::int64_t scaled, unsigned places);
/// A text that wants quotes or looks like a formula.
char* put_odd_text(char* at, std::string_view text);

namespace cells {

inline constexpr std::uint64_t ones = 0x0101010101010101U;
inline constexpr std::uint64_t eight_zeros = 0x3030303030303030U;  // the text "00000000"

// How a byte matters to a cell.
enum Mark : std::uint8_t { needs_quotes = 1, begins_formula = 2 };

inline constexpr auto marks = [] {
  std::array<std::uint8_t, 256> all{};
  for (const char c : std::string_view(",\"\n\r"))
    all[static_cast<unsigned char>(c)] |= needs_quotes;
  for (const char c : std::string_view("=+-@\t\r\n"))
    all[static_cast<unsigned char>(c)] |= begins_formula;
  return all;
}();

inline std::uint64_t eight_bytes(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

// Whether one of these eight bytes wants quotes. A byte that is the one looked for becomes 0, and
// only a 0 (or what stands above one) borrows into its highest bit.
inline bool any_needs_quotes(std::uint64_t bytes) {
  // All four that do are below '-', nearly all that stands in tables is not. What borrows from a
  // byte that is below may mark the one above it too, which only asks once more.
  if (((bytes - ones * '-') & ~bytes & (ones * 0x80U)) == 0) return false;
  std::uint64_t found = 0;
  for (const char c : {',', '"', '\n', '\r'}) {
    const std::uint64_t changed = bytes ^ (ones * static_cast<unsigned char>(c));
    found |= (changed - ones) & ~changed;
  }
  return (found & (ones * 0x80U)) != 0;
}

inline bool any_needs_quotes(std::string_view text) {
  if (text.size() < 8) {
    for (const char c : text)
      if ((marks[static_cast<unsigned char>(c)] & needs_quotes) != 0) return true;
    return false;
  }
  for (std::size_t i = 0; i + 8 < text.size(); i += 8)
    if (any_needs_quotes(eight_bytes(text.data() + i))) return true;
  return any_needs_quotes(eight_bytes(text.data() + text.size() - 8));
}

inline bool looks_like_formula(std::string_view text) {
  return !text.empty() && (marks[static_cast<unsigned char>(text.front())] & begins_formula) != 0;
}

// The four digits of each number below 10^4, a byte each from 0 to 9, the first in the lowest byte.
inline constexpr auto four_digits = [] {
  std::array<std::uint32_t, 10'000> all{};
  for (std::uint32_t i = 0; i < all.size(); ++i)
    all[i] = i / 1000 | i / 100 % 10 << 8U | i / 10 % 10 << 16U | i % 10 << 24U;
  return all;
}();

// The eight digits of a number below 10^8 in the same way.
inline std::uint64_t eight_digits(std::uint32_t value) {
  return four_digits[value / 10'000] | std::uint64_t{four_digits[value % 10'000]} << 32U;
}

// An amount in cents, below 100 million of them: up to six digits, the dot, two digits. Eight bytes
// are overwritten.
inline char* put_short_amount(char* at, std::uint32_t cents) {
  const std::uint64_t digits = eight_digits(cents);
  // The first bytes that are 0 are leading zeros; the one before the dot stays, be it 0 or not.
  const auto leading =
      static_cast<unsigned>(std::countr_zero(digits | std::uint64_t{1} << 40U)) / 8;
  const std::uint64_t written = digits | eight_zeros;
  const std::uint64_t whole = written >> (8 * leading);
  std::memcpy(at, &whole, sizeof whole);
  at += 6 - leading;
  const auto behind = static_cast<std::uint32_t>('.' | (written >> 48U) << 8U);
  std::memcpy(at, &behind, sizeof behind);
  return at + 3;
}

// Without a call for the short texts that tables are full of.
inline char* copy_text(char* to, std::string_view text) {
  const char* const from = text.data();
  const std::size_t size = text.size();
  if (size >= 8 && size <= 16) {
    const std::uint64_t first = eight_bytes(from);
    const std::uint64_t last = eight_bytes(from + size - 8);
    std::memcpy(to, &first, sizeof first);
    std::memcpy(to + size - 8, &last, sizeof last);
  } else if (size < 8) {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
  } else {
    std::memcpy(to, from, size);
  }
  return to + size;
}

}  // namespace cells

/// A number of ours; where it ends.
inline char* put_decimal(char* at, std::int64_t scaled, unsigned places) {
  constexpr std::int64_t short_end = 100'000'000;
  if (places == 2 && scaled >= 0 && scaled < short_end &&
      std::endian::native == std::endian::little)
    return cells::put_short_amount(at, static_cast<std::uint32_t>(scaled));
  return put_any_decimal(at, scaled, places);
}

/// A text of the user's, whatever stands in it; where it ends.
inline char* put_text(char* at, std::string_view text) {
  if (cells::looks_like_formula(text) || cells::any_needs_quotes(text))
    return put_odd_text(at, text);
  return cells::copy_text(at, text);
}

}  // namespace toadlane::render
