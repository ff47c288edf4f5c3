#include "engine/calendar/calendar.h"

#include <algorithm>

#include "engine/calendar/gatherer.h"

namespace toadlane::calendar {

Date moved_off_holiday(Date day, const std::string& if_holiday,
                       const meetings::Holidays& holidays) {
  if (holidays.business_day(day)) return day;
  if (if_holiday == "next business day") return holidays.next(day);
  if (if_holiday == "previous business day") return holidays.previous(day);
  if (if_holiday == "same day next week")
    while (holidays.holds(day)) day = day.plus_days(7);
  return day;
}

std::vector<Entry> calendar_of(const model::Bylaws& bylaws, int year,
                               const meetings::Holidays& holidays) {
  Gatherer gatherer(bylaws, year, holidays);
  gatherer.meetings();
  gatherer.fiscal_years();
  gatherer.amendments();
  std::vector<Entry> all = std::move(gatherer).all();
  std::stable_sort(all.begin(), all.end(),
                   [](const Entry& a, const Entry& b) { return a.day < b.day; });
  return all;
}

}  // namespace toadlane::calendar
