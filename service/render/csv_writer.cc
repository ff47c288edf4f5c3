#include "service/render/csv_writer.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/base/invariant.h"

namespace toadlane::render {
namespace {

constexpr std::size_t flush_bytes = std::size_t{1} << 16U;
constexpr std::size_t number_bytes_max =
    32;  // sign, 19 digits, dot, and what putting digits spoils
constexpr std::size_t date_bytes_max = 20;

// How a byte matters to a cell.
enum Mark : std::uint8_t { needs_quotes = 1, begins_formula = 2 };

constexpr auto marks = [] {
  std::array<std::uint8_t, 256> all{};
  for (const char c : std::string_view(",\"\n\r"))
    all[static_cast<unsigned char>(c)] |= needs_quotes;
  for (const char c : std::string_view("=+-@\t\r\n"))
    all[static_cast<unsigned char>(c)] |= begins_formula;
  return all;
}();

constexpr auto powers_of_ten = [] {
  std::array<std::uint64_t, 19> all{1};
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
  return all;
}();

constexpr auto digit_pairs = [] {
  std::array<char, 200> all{};
  for (std::size_t i = 0; i < 100; ++i) {
    all[2 * i] = static_cast<char>('0' + i / 10);
    all[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return all;
}();

// 1 for 0 and 9, 2 for 10: the logarithm from the number of bits (1233/4096 is nearly log 2).
unsigned digits_in(std::uint64_t value) {
  value |= 1U;
  const auto guess = static_cast<unsigned>(std::bit_width(value)) * 1233U >> 12U;
  if (guess >= powers_of_ten.size()) return guess;  // up to 2^63, which has 19
  return guess + (value >= powers_of_ten[guess] ? 1 : 0);
}

constexpr std::uint64_t eight_zeros = 0x3030303030303030U;  // the text "00000000"

// The eight digits of a number below 10^8, a byte each from 0 to 9, the first in the lowest byte:
// halves, then pairs, then digits, all of a kind at once.
std::uint64_t eight_digits(std::uint64_t value) {
  std::uint64_t word = value / 10'000 | value % 10'000 << 32U;
  const std::uint64_t hundreds = (word * 5243U >> 19U) & 0x0000007F0000007FU;
  word = hundreds | (word - hundreds * 100) << 16U;
  const std::uint64_t tens = (word * 103U >> 10U) & 0x000F000F000F000FU;
  return tens | (word - tens * 10) << 8U;
}

// A number below 10^8 without leading zeros; where it ends. Eight bytes are overwritten.
char* put_short(char* at, std::uint64_t value) {
  const std::uint64_t digits = eight_digits(value);
  // The first bytes that are 0 are the leading zeros; the last digit stays, be it 0 or not.
  const auto leading =
      static_cast<unsigned>(std::countr_zero(digits | std::uint64_t{1} << 56U)) / 8;
  const std::uint64_t word = (digits | eight_zeros) >> (8 * leading);
  std::memcpy(at, &word, sizeof word);
  return at + (8 - leading);
}

// The last `count` digits of `value`, leading zeros included; where they end. Up to 8 bytes behind
// them are overwritten.
char* put_digits(char* at, std::uint64_t value, unsigned count) {
  if (count <= 8 && count > 0 && std::endian::native == std::endian::little) {
    const std::uint64_t digits = eight_digits(value % 100'000'000) | eight_zeros;
    const std::uint64_t word = digits >> (8 * (8 - count));
    std::memcpy(at, &word, sizeof word);
    return at + count;
  }
  for (unsigned left = count; left > 0; --left, value /= 10)
    at[left - 1] = static_cast<char>('0' + value % 10);
  return at + count;
}

// Whether one of these eight bytes wants quotes. A byte that is the one looked for becomes 0, and
// only a 0 (or what stands above one) borrows into its highest bit.
bool any_needs_quotes(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::uint64_t found = 0;
  for (const char c : {',', '"', '\n', '\r'}) {
    const std::uint64_t changed = bytes ^ (ones * static_cast<unsigned char>(c));
    found |= (changed - ones) & ~changed;
  }
  return (found & (ones * 0x80U)) != 0;
}

bool any_needs_quotes(std::string_view text) {
  if (text.size() < 8)
    return std::any_of(text.begin(), text.end(), [](char c) {
      return (marks[static_cast<unsigned char>(c)] & needs_quotes) != 0;
    });
  const auto eight_at = [&](std::size_t i) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, sizeof bytes);
    return bytes;
  };
  for (std::size_t i = 0; i + 8 < text.size(); i += 8)
    if (any_needs_quotes(eight_at(i))) return true;
  return any_needs_quotes(eight_at(text.size() - 8));
}

// Any number. Kept out of the way of the short ones, which are most.
[[gnu::noinline]] char* put_decimal(char* at, std::uint64_t magnitude, unsigned places) {
  invariant(places <= 18, "a number has at most 18 decimals");
  const std::uint64_t unit = powers_of_ten[places];
  const std::uint64_t whole = magnitude / unit;
  at = put_digits(at, whole, digits_in(whole));
  if (places == 0) return at;
  *at++ = '.';
  return put_digits(at, magnitude - whole * unit, places);
}

// Without a call for the short texts that tables are full of.
void copy_text(char* to, std::string_view text) {
  const char* const from = text.data();
  const std::size_t size = text.size();
  if (size >= 8 && size <= 16) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::memcpy(&first, from, 8);
    std::memcpy(&last, from + size - 8, 8);
    std::memcpy(to, &first, 8);
    std::memcpy(to + size - 8, &last, 8);
  } else if (size < 8) {
    for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
  } else {
    std::memcpy(to, from, size);
  }
}

}  // namespace

