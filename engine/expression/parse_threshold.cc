#include <algorithm>
#include <array>
#include <utility>

#include "engine/expression/amount_reader.h"
#include "engine/expression/evaluate.h"

namespace toadlane::expression {
namespace {

constexpr std::array<std::pair<std::string_view, Comparator>, 16> loose_comparators{{
    {"not less than", Comparator::at_least},
    {"no less than", Comparator::at_least},
    {"not fewer than", Comparator::at_least},
    {"no fewer than", Comparator::at_least},
    {"not more than", Comparator::at_most},
    {"no more than", Comparator::at_most},
    {"less than", Comparator::fewer_than},
    {"greater than", Comparator::more_than},
    {"up to", Comparator::at_most},
    {"over", Comparator::more_than},
    {"under", Comparator::fewer_than},
    {"minimum", Comparator::at_least},
    {">=", Comparator::at_least},
    {"<=", Comparator::at_most},
    {">", Comparator::more_than},
    {"<", Comparator::fewer_than},
}};

constexpr std::array comparators{Comparator::at_least, Comparator::more_than, Comparator::at_most,
                                 Comparator::fewer_than};

// `unanimous of NAME`.
std::optional<Threshold> read_unanimous(Cursor& cursor) {
  const Place place{cursor.here().first, cursor.here().last};
  cursor.skip();
  Threshold threshold{Threshold::Kind::unanimous, Comparator::at_least, std::nullopt};
  if (!cursor.take("of")) {
    cursor.doubt(place, Diagnostic::warning(Code::X255, "`unanimous` does not say of whom")
                            .hint("write " + std::string(unanimous_of)));
    return threshold;
  }
  const auto base = read_number_name(cursor);
  if (!base) return std::nullopt;
  check_wanted(cursor, *base);
  threshold.amount = base->amount;
  return threshold;
}

std::optional<Threshold> read_threshold(Cursor& cursor) {
  cursor.options().bare_fraction = cursor.options().wanted == std::vector{Dimension::rate};
  if (cursor.take("none")) return Threshold{};
  if (cursor.at("unanimous")) return read_unanimous(cursor);
  const Place start = cursor.here();
  const auto written = take_comparator(cursor);
  const auto comparator = written ? written : cursor.options().comparator;
  const auto amount = read_amount(cursor);
  if (!amount) return std::nullopt;
  check_wanted(cursor, *amount);
  if (!comparator)
    cursor.fault(start, Diagnostic::error(Code::X214, "the phrase does not say how to compare")
                            .hint("begin with `at least`, `more than`, `at most` or `fewer than`"));
  return Threshold{Threshold::Kind::compared, comparator.value_or(Comparator::at_least),
                   amount->amount};
}

// A number of a range; a percentage or fraction is a fault.
std::optional<Numeral> read_bound(Cursor& cursor) {
  if (!at_numeral(cursor)) {
    cursor.unexpected("a number", "write a range as `7 to 12 directors` or `at least 5`");
    return std::nullopt;
  }
  const std::size_t first = cursor.here().first;
  Numeral numeral = take_numeral(cursor);
  if (numeral.kind == Numeral::Kind::number || !numeral.sound) return numeral;
  const Place place{first, cursor.behind()};
  cursor.fault(place, Diagnostic::error(Code::X207, "found `" + cursor.text(place) +
                                                        "`, expected a number without a fraction")
                          .hint("write a range in numbers: `7 to 12 directors`"));
  numeral.sound = false;
  return numeral;
}

Range range_of(std::optional<Comparator> comparator, const Ratio& number) {
  Range range;
  if (!comparator) {
    range.least = range.most = number;
    return range;
  }
  const bool from = *comparator == Comparator::at_least || *comparator == Comparator::more_than;
  (from ? range.least : range.most) = number;
  range.open = *comparator == Comparator::more_than || *comparator == Comparator::fewer_than;
  return range;
}

std::optional<Range> read_range(Cursor& cursor) {
  const auto written = take_comparator(cursor);
  const std::size_t first = cursor.here().first;
  const auto low = read_bound(cursor);
  if (!low) return std::nullopt;
  const Place low_place{first, cursor.behind()};
  Range range = range_of(written ? written : cursor.options().comparator, low->value);
  Numeral end = *low;
  if (cursor.at("to") && written) {
    cursor.unexpected("the end of the phrase", "write either a comparator or `A to B`");
    return std::nullopt;
  }
  if (cursor.take("to")) {
    const auto high = read_bound(cursor);
    if (!high) return std::nullopt;
    end = *high;
    range = {low->value, high->value, false, {}};
    if (low->sound && high->sound && low->value > high->value)
      cursor.fault({first, cursor.behind()},
                   Diagnostic::error(Code::X213, "the range runs backwards, from " +
                                                     decimal_text(low->value) + " down to " +
                                                     decimal_text(high->value))
                       .hint("swap the two numbers"));
  }
  const auto unit = take_unit(cursor, end);
  if (!unit) return range;
  const Place place{first, cursor.behind()};
  range.unit = *unit;
  checked_number(cursor, end, *unit, place);
  if (range.least && range.most && *range.least != *range.most)
    checked_number(cursor, *low, *unit, low_place);
  check_wanted(cursor, type_of(*unit), place);
  return range;
}

}  // namespace

bool at_comparator(const Cursor& cursor, std::size_t ahead) {
  return std::any_of(comparators.begin(), comparators.end(),
                     [&](Comparator known) { return cursor.at(name_of(known), ahead); }) ||
         std::any_of(loose_comparators.begin(), loose_comparators.end(),
                     [&](const auto& row) { return cursor.at(row.first, ahead); });
}

std::optional<Comparator> take_comparator(Cursor& cursor) {
  for (const Comparator comparator : comparators)
    if (cursor.take(name_of(comparator))) return comparator;
  for (const auto& [words, comparator] : loose_comparators) {
    if (!cursor.at(words)) continue;
    const Place place = cursor.next(words_of(words).size());
    cursor.fault(place, Diagnostic::error(Code::X218, "`" + std::string(words) +
                                                          "` is not one of the four comparators")
                            .hint("write `" + std::string(name_of(comparator)) + "`"));
    cursor.take(words);
    return comparator;
  }
  return std::nullopt;
}

Parse<Threshold> parse_threshold(std::string_view text, const Vocabulary& names,
                                 const Options& options) {
  return parse_whole<Threshold>(text, names, options, read_threshold);
}

Parse<Range> parse_range(std::string_view text, const Vocabulary& names, const Options& options) {
  return parse_whole<Range>(text, names, options, read_range);
}

}  // namespace toadlane::expression
