#include "service/import/plain_rows.h"

#include <array>
#include <bit>
#include <chrono>
#include <cstring>
#include <optional>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "engine/base/date.h"

namespace toadlane::import {
namespace {

constexpr std::size_t stretch = 64;         // bytes looked at together
constexpr std::size_t read_past_cell = 16;  // bytes that may be read behind a cell
constexpr std::size_t plain_row_bytes_max = 1024;
constexpr std::size_t number_characters_max = 16;

// One bit for each byte of a stretch.
struct Marks {
  std::uint64_t cell_ends = 0;  // commas and line feeds
  std::uint64_t line_ends = 0;  // line feeds
  std::uint64_t unusual = 0;    // control characters but LF, quotes, DEL, not ASCII
};

#if defined(__SSE2__)

std::uint64_t bits_of(__m128i bytes) {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(bytes)));
}

Marks marks_at(const char* at) {
  const __m128i comma = _mm_set1_epi8(',');
  const __m128i newline = _mm_set1_epi8('\n');
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i one = _mm_set1_epi8(1);
  const __m128i behind_space = _mm_set1_epi8(0x21);
  Marks marks;
  __m128i unusual[stretch / 16];  // std::array would drop what aligns them
  for (unsigned part = 0; part < stretch / 16; ++part) {
    const __m128i bytes =
        _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + std::size_t{16} * part));
    const __m128i line_ends = _mm_cmpeq_epi8(bytes, newline);
    const __m128i cell_ends = _mm_or_si128(line_ends, _mm_cmpeq_epi8(bytes, comma));
    // One more than the byte, as a signed number, is below 0x21 for control characters, for what
    // is not ASCII, and for DEL, which wraps around.
    const __m128i odd = _mm_cmplt_epi8(_mm_add_epi8(bytes, one), behind_space);
    unusual[part] = _mm_or_si128(_mm_xor_si128(odd, line_ends), _mm_cmpeq_epi8(bytes, quote));
    marks.cell_ends |= bits_of(cell_ends) << (16 * part);
    marks.line_ends |= bits_of(line_ends) << (16 * part);
  }
  const __m128i any =
      _mm_or_si128(_mm_or_si128(unusual[0], unusual[1]), _mm_or_si128(unusual[2], unusual[3]));
  if (_mm_movemask_epi8(any) == 0) return marks;
  for (unsigned part = 0; part < stretch / 16; ++part)
    marks.unusual |= bits_of(unusual[part]) << (16 * part);
  return marks;
}

#else

