#pragma once

#include <optional>
#include <vector>

#include "engine/base/date.h"
#include "engine/expression/when.h"

namespace toadlane::meetings {

/// The days besides Saturdays and Sundays on which no business is done; a file lists them, none is
/// known by itself.
class Holidays {
 public:
  Holidays() = default;
  explicit Holidays(std::vector<Date> days);

  [[nodiscard]] bool holds(Date day) const;
  /// Neither a Saturday, a Sunday nor a holiday.
  [[nodiscard]] bool business_day(Date day) const;
  /// The first business day after `day`, or before it.
  [[nodiscard]] Date next(Date day) const;
  [[nodiscard]] Date previous(Date day) const;
  [[nodiscard]] const std::vector<Date>& days() const { return days_; }

 private:
  std::vector<Date> days_;  // in order, each once
};

/// 1 Monday to 7 Sunday.
unsigned weekday_of(Date day);

/// The way in which a rule counts the time between the day of the notice and that of the meeting.
/// With a meeting on Friday 2025-06-20 and nothing but weekends to pass over:
///
///   10 days           the day of the notice does not count, that of the meeting does:
///                     2025-06-10 is the last good day, 2025-06-11 is a day late
///   2 weeks           14 days: 2025-06-06
///   10 clear days     neither day counts: 2025-06-09
///   10 working days   business days alone, the day of the notice out, that of the meeting in:
///                     Sunday 2025-06-08 (from Monday 9 to Friday 20 there are ten)
///   1 month           the same day of the month before, or the last day of a shorter one:
///                     2025-05-20; of a half month 15 days: 1.5 months are 1 month and 15 days
///   48 hours          the files give days and no hours: 2025-06-17 is surely early enough, as two
///                     whole days lie between; on 2025-06-18 the hours decide; 2025-06-19 is late
///
/// All are exact; a part of a day counts as a whole one (2.5 days are 3).

/// Whether the time from `from` to `to` is at least as long: yes, no, or nothing where only the
/// hours of the day could tell.
std::optional<bool> at_least_apart(Date from, Date to, const Ratio& number,
                                   const expression::Unit& unit, const Holidays& holidays);
/// Whether it is at most as long.
std::optional<bool> at_most_apart(Date from, Date to, const Ratio& number,
                                  const expression::Unit& unit, const Holidays& holidays);

/// The last day that is surely so long before `event`, and the first that is not longer before it.
/// Nothing for a length that is out of all reason (over 100 years).
///
///   latest_before(2025-06-20, 10 clear days)   ->   2025-06-09
std::optional<Date> latest_before(Date event, const Ratio& number, const expression::Unit& unit,
                                  const Holidays& holidays);
std::optional<Date> earliest_before(Date event, const Ratio& number, const expression::Unit& unit,
                                    const Holidays& holidays);

/// The day so long after: the first that is at least so far from `from`.
///
///   2025-01-31 and 1 month   ->   2025-02-28
std::optional<Date> after(Date from, const Ratio& number, const expression::Unit& unit,
                          const Holidays& holidays);

/// The second Tuesday of a month, for example; week 0 is the last one. Nothing when there is no
/// fifth.
std::optional<Date> weekday_of_month(int year, const expression::WeekdayOfMonth& day);

}  // namespace toadlane::meetings
