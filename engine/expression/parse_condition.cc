#include <algorithm>
#include <array>

#include "engine/expression/amount_reader.h"

namespace toadlane::expression {
namespace {

constexpr std::array<std::string_view, 3> windows{"in the last", "per", "while"};

std::optional<Condition> read_condition(Cursor& cursor);

bool at_window(const Cursor& cursor, std::size_t ahead) {
  return std::any_of(windows.begin(), windows.end(),
                     [&](std::string_view words) { return cursor.at(words, ahead); });
}

bool at_state(const Cursor& cursor, std::size_t ahead = 0) {
  return cursor.at("reaches", ahead) || cursor.at("exceeds", ahead);
}

std::optional<InTheLast> read_in_the_last(Cursor& cursor) {
  const std::size_t first = cursor.here().first;
  if (!at_numeral(cursor)) {
    cursor.unexpected("a number", "write the window as `in the last 6 months`");
    return std::nullopt;
  }
  const Numeral numeral = take_numeral(cursor);
  const auto unit = take_unit(cursor, numeral);
  const Place place{first, cursor.behind()};
  const bool time = unit && type_of(*unit).dimension == Dimension::time;
  if ((unit && !time) || numeral.kind != Numeral::Kind::number)
    cursor.fault(
        place, Diagnostic::error(Code::X206, "`" + cursor.text(place) + "` is not a length of time")
                   .hint("write the window as `in the last 6 months`"));
  return InTheLast{numeral.value, unit.value_or(Unit{})};
}

std::optional<Per> read_per(Cursor& cursor) {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    const auto period = period_named(cursor.text(cursor.next(count)));
    if (!period) continue;
    cursor.skip(count);
    return Per{*period};
  }
  cursor.unexpected("a period",
                    "write `per calendar year`, `per fiscal year`, `per year`, `per "
                    "quarter`, `per month` or `per week`");
  return std::nullopt;
}

// What stands behind the name of a measure; false stops reading.
bool read_window(Cursor& cursor, Measure& measure) {
  if (cursor.take("in the last")) {
    const auto last = read_in_the_last(cursor);
    if (last) measure.window = *last;
    return last.has_value();
  }
  if (cursor.take("per")) {
    const auto per = read_per(cursor);
    if (per) measure.window = *per;
    return per.has_value();
  }
  if (cursor.take("while")) {
    const Entry* status = cursor.take_name({Role::status}, "a status");
    measure.window = While{status == nullptr ? std::string() : status->name};
  }
  return true;
}

std::optional<Condition> read_comparison(Cursor& cursor) {
  Typed subject{Amount{Number{}}, {Dimension::any, ""}, cursor.here()};
  Measure measure;
  if (const Entry* entry = cursor.take_name(Roles::numeric(), "a number")) {
    measure.name = entry->name;
    subject.type = entry->type;
  }
  if (!read_window(cursor, measure)) return std::nullopt;
  subject.place.last = cursor.behind();
  const auto comparator = take_comparator(cursor);
  if (!comparator) {
    cursor.unexpected("`at least`, `more than`, `at most` or `fewer than`",
                      "say how the measure is compared: `hours worked at least 650 hours`");
    return std::nullopt;
  }
  cursor.options().bare_fraction = subject.type.dimension == Dimension::rate;
  const auto limit = read_amount(cursor);
  if (!limit) return std::nullopt;
  if (!agreed(subject.type, limit->type)) fault_mismatch(cursor, subject, *limit);
  return Condition{Comparison{std::move(measure), *comparator, limit->amount}};
}

std::optional<State> read_state(Cursor& cursor) {
  const auto subject = read_amount(cursor);
  if (!subject) return std::nullopt;
  const bool exceeds = cursor.at("exceeds");
  if (!at_state(cursor)) {
    const bool comparator = at_comparator(cursor);
    cursor.unexpected("`reaches` or `exceeds`",
                      comparator ? "write `reaches` for at least, `exceeds` for more than"
                                 : "write a state as `balance of ACCOUNT reaches AMOUNT`");
    return std::nullopt;
  }
  cursor.skip();
  cursor.options().bare_fraction = subject->type.dimension == Dimension::rate;
  const auto goal = read_amount(cursor);
  if (!goal) return std::nullopt;
  if (!agreed(subject->type, goal->type)) fault_mismatch(cursor, *subject, *goal);
  return State{subject->amount, exceeds, goal->amount};
}

std::optional<Condition> read_state_condition(Cursor& cursor) {
  auto state = read_state(cursor);
  return state ? std::optional(Condition{std::move(*state)}) : std::nullopt;
}

std::optional<Condition> read_passed(Cursor& cursor) {
  cursor.skip();
  const Entry* decision = cursor.take_name({Role::decision}, "a decision");
  if (!cursor.take("passed")) {
    cursor.unexpected("`passed`", "write `decision NAME passed`");
    return std::nullopt;
  }
  return Condition{Passed{decision == nullptr ? std::string() : decision->name}};
}

// `(a or b)`: a condition, unless what follows shows that it is an amount: `(a plus b) reaches c`.
std::optional<Condition> read_bracketed(Cursor& cursor) {
  const auto close = cursor.matching_close();
  if (!close) {
    cursor.fault(cursor.here(), Diagnostic::error(Code::X212, "this parenthesis is not closed")
                                    .hint("add `)` where the part ends"));
    return std::nullopt;
  }
  const std::size_t behind = *close + 1;
  if (at_state(cursor, behind) || cursor.at("plus", behind) || cursor.at("minus", behind) ||
      cursor.at("rounded", behind) || at_comparator(cursor, behind))
    return read_state_condition(cursor);
  if (!cursor.enter()) return std::nullopt;
  cursor.skip();
  auto inner = read_condition(cursor);
  cursor.leave();
  if (!inner) return std::nullopt;
  if (cursor.take(")")) return inner;
  cursor.unexpected("`)`, `and` or `or`");
  return std::nullopt;
}

std::optional<Condition> read_not(Cursor& cursor);

// A name that nothing declares: what follows says what it was meant to be.
std::optional<Condition> read_unknown(Cursor& cursor) {
  std::size_t length = 1;
  while (!cursor.at_keyword(length)) ++length;
  if (at_window(cursor, length) || at_comparator(cursor, length)) return read_comparison(cursor);
  if (at_state(cursor, length) || cursor.at("plus", length) || cursor.at("minus", length))
    return read_state_condition(cursor);
  const bool word = !cursor.at_keyword();
  cursor.take_name({Role::status}, "a status");
  if (!word || cursor.last_code() == Code::X218) return std::nullopt;
  return Condition{Status{}};
}

std::optional<Condition> read_single(Cursor& cursor) {
  if (cursor.peek().kind == Token::Kind::open) return read_bracketed(cursor);
  const Vocabulary::Match status = cursor.match({Role::status});
  const Vocabulary::Match number = cursor.match(Roles::numeric());
  if (status.words > 0 && status.words >= number.words) {
    const Entry* entry = cursor.take_name({Role::status}, "a status");
    return Condition{Status{entry->name}};
  }
  if (number.words > 0)
    return at_window(cursor, number.words) || at_comparator(cursor, number.words)
               ? read_comparison(cursor)
               : read_state_condition(cursor);
  if (cursor.at("not")) return read_not(cursor);
  if (cursor.at("decision")) return read_passed(cursor);
  const bool amount = at_numeral(cursor) || cursor.at("greater of") || cursor.at("lesser of") ||
                      cursor.at("balance of") || cursor.at("moved to");
  return amount ? read_state_condition(cursor) : read_unknown(cursor);
}

// `not (` is one level, not two, so that the canonical words of a phrase are no deeper than it.
std::optional<Condition> read_not(Cursor& cursor) {
  const bool level = cursor.peek(1).kind != Token::Kind::open;
  if (level && !cursor.enter()) return std::nullopt;
  cursor.skip();
  auto inner = read_single(cursor);
  if (level) cursor.leave();
  if (!inner) return std::nullopt;
  return Condition{Not{Box(std::move(*inner))}};
}

template <class Joint>
Condition joint(std::vector<Condition> parts) {
  return parts.size() == 1 ? std::move(parts.front()) : Condition{Joint{std::move(parts)}};
}

// a and b or c, with `and` (or `or`) taken first.
template <class Tight, class Loose>
Condition grouped(const std::vector<Condition>& parts, const std::vector<bool>& tight) {
  std::vector<Condition> groups;
  std::vector<Condition> group{parts.front()};
  for (std::size_t i = 0; i < tight.size(); ++i) {
    if (!tight[i]) {
      groups.push_back(joint<Tight>(std::move(group)));
      group.clear();
    }
    group.push_back(parts[i + 1]);
  }
  groups.push_back(joint<Tight>(std::move(group)));
  return joint<Loose>(std::move(groups));
}

std::optional<Condition> read_condition(Cursor& cursor) {
  const std::size_t first = cursor.here().first;
  std::vector<Condition> parts;
  std::vector<bool> ands;
  std::vector<bool> ors;
  do {
    auto part = read_single(cursor);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
    ands.push_back(cursor.at("and"));
    ors.push_back(cursor.at("or"));
  } while (cursor.take("and") || cursor.take("or"));
  ands.pop_back();
  ors.pop_back();
  Condition read = grouped<AllTrue, AnyTrue>(parts, ands);
  const bool mixed = std::find(ands.begin(), ands.end(), true) != ands.end() &&
                     std::find(ors.begin(), ors.end(), true) != ors.end();
  if (mixed)
    cursor.doubt({first, cursor.behind()},
                 Diagnostic::warning(Code::X252, "`and` with `or` without parentheses: taken as `" +
                                                     to_text(read) + "`")
                     .hint("write the parentheses; the other reading is `" +
                           to_text(grouped<AnyTrue, AllTrue>(parts, ors)) + "`"));
  return read;
}

std::optional<Measure> read_measure(Cursor& cursor) {
  Measure measure;
  if (const Entry* entry = cursor.take_name({Role::measure}, "a measure"))
    measure.name = entry->name;
  if (!read_window(cursor, measure)) return std::nullopt;
  return measure;
}

}  // namespace

Parse<State> parse_state(std::string_view text, const Vocabulary& names) {
  return parse_whole<State>(text, names, {}, read_state);
}

Parse<Condition> parse_condition(std::string_view text, const Vocabulary& names) {
  return parse_whole<Condition>(text, names, {}, read_condition);
}

Parse<Measure> parse_measure(std::string_view text, const Vocabulary& names) {
  return parse_whole<Measure>(text, names, {}, read_measure);
}

}  // namespace toadlane::expression