Marks marks_at(const char* at) {
  Marks marks;
  for (std::size_t i = 0; i < stretch; ++i) {
    const auto byte = static_cast<unsigned char>(at[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (byte == ',' || byte == '\n') marks.cell_ends |= bit;
    if (byte == '\n') marks.line_ends |= bit;
    if ((byte < 0x20 && byte != '\n') || byte == '"' || byte >= 0x7F) marks.unusual |= bit;
  }
  return marks;
}

#endif

// Whether the first unusual byte is the CR of a CR LF.
bool is_line_break(const char* at, std::uint64_t unusual, std::uint64_t line_ends) {
  const std::uint64_t first = unusual & (~unusual + 1);
  return at[std::countr_zero(first)] == '\r' && (line_ends & (first << 1U)) != 0;
}

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

std::uint64_t low_bytes(std::size_t count) {  // count < 8
  return (std::uint64_t{1} << (8 * count)) - 1;
}

// Eight ASCII digits, the first in the lowest byte; nothing when one is no digit.
[[gnu::always_inline]] inline std::optional<std::uint32_t> eight_digits(std::uint64_t word) {
  constexpr std::uint64_t sixes = 0x0606060606060606U;
  constexpr std::uint64_t high_halves = 0xF0F0F0F0F0F0F0F0U;
  constexpr std::uint64_t zeros = 0x3030303030303030U;
  // Only '0' to '9' begin with 3 and still do with 6 added.
  if ((word & (word + sixes) & high_halves) != zeros) return std::nullopt;
  word -= zeros;
  word = word * 10 + (word >> 8U);  // pairs, in every other byte
  constexpr std::uint64_t pair = 0x000000FF000000FFU;
  constexpr std::uint64_t first = 100 + (std::uint64_t{1'000'000} << 32U);
  constexpr std::uint64_t second = 1 + (std::uint64_t{10'000} << 32U);
  word = ((word & pair) * first + ((word >> 16U) & pair) * second) >> 32U;
  return static_cast<std::uint32_t>(word);
}

// Up to eight digits with a dot among them or none.
struct Digits {
  std::uint32_t value = 0;
  unsigned count = 0;
  unsigned behind_dot = 0;
  bool dot = false;
};

[[gnu::always_inline]] inline std::optional<Digits> short_number(
    const char* at, std::size_t size) {  // size from 1 to 8
  std::uint64_t word = eight_bytes(at);
  if (size < 8) word &= low_bytes(size);
  Digits digits;
  digits.count = static_cast<unsigned>(size);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const std::uint64_t dots = word ^ (ones * '.');
  const std::uint64_t found = (dots - ones) & ~dots & (ones * 0x80U);
  if (found != 0) {  // the lowest mark is exact: close the gap
    const auto before = static_cast<unsigned>(std::countr_zero(found)) / 8;
    const std::uint64_t low = low_bytes(before);
    word = (word & low) | ((word >> 8U) & ~low);
    digits.dot = true;
    --digits.count;
    digits.behind_dot = digits.count - before;
  }
  if (digits.count == 0) return std::nullopt;
  constexpr std::uint64_t zeros = 0x3030303030303030U;
  const unsigned filled = 8 * (8 - digits.count);
  word <<= filled;
  if (filled != 0) word |= zeros & low_bytes(8 - digits.count);
  const auto value = eight_digits(word);
  if (!value) return std::nullopt;
  digits.value = *value;
  return digits;
}

// What most cells of a column look like: up to eight characters with a dot before the last `places`
// digits, "1800.50" with 2 as 180050. Nothing for any other cell, be it right or wrong.
[[gnu::always_inline]] inline std::optional<std::uint32_t> usual_number(std::string_view cell,
                                                                        unsigned places) {
  if (cell.size() > 8 || places == 0 || cell.size() < places + 2) return std::nullopt;
  // The cell's end in the highest bytes, zeros below it.
  const std::uint64_t word = eight_bytes(cell.data()) << (8 * (8 - cell.size()));
  const unsigned behind_dot = 8 * (8 - places);  // where the bits of those digits begin
  if ((word >> (behind_dot - 8) & 0xFFU) != '.') return std::nullopt;
  const std::uint64_t decimals = ~std::uint64_t{0} << behind_dot;
  constexpr std::uint64_t zeros = 0x3030303030303030U;
  const std::uint64_t before = zeros >> (8 * (cell.size() - 1));
  return eight_digits((word & decimals) | (word << 8U & ~decimals) | before);
}

constexpr std::uint32_t first_year = 1900;
constexpr std::uint32_t years = 200;

// The day numbers on which the months of two centuries begin, one month more at the end.
constexpr auto months_begin = [] {
  std::array<std::int32_t, 12 * years + 1> all{};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = static_cast<std::int32_t>(
        std::chrono::sys_days(std::chrono::year(static_cast<int>(first_year + i / 12)) /
                              std::chrono::month(static_cast<unsigned>(i % 12 + 1)) / 1)
            .time_since_epoch()
            .count());
  return all;
}();

// "2019-03-01" as a day number; no_day for what is no date. No std::optional, which costs more
// than the arithmetic; nor does Date::of where nearly all members joined.
std::int32_t plain_date(std::string_view cell) {
  if (cell.size() != 10) return no_day;
  const std::uint64_t start = eight_bytes(cell.data());
  if (((start >> 32U) & 0xFFU) != '-' || (start >> 56U) != '-') return no_day;
  const std::uint64_t end = eight_bytes(cell.data() + 8) & 0xFFFFU;
  const auto digits =
      eight_digits((start & 0xFFFFFFFFU) | ((start >> 40U & 0xFFFFU) << 32U) | (end << 48U));
  if (!digits) return no_day;
  const std::uint32_t year = *digits / 10'000;
  const std::uint32_t month = *digits / 100 % 100;
  const std::uint32_t day = *digits % 100;
  if (year - first_year < years && month - 1 < 12) {
    const std::int32_t* const begins = &months_begin[12 * (year - first_year) + month - 1];
    const std::uint32_t days = static_cast<std::uint32_t>(begins[1] - begins[0]);
    return day - 1 < days ? begins[0] + static_cast<std::int32_t>(day - 1) : no_day;
  }
  const auto date = Date::of(static_cast<int>(year), month, day);
  return date ? date->day_number() : no_day;
}

}  // namespace

PlainRows::PlainRows(std::string_view text, const TableSpec& spec, const Header& header,
                     TableBuilder& builder)
    : text_(text), builder_(builder), ends_(1 + header.row.cells.size()) {
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    if (header.places[i] == Table::not_there) continue;
    const ColumnSpec& column = spec.columns[i];
    Plan plan;
    plan.type = column.type;
    plan.empty_allowed = column.empty_allowed;
    plan.negative_allowed = column.negative_allowed;
    plan.places_max = column.places_max;
    plan.column = i;
    plan.place = header.places[i];
    plans_.push_back(plan);
  }
}

void PlainRows::room_was_made() {
  for (Plan& plan : plans_) {
    TableColumn& column = builder_.column(plan.column);
    plan.text = plan.type == ColumnSpec::member_number ? &builder_.table().member : &column.text;
    plan.class_index = column.class_index.data();
    plan.day = column.day.data();
    plan.decimal = &column.decimal;
  }
}

// What stands before the row and the ends of its cells; where its line break begins, or null for a
// row that is not plain.
const char* PlainRows::split(const char* begin) {
  const char* const limit = text_.data() + text_.size();
  ends_.front() = begin - 1;
  std::size_t ends = 1;
  for (const char* at = begin;; at += stretch) {
    if (limit - at < static_cast<std::ptrdiff_t>(stretch + read_past_cell)) return nullptr;
    if (at - begin > static_cast<std::ptrdiff_t>(plain_row_bytes_max)) return nullptr;
    const Marks marks = marks_at(at);
    const std::uint64_t row =
        marks.line_ends == 0 ? ~std::uint64_t{0} : marks.line_ends ^ (marks.line_ends - 1);
    const std::uint64_t unusual = marks.unusual & row;
    if (unusual != 0 && !is_line_break(at, unusual, marks.line_ends)) return nullptr;
    for (std::uint64_t left = marks.cell_ends & row; left != 0; left &= left - 1) {
      if (ends == ends_.size()) return nullptr;
      ends_[ends++] = at + std::countr_zero(left);
    }
    if (marks.line_ends == 0) continue;
    if (ends != ends_.size()) return nullptr;
    const char* const line_end = ends_.back();
    if (line_end > begin && line_end[-1] == '\r') --ends_.back();
    return line_end;
  }
}

[[gnu::always_inline]] inline bool PlainRows::read_decimal(const Plan& plan, std::string_view cell,
                                                           std::size_t index) {
  if (cell.empty()) {
    plan.decimal->scaled.set(index, 0);
    return true;
  }
  const unsigned places = plan.decimal->places;
  if (cell.size() - 1 + (plan.places_max - places) <= 18) {  // digits, with all places there
    if (const auto usual = usual_number(cell, places)) {
      plan.decimal->scaled.set_short(index, static_cast<std::int32_t>(*usual));
      return true;
    }
  }
  return read_other_decimal(plan, cell, index);
}

[[gnu::always_inline]] inline bool PlainRows::read_cell(const Plan& plan, std::string_view cell,
                                                        std::size_t index) {
  if (cell.empty() && (!plan.empty_allowed || plan.type == ColumnSpec::member_number)) return false;
  switch (plan.type) {
    case ColumnSpec::member_number:
    case ColumnSpec::text:
      if (!cell.empty() && (cell.front() == ' ' || cell.back() == ' ')) return false;
      plan.text->set(index, cell);
      return true;
    case ColumnSpec::class_name: {
      const auto number = cell.empty() ? no_class : builder_.classes(plan.column).look_up(cell);
      if (number) plan.class_index[index] = *number;
      return number.has_value();
    }
    case ColumnSpec::date: {
      plan.day[index] = cell.empty() ? no_day : plain_date(cell);
      return cell.empty() || plan.day[index] != no_day;
    }
    case ColumnSpec::decimal:
      return read_decimal(plan, cell, index);
  }
  return false;
}

std::size_t PlainRows::read(std::size_t begin, std::size_t index) {
  const char* const start = text_.data() + begin;
  const char* const line_end = split(start);
  if (line_end == nullptr) return 0;
  for (const Plan& plan : plans_) {
    const char* const cell = ends_[plan.place] + 1;
    const auto size = static_cast<std::size_t>(ends_[plan.place + 1] - cell);
    if (!read_cell(plan, {cell, size}, index)) return 0;
  }
  return static_cast<std::size_t>(line_end + 1 - text_.data());
}

bool PlainRows::read_other_decimal(const Plan& plan, std::string_view cell, std::size_t index) {
  const bool negative = plan.negative_allowed && cell.front() == '-';
  if (negative) cell.remove_prefix(1);
  if (cell.empty() || cell.size() > number_characters_max) return false;
  std::int64_t unscaled = 0;
  const std::size_t before = cell.size() > 8 ? cell.size() - 8 : 0;
  const auto digits = short_number(cell.data() + before, cell.size() - before);
  if (!digits) return false;
  unsigned count = digits->count;
  if (before > 0) {
    const auto head = short_number(cell.data(), before);
    if (!head || head->dot) return false;
    count += head->count;
    unscaled = head->value * powers_of_ten[digits->count];
  } else if (digits->dot && digits->behind_dot == digits->count) {
    return false;  // ".5"
  }
  if (digits->dot && digits->behind_dot == 0) return false;  // "5."
  if (digits->behind_dot > plan.places_max) return false;
  if (count + (plan.places_max - digits->behind_dot) > 18) return false;
  unscaled += digits->value;
  if (negative) unscaled = -unscaled;
  if (digits->behind_dot > plan.decimal->places) {
    builder_.put_decimal(plan.column, index, unscaled, digits->behind_dot);
  } else {
    plan.decimal->scaled.set(index,
                             unscaled * powers_of_ten[plan.decimal->places - digits->behind_dot]);
  }
  return true;
}

}  // namespace toadlane::import
