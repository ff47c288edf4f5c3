#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/amount_reader.h"
#include "engine/expression/calendar.h"

namespace toadlane::expression {
namespace {

constexpr unsigned day_max = 31;
constexpr unsigned month_max = 120;
constexpr unsigned week_max = 5;
constexpr unsigned fiscal_year_max = 9999;

constexpr std::string_view when_shapes =
    "`10 days before meeting`, `within 3 years of crediting`, `15th day of the 9th month after "
    "year "
    "end`, `first Thursday of November` or a date such as `2025-01-31`";

// "2025-01-31", and what was meant to be one: "31-01-2025", "2025-1-31".
bool at_date(const Cursor& cursor) {
  const std::string_view word = cursor.peek().text;
  return std::count(word.begin(), word.end(), '-') == 2 && is_digit(word[0]) &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '-'; });
}

std::optional<Date> read_date(Cursor& cursor) {
  if (!at_date(cursor)) {
    cursor.unexpected("a date", "write a date as year, month and day: `2025-01-31`");
    return std::nullopt;
  }
  const auto date = Date::parse(cursor.peek().text);
  if (!date)
    cursor.fault(
        cursor.here(),
        Diagnostic::error(Code::X211, "there is no day `" + std::string(cursor.peek().text) + "`")
            .hint("write year, month and day: `2025-01-31`"));
  cursor.skip();
  return date.value_or(Date());
}

std::string read_event(Cursor& cursor) {
  const Entry* event = cursor.take_name({Role::event}, "an event");
  return event == nullptr ? std::string() : event->name;
}

// A number of days, months or hours; a fault otherwise.
struct Span {
  Ratio least;
  Ratio most;
  Unit unit;
};

std::optional<Numeral> read_length(Cursor& cursor) {
  const std::size_t first = cursor.here().first;
  if (!at_numeral(cursor)) {
    cursor.unexpected("a number", "write a time as " + std::string(when_shapes));
    return std::nullopt;
  }
  Numeral numeral = take_numeral(cursor);
  if (numeral.kind != Numeral::Kind::number && numeral.sound) {
    const Place place{first, cursor.behind()};
    cursor.fault(
        place, Diagnostic::error(Code::X206, "`" + cursor.text(place) + "` is not a length of time")
                   .hint("write a number and its unit: `8.5 months`"));
  }
  return numeral;
}

std::optional<Span> read_span(Cursor& cursor, bool range) {
  const std::size_t first = cursor.here().first;
  const auto low = read_length(cursor);
  if (!low) return std::nullopt;
  Numeral high = *low;
  if (range && cursor.take("to")) {
    const auto read = read_length(cursor);
    if (!read) return std::nullopt;
    high = *read;
    if (low->sound && high.sound && high.value < low->value)
      cursor.fault({first, cursor.behind()},
                   Diagnostic::error(Code::X213, "the range runs backwards, from " +
                                                     decimal_text(low->value) + " down to " +
                                                     decimal_text(high.value))
                       .hint("swap the two numbers"));
  }
  const auto unit = take_unit(cursor, high);
  const Place place{first, cursor.behind()};
  const Dimension dimension = unit ? type_of(*unit).dimension : Dimension::any;
  if (dimension != Dimension::any && dimension != Dimension::time && dimension != Dimension::hours)
    cursor.fault(
        place, Diagnostic::error(Code::X206, "`" + cursor.text(place) + "` is not a length of time")
                   .hint("name the unit: `10 days`, `8.5 months`, `3 years`"));
  return Span{low->value, high.value, unit.value_or(Unit{})};
}

std::optional<When> read_within(Cursor& cursor) {
  const std::size_t first = cursor.here().first;
  cursor.skip();
  const auto span = read_span(cursor, false);
  if (!span) return std::nullopt;
  Within within{span->least, span->unit, ""};
  if (cursor.take("of")) {
    within.event = read_event(cursor);
  } else if (cursor.at_end()) {
    cursor.doubt(
        {first, cursor.behind()},
        Diagnostic::warning(Code::X253, "the phrase does not say from which day the time runs")
            .hint("add `of` and the event, as in `within 3 years of crediting`"));
  }
  return When{within};
}

// "business day before notice": the first working day before or after it.
std::optional<When> read_distance(Cursor& cursor) {
  Span span{1, 1, {UnitKind::working_days, ""}};
  if (!cursor.take("business day")) {
    const auto read = read_span(cursor, true);
    if (!read) return std::nullopt;
    if (cursor.at_end() && cursor.last_code() == Code::X209) return std::nullopt;  // told
    span = *read;
  }
  const bool before = cursor.take("before");
  if (!before && !cursor.take("after")) {
    cursor.unexpected("`before` or `after` an event",
                      "write a time as " + std::string(when_shapes));
    return std::nullopt;
  }
  return When{Distance{span.least, span.most, span.unit, before, read_event(cursor)}};
}

// "15th", "first": at most `most`; a wrong one is a fault and 1.
unsigned read_ordinal(Cursor& cursor, unsigned most, bool last) {
  const auto ordinal = ordinal_named(cursor.peek().text);
  const bool fits = ordinal && *ordinal <= most && (*ordinal > 0 || last);
  if (!fits) {
    const Place place = cursor.here();
    cursor.fault(place, Diagnostic::error(Code::X211, "`" + cursor.text(place) +
                                                          "` is not an ordinal up to " +
                                                          ordinal_digits(most))
                            .hint("write `first`, `15th`, `22nd`"));
  }
  cursor.skip();
  return fits ? *ordinal : 1;
}

