#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/text.h"
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

// "At least", "more then", "at leest": the comparator that is meant where none stands as written.
std::optional<Comparator> meant_comparator(const Cursor& cursor) {
  const std::string second = lower(cursor.peek(1).text);
  if (second.empty() || second.front() < 'a' || second.front() > 'z') return std::nullopt;
  const std::string words = cursor.text(cursor.next(2));
  std::vector<std::string> known;
  known.reserve(comparators.size());
  for (const Comparator one : comparators) known.emplace_back(name_of(one));
  const auto near = near_word(words, known);
  for (const Comparator one : comparators)
    if (near == name_of(one)) return one;
  return std::nullopt;
}

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

// A part of people or of votes that every vote meets, or none: `at least 150% of members`.
void doubt_always_or_never(Cursor& cursor, Comparator comparator, const Typed& amount) {
  const auto* rounded = std::get_if<Rounded>(&amount.amount.node);
  const Amount& inner = rounded == nullptr ? amount.amount : *rounded->amount;
  const auto* part = std::get_if<Part>(&inner.node);
  if (part == nullptr || amount.type.dimension != Dimension::count) return;
  // Those present may be several times the quorum.
  const auto* base = std::get_if<Name>(&part->base->node);
  if (base == nullptr || base->name == "the quorum") return;
  const bool by_none = compares(0, comparator, part->fraction.value);
  const bool by_all = compares(1, comparator, part->fraction.value);
  if (by_none != by_all) return;
  const std::string whole = by_all ? "every number" : "no number";
  cursor.doubt(amount.place,
               Diagnostic::warning(Code::X257, whole + " is `" + std::string(name_of(comparator)) +
                                                   " " + to_text(amount.amount) + "`")
                   .hint("write a part between nothing and all, or `unanimous of " + base->name +
                         "`, or `none`"));
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
  if (comparator && cursor.last_code() == Code::none)
    doubt_always_or_never(cursor, *comparator, *amount);
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
  const auto meant = meant_comparator(cursor);
  if (!meant) return std::nullopt;
  cursor.fault(cursor.next(2), Diagnostic::error(Code::X218, "`" + cursor.text(cursor.next(2)) +
                                                                 "` is not a comparator")
                                   .hint("write `" + std::string(name_of(*meant)) + "`"));
  cursor.skip(2);
  return meant;
}

Parse<Threshold> parse_threshold(std::string_view text, const Vocabulary& names,
                                 const Options& options) {
  return parse_whole<Threshold>(text, names, options, read_threshold);
}

Parse<Range> parse_range(std::string_view text, const Vocabulary& names, const Options& options) {
  return parse_whole<Range>(text, names, options, read_range);
}

}  // namespace toadlane::expression
