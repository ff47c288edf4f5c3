#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/amount_reader.h"
#include "engine/number/decimal.h"
#include "engine/number/money.h"

namespace toadlane::expression {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool begins_with_currency_sign(std::string_view word) {
  return word.starts_with("$") || word.starts_with("\xE2\x82\xAC") || word.starts_with("\xC2\xA3");
}

void malformed(Cursor& cursor, Place place, std::string advice) {
  cursor.fault(place,
               Diagnostic::error(Code::X208, in_backquotes(cursor.text(place)) + " is not a number")
                   .hint(std::move(advice)));
}

// What to write instead of a word that looks like a number.
std::string advice_on(std::string_view word, NumberFault fault) {
  if (word.starts_with("-")) return "write it without a sign; take away with `minus`";
  if (word.ends_with('%')) return "write digits and a percent sign, as in `12.5%`";
  if (begins_with_currency_sign(word)) return "write the currency behind the amount: `200 EUR`";
  if (const std::size_t colon = word.find(':'); colon != std::string_view::npos &&
                                                parse_decimal(word.substr(0, colon)).number &&
                                                parse_decimal(word.substr(colon + 1)).number)
    return "write a fraction as `2/3`; of a ratio to 1 write the number alone: `at most 5`";
  std::size_t digits = 0;
  while (digits < word.size() &&
         (is_digit(word[digits]) || word[digits] == '.' || word[digits] == '%'))
    ++digits;
  const bool letters = digits > 0 && digits < word.size() && !is_digit(word[digits]) &&
                       word[digits] != ',' && word[digits] != '_' && word[digits] != '/';
  if (letters && fault != NumberFault::exponent)
    return "put a space between: `" + std::string(word.substr(0, digits)) + " " +
           visible(word.substr(digits)) + "`";
  return std::string(advice_for(fault));
}

Numeral broken(Numeral::Kind kind) {
  return {Ratio(0), kind, 0, false};
}

Numeral take_fraction(Cursor& cursor, std::string_view word, std::size_t slash) {
  const Place place = cursor.here();
  cursor.skip();
  const auto above = parse_decimal(word.substr(0, slash));
  const auto below = parse_decimal(word.substr(slash + 1));
  const bool whole = above.number && below.number && above.number->places == 0 &&
                     below.number->places == 0 && above.number->unscaled.sign() >= 0;
  if (!whole || below.number->unscaled.sign() <= 0) {
    const bool zero = whole && below.number->unscaled.sign() == 0;
    malformed(cursor, place,
              zero ? std::string(advice_for(NumberFault::zero_divisor))
                   : "write a fraction as two whole numbers: `2/3`");
    return broken(Numeral::Kind::fraction);
  }
  return {Ratio::of(above.number->unscaled, below.number->unscaled), Numeral::Kind::fraction};
}

bool at_stray_percent(const Cursor& cursor) {
  return cursor.at("%", 1) || cursor.at("percent", 1) || cursor.at("per cent", 1);
}

// "75 %", "75 percent", "2 / 3": a fraction is meant.
Numeral take_stray_sign(Cursor& cursor) {
  if (at_stray_percent(cursor)) {
    const std::size_t words = cursor.at("per", 1) ? 3 : 2;
    malformed(cursor, cursor.next(words), "write the percent sign behind the number: `75%`");
    cursor.skip(words);
    return broken(Numeral::Kind::percent);
  }
  const std::size_t count = cursor.at_keyword(2) ? 2 : 3;
  malformed(cursor, cursor.next(count), "write the fraction without spaces: `2/3`");
  cursor.skip(count);
  return broken(Numeral::Kind::fraction);
}

struct FoundUnit {
  std::optional<Unit> unit;
  std::size_t words = 0;
};

FoundUnit unit_here(const Cursor& cursor) {
  for (const std::string& declared : cursor.names().units())
    if (cursor.at(declared)) return {Unit{UnitKind::declared, declared}, words_of(declared).size()};
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    const auto unit = standard_unit(cursor.text(cursor.next(count)));
    if (unit && cursor.peek(count - 1).kind == Token::Kind::word) return {unit, count};
  }
  const std::string_view word = cursor.peek().text;
  const bool code = word.size() == 3 && std::all_of(word.begin(), word.end(), is_upper);
  if (word == cursor.names().currency() || (code && Currency::find(word)))
    return {Unit{UnitKind::currency, std::string(word)}, 1};
  return {};
}