CsvWriter::CsvWriter(int descriptor, std::string name)
    : name_(std::move(name)), descriptor_(descriptor) {
  invariant(descriptor >= 0, "a table is written to an open file");
}

// Room for a comma and that many bytes more; begins the cell.
inline char* CsvWriter::room_for(std::size_t bytes) {
  if (buffer_.size() - size_ < bytes + 2) grow(bytes + 2);
  char* at = buffer_.data() + size_;
  *at = ',';
  at += row_begun_ ? 1 : 0;
  row_begun_ = true;
  return at;
}

void CsvWriter::grow(std::size_t bytes) {
  buffer_.resize(std::max({2 * buffer_.size(), size_ + bytes, 2 * flush_bytes}));
}

CsvWriter& CsvWriter::text(std::string_view cell) {
  char* at = room_for(cell.size());
  const bool formula =
      !cell.empty() && (marks[static_cast<unsigned char>(cell.front())] & begins_formula) != 0;
  if (!formula && !any_needs_quotes(cell)) {
    copy_text(at, cell);
    commit(at + cell.size());
    return *this;
  }
  commit(at);
  put_text((formula ? "'" : "") + std::string(cell));
  return *this;
}

// A text that may need quotes.
void CsvWriter::put_text(std::string_view cell) {
  const bool quotes = any_needs_quotes(cell);
  std::string written = quotes ? "\"" : "";
  for (const char c : cell) written += c == '"' ? std::string("\"\"") : std::string(1, c);
  if (quotes) written += '"';
  if (buffer_.size() - size_ < written.size()) grow(written.size());
  std::memcpy(buffer_.data() + size_, written.data(), written.size());
  size_ += written.size();
}

CsvWriter& CsvWriter::decimal(std::int64_t scaled, unsigned places) {
  char* at = room_for(number_bytes_max);
  if (scaled < 0) *at++ = '-';
  const std::uint64_t magnitude = scaled < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(scaled)
                                             : static_cast<std::uint64_t>(scaled);
  // What registers are full of: amounts in cents below 100 million.
  const std::uint64_t whole = magnitude / 100;
  if (places == 2 && whole < 100'000'000 && std::endian::native == std::endian::little) {
    at = put_short(at, whole);
    *at = '.';
    std::memcpy(at + 1, &digit_pairs[2 * (magnitude - whole * 100)], 2);
    commit(at + 3);
  } else {
    commit(put_decimal(at, magnitude, places));
  }
  return *this;
}

CsvWriter& CsvWriter::date(Date day) {
  char* at = room_for(date_bytes_max);
  at = put_digits(at, static_cast<std::uint64_t>(day.year()), 4);
  *at++ = '-';
  at = put_digits(at, day.month(), 2);
  *at++ = '-';
  commit(put_digits(at, day.day(), 2));
  return *this;
}

CsvWriter& CsvWriter::empty() {
  commit(room_for(0));
  return *this;
}

void CsvWriter::end_row() {
  if (buffer_.size() == size_) grow(1);
  buffer_[size_++] = '\n';
  row_begun_ = false;
  if (descriptor_ >= 0 && size_ >= flush_bytes) flush();
}

std::string CsvWriter::take() {
  buffer_.resize(size_);
  size_ = 0;
  row_begun_ = false;
  return std::exchange(buffer_, {});
}

std::optional<Diagnostic> CsvWriter::finish() {
  if (descriptor_ >= 0) flush();
  if (fault_ == 0) return std::nullopt;
  return Diagnostic::error(Code::T329,
                           "`" + name_ + "` cannot be written: " + std::strerror(fault_))
      .hint("make room or mend the permissions, then try again");
}

void CsvWriter::flush() {
  if (fault_ == 0 && !write_all(std::string_view(buffer_).substr(0, size_))) fault_ = errno;
  size_ = 0;
}

bool CsvWriter::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace toadlane::render
