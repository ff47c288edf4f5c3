#include "engine/meetings/day_count.h"

#include <algorithm>

#include "engine/base/invariant.h"

namespace toadlane::meetings {
namespace {

using expression::UnitKind;

constexpr int days_max = 36'525;  // a hundred years
constexpr int month_days = 30;    // half of it is the half month
constexpr int hours_a_day = 24;

// A length of time in whole days, or in whole months and days.
struct Length {
  enum class Count { days, clear_days, working_days, months, hours };
  Count count = Count::days;
  int number = 0;
  int more_days = 0;  // behind the months
};

std::optional<int> small(const Integer& number) {
  const auto value = number.to_int64();
  if (!value || *value < 0 || *value > days_max) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<Length> length_of(const Ratio& number, const expression::Unit& unit) {
  const Ratio scaled = expression::in_family_unit(number, unit);
  const expression::Type type = expression::type_of(unit);
  if (type.of == "months") {
    const auto months = small(scaled.floor());
    const Ratio part = (scaled - Ratio(scaled.floor())) * Ratio(month_days);
    const auto days = small(part.ceiling());
    if (!months || !days || *months > days_max / month_days) return std::nullopt;
    return Length{Length::Count::months, *months, *days};
  }
  const auto whole = small(scaled.ceiling());
  if (!whole) return std::nullopt;
  if (type.dimension == expression::Dimension::hours) return Length{Length::Count::hours, *whole};
  if (unit.kind == UnitKind::clear_days) return Length{Length::Count::clear_days, *whole};
  if (unit.kind == UnitKind::working_days) return Length{Length::Count::working_days, *whole};
  return Length{Length::Count::days, *whole};
}

// The business days after `from`, up to and with `to`.
int business_days_between(Date from, Date to, const Holidays& holidays) {
  const int apart = days_between(from, to);
  int weekdays = apart / 7 * 5;
  for (int i = apart / 7 * 7 + 1; i <= apart; ++i)
    if (weekday_of(from.plus_days(i)) <= 5) ++weekdays;
  const auto listed = std::count_if(holidays.days().begin(), holidays.days().end(), [&](Date day) {
    return from < day && day <= to && weekday_of(day) <= 5;
  });
  return weekdays - static_cast<int>(listed);
}

// -1 shorter, 0 exactly so long, 1 longer; nothing where only hours could tell.
std::optional<int> compared(Date from, Date to, const Length& length, const Holidays& holidays) {
  const auto sign = [](int a, int b) { return a < b ? -1 : static_cast<int>(a > b); };
  const int apart = days_between(from, to);
  switch (length.count) {
    case Length::Count::days:
      return sign(apart, length.number);
    case Length::Count::clear_days:
      return sign(apart - 1, length.number);
    case Length::Count::working_days:
      return apart < 0 ? -1 : sign(business_days_between(from, to, holidays), length.number);
    case Length::Count::months:
      return sign(days_between(from.plus_months(length.number).plus_days(length.more_days), to), 0);
    case Length::Count::hours:
      if ((apart - 1) * hours_a_day >= length.number) return 1;
      if ((apart + 1) * hours_a_day <= length.number) return -1;
      return std::nullopt;
  }
  broken_invariant("a way to count");
}

// A day that is surely more than `length` before `event`.
Date far_before(Date event, const Length& length) {
  constexpr int slack = 40;
  int days = length.number + length.more_days;
  if (length.count == Length::Count::months) days = length.number * 31 + length.more_days;
  if (length.count == Length::Count::working_days) days = length.number * 2;
  if (length.count == Length::Count::hours) days = length.number / hours_a_day;
  return event.plus_days(-days - slack);
}

}  // namespace

Holidays::Holidays(std::vector<Date> days) : days_(std::move(days)) {
  std::sort(days_.begin(), days_.end());
  days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
}

bool Holidays::holds(Date day) const {
  return std::binary_search(days_.begin(), days_.end(), day);
}

bool Holidays::business_day(Date day) const {
  return weekday_of(day) <= 5 && !holds(day);
}

Date Holidays::next(Date day) const {
  do day = day.plus_days(1);
  while (!business_day(day));
  return day;
}

Date Holidays::previous(Date day) const {
  do day = day.plus_days(-1);
  while (!business_day(day));
  return day;
}

unsigned weekday_of(Date day) {
  const int since_monday = (day.day_number() + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<unsigned>((since_monday + 7) % 7) + 1;
}

std::optional<bool> at_least_apart(Date from, Date to, const Ratio& number,
                                   const expression::Unit& unit, const Holidays& holidays) {
  const auto length = length_of(number, unit);
  if (!length) return false;
  const auto found = compared(from, to, *length, holidays);
  return found ? std::optional(*found >= 0) : std::nullopt;
}

std::optional<bool> at_most_apart(Date from, Date to, const Ratio& number,
                                  const expression::Unit& unit, const Holidays& holidays) {
  const auto length = length_of(number, unit);
  if (!length) return true;
  const auto found = compared(from, to, *length, holidays);
  return found ? std::optional(*found <= 0) : std::nullopt;
}

std::optional<Date> latest_before(Date event, const Ratio& number, const expression::Unit& unit,
                                  const Holidays& holidays) {
  const auto length = length_of(number, unit);
  if (!length) return std::nullopt;
  Date day = event;
  const Date far = far_before(event, *length);
  while (far < day && compared(day, event, *length, holidays).value_or(-1) < 0)
    day = day.plus_days(-1);
  return far < day ? std::optional(day) : std::nullopt;
}

std::optional<Date> earliest_before(Date event, const Ratio& number, const expression::Unit& unit,
                                    const Holidays& holidays) {
  const auto length = length_of(number, unit);
  if (!length) return std::nullopt;
  Date day = far_before(event, *length);
  while (day < event && compared(day, event, *length, holidays).value_or(1) > 0)
    day = day.plus_days(1);
  return day;
}

std::optional<Date> after(Date from, const Ratio& number, const expression::Unit& unit,
                          const Holidays& holidays) {
  const auto length = length_of(number, unit);
  if (!length) return std::nullopt;
  if (length->count == Length::Count::months)
    return from.plus_months(length->number).plus_days(length->more_days);
  Date day = from;
  if (length->count == Length::Count::working_days) {
    for (int i = 0; i < length->number; ++i) day = holidays.next(day);
    return day;
  }
  if (length->count == Length::Count::hours)
    return from.plus_days((length->number + hours_a_day - 1) / hours_a_day);
  return from.plus_days(length->number + (length->count == Length::Count::clear_days ? 1 : 0));
}

std::optional<Date> weekday_of_month(int year, const expression::WeekdayOfMonth& day) {
  const auto first = Date::of(year, day.month, 1);
  if (!first) return std::nullopt;
  const unsigned ahead = (day.weekday + 7 - weekday_of(*first)) % 7;
  Date found = first->plus_days(static_cast<int>(ahead));
  if (day.week == 0) {
    while (found.plus_days(7).month() == day.month) found = found.plus_days(7);
    return found;
  }
  found = found.plus_days(7 * (static_cast<int>(day.week) - 1));
  return found.month() == day.month ? std::optional(found) : std::nullopt;
}

}  // namespace toadlane::meetings