std::optional<When> read_day_of_month(Cursor& cursor) {
  DayOfMonth day;
  day.day = read_ordinal(cursor, day_max, false);
  if (!cursor.take("day of the")) {
    cursor.unexpected("`day of the` and the month",
                      "write `15th day of the 9th month after year end`");
    return std::nullopt;
  }
  if (cursor.at_end()) {
    cursor.unexpected("the month as an ordinal",
                      "write `15th day of the 9th month after year end`");
    return std::nullopt;
  }
  day.month = read_ordinal(cursor, month_max, false);
  if (!cursor.take("month after")) {
    cursor.unexpected("`month after` and an event",
                      "write `15th day of the 9th month after year end`");
    return std::nullopt;
  }
  day.event = read_event(cursor);
  return When{day};
}

// Monday to Sunday, January to December: a wrong one is a fault and 1.
template <class Named, class NameOf>
unsigned read_calendar_word(Cursor& cursor, Named named, NameOf name_of, unsigned count,
                            const char* what) {
  const auto found = named(cursor.peek().text);
  if (!found) {
    std::vector<std::string> known;
    for (unsigned i = 1; i <= count; ++i) known.emplace_back(name_of(i));
    const std::string word(cursor.text(cursor.here()));
    const auto near = near_word(word, known);
    cursor.fault(cursor.here(), Diagnostic::error(Code::X211, "`" + word + "` is not " + what)
                                    .hint(near ? "did you mean `" + *near + "`?"
                                               : "write one of " + joined(known)));
  }
  cursor.skip();
  return found.value_or(1);
}

std::optional<When> read_weekday(Cursor& cursor) {
  WeekdayOfMonth day;
  day.week = read_ordinal(cursor, week_max, true);
  day.weekday = read_calendar_word(cursor, weekday_named, weekday_name, 7, "a day of the week");
  if (!cursor.take("of") || cursor.at_end()) {
    cursor.unexpected("`of` and a month", "write `first Thursday of November`");
    return std::nullopt;
  }
  day.month = read_calendar_word(cursor, month_named, month_name, 12, "a month");
  return When{day};
}

bool at_ordinal(const Cursor& cursor) {
  const std::string_view word = cursor.peek().text;
  if (ordinal_named(word)) return true;
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
  const std::string_view ending = word.substr(digits);
  return digits > 0 && (ending == "st" || ending == "nd" || ending == "rd" || ending == "th");
}

std::optional<When> read_when(Cursor& cursor) {
  if (cursor.at("within")) return read_within(cursor);
  if (cursor.at("business day")) return read_distance(cursor);
  if (at_ordinal(cursor))
    return cursor.at("day", 1) ? read_day_of_month(cursor) : read_weekday(cursor);
  if (at_date(cursor)) {
    const auto date = read_date(cursor);
    return date ? std::optional(When{*date}) : std::nullopt;
  }
  if (at_numeral(cursor)) return read_distance(cursor);
  if (cursor.at("at least"))
    cursor.unexpected("a time", "leave out `at least`: a time before an event is the latest one");
  else
    cursor.unexpected("a time", "write " + std::string(when_shapes));
  return std::nullopt;
}

std::optional<unsigned> read_year(Cursor& cursor) {
  const Place place = cursor.here();
  if (!at_numeral(cursor)) {
    cursor.unexpected("the number of a fiscal year",
                      "write `fiscal years 1 to 2` or `fiscal year 2024`");
    return std::nullopt;
  }
  const Numeral numeral = take_numeral(cursor);
  if (!numeral.sound) return 1;
  const bool year = numeral.kind == Numeral::Kind::number && numeral.value.is_whole() &&
                    numeral.value >= Ratio(1) &&
                    numeral.value <= Ratio(static_cast<int>(fiscal_year_max));
  if (!year) {
    cursor.fault(place,
                 Diagnostic::error(Code::X208, "`" + cursor.text(place) + "` is not a fiscal year")
                     .hint("write 1 for the first one, or the year as in 2024"));
    return 1;
  }
  return static_cast<unsigned>(*numeral.value.numerator().to_int64());
}

std::optional<Scope> read_from_date(Cursor& cursor, FromDate::What what) {
  const auto date = read_date(cursor);
  if (!date) return std::nullopt;
  return Scope{FromDate{what, *date}};
}

std::optional<Scope> read_scope(Cursor& cursor) {
  const std::size_t first = cursor.here().first;
  if (cursor.take("fiscal years ending on or after"))
    return read_from_date(cursor, FromDate::What::fiscal_years_ending);
  if (cursor.take("notices sent on or after"))
    return read_from_date(cursor, FromDate::What::notices_sent);
  if (!cursor.take("fiscal years") && !cursor.take("fiscal year")) {
    cursor.unexpected("`fiscal years ...` or `notices sent on or after` a date",
                      "write `fiscal years 1 to 2`, `fiscal year 2024`, `fiscal years ending on or "
                      "after 2024-12-31` or `notices sent on or after 2024-06-01`");
    return std::nullopt;
  }
  const auto from = read_year(cursor);
  if (!from) return std::nullopt;
  FiscalYears years{*from, *from};
  if (cursor.take("to")) {
    const auto to = read_year(cursor);
    if (!to) return std::nullopt;
    years.last = *to;
    if (years.last < years.first)
      cursor.fault(
          {first, cursor.behind()},
          Diagnostic::error(Code::X213, "the years run backwards").hint("swap the two years"));
  }
  return Scope{years};
}

}  // namespace

Parse<When> parse_when(std::string_view text, const Vocabulary& names) {
  return parse_whole<When>(text, names, {}, read_when);
}

Parse<Scope> parse_scope(std::string_view text, const Vocabulary& names) {
  return parse_whole<Scope>(text, names, {}, read_scope);
}

}  // namespace toadlane::expression