void unknown_unit(Cursor& cursor) {
  if (cursor.take_loose_word()) return;
  std::size_t count = 1;
  while (!cursor.at_keyword(count)) ++count;
  const std::string found = cursor.text(cursor.next(count));
  std::vector<std::string> known = unit_names();
  known.insert(known.end(), cursor.names().units().begin(), cursor.names().units().end());
  if (!cursor.names().currency().empty()) known.push_back(cursor.names().currency());
  const auto near = near_word(found, known);
  cursor.fault(cursor.next(count),
               Diagnostic::error(Code::X209, "unknown unit " + in_backquotes(found))
                   .hint(near ? "did you mean " + in_backquotes(*near) + "?"
                              : "the units are " + joined(known)));
  cursor.skip(count);
}

}  // namespace

bool at_numeral(const Cursor& cursor) {
  const std::string_view word = cursor.peek().text;
  if (word.empty()) return false;
  const bool sign = word[0] == '-' || word[0] == '+' || word[0] == '.';
  return is_digit(word[0]) || (sign && word.size() > 1 && (is_digit(word[1]) || word[1] == '.')) ||
         begins_with_currency_sign(word);
}

Numeral take_numeral(Cursor& cursor) {
  const Place place = cursor.here();
  const std::string_view word = cursor.peek().text;
  if (at_stray_percent(cursor) || cursor.at("/", 1)) return take_stray_sign(cursor);
  const std::size_t slash = word.find('/');
  if (slash != std::string_view::npos) return take_fraction(cursor, word, slash);
  const bool percent = word.ends_with('%');
  const auto kind = percent ? Numeral::Kind::percent : Numeral::Kind::number;
  const auto parsed = parse_decimal(percent ? word.substr(0, word.size() - 1) : word);
  cursor.skip();
  if (!parsed.number || word.starts_with("-")) {
    malformed(cursor, place, advice_on(word, parsed.fault));
    return broken(word.find('%') == std::string_view::npos ? kind : Numeral::Kind::percent);
  }
  const Ratio value = parsed.number->ratio();
  return {percent ? value * Ratio::of(1, 100) : value, kind, parsed.number->places};
}

std::optional<Unit> take_unit(Cursor& cursor, const Numeral& number) {
  if (cursor.at_keyword() || at_comparator(cursor)) return Unit{};
  const FoundUnit found = unit_here(cursor);
  const Vocabulary::Match base = cursor.match({Role::base});
  if (base.words > std::max<std::size_t>(found.words, found.unit ? 1 : 0)) {
    const Place place = cursor.next(base.words);
    const std::string members = "write `" + decimal_text(number.value) + " members`";
    const std::string advice =
        base.entry->name == "members opposed"
            ? members + ": `at most` in `passes` counts those against"
            : members + ", or a part of it: `10% of " + base.entry->name + "`";
    cursor.fault(place, Diagnostic::error(Code::X209, in_backquotes(base.entry->name) +
                                                          " is a base, not the unit of a number")
                            .hint(advice));
    cursor.skip(base.words);
    return std::nullopt;
  }
  if (!found.unit) {
    unknown_unit(cursor);
    return std::nullopt;
  }
  const std::string& own = cursor.names().currency();
  if (found.unit->kind == UnitKind::currency && !own.empty() && found.unit->code != own)
    cursor.fault(cursor.next(found.words),
                 Diagnostic::error(Code::X216, in_backquotes(found.unit->code) +
                                                   " is not the currency of the co-operative")
                     .hint("write the amount in " + own));
  cursor.skip(found.words);
  return found.unit;
}

Number checked_number(Cursor& cursor, const Numeral& numeral, const Unit& unit, Place place) {
  if (!numeral.sound) return {numeral.value, unit};
  if (type_of(unit).dimension == Dimension::count && !numeral.value.is_whole())
    cursor.fault(place, Diagnostic::error(Code::X208, in_backquotes(cursor.text(place)) +
                                                          ": people and votes come whole")
                            .hint("write a whole number, or a fraction of a base"));
  const auto currency = unit.kind == UnitKind::currency ? Currency::find(unit.code) : std::nullopt;
  if (currency && numeral.places > currency->decimals())
    cursor.fault(
        place, Diagnostic::error(Code::X208, in_backquotes(cursor.text(place)) + ": " + unit.code +
                                                 " has " + std::to_string(currency->decimals()) +
                                                 " decimals")
                   .hint("write no more decimals than the smallest coin has"));
  return {numeral.value, unit};
}

}  // namespace toadlane::expression
