#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/calendar/calendar.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// The days to keep in a year, under the text in force on one day.
struct KeptCalendar {
  std::string cooperative;
  int year = 0;
  Date text_of;  // the day whose text it is
  std::vector<calendar::Entry> entries;
  Diagnostics doubts;
  std::string file;  // by which the doubts call the bylaws
};

/// What is asked: the year, the day whose text holds (nothing: 1 January of the year), and the
/// holidays that move days.
struct CalendarAsked {
  int year = 0;
  std::optional<Date> as_of;
  meetings::Holidays holidays;
};

Result<KeptCalendar> keep_calendar(const TextFile& bylaws, const CalendarAsked& asked);

/// The days of a list of holidays: dates as in `2025-12-25`, one a line or with commas between
/// them; what stands behind a date on its line is its name, `#` begins a comment. All that is no
/// date is a mistake (T324) with its line.
Result<meetings::Holidays> read_holidays(const TextFile& list);

}  // namespace toadlane::app
