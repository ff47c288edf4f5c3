#pragma once

#include "engine/base/date.h"

namespace toadlane::model {

/// A day that comes every year: 31 December, unless the file states another. Its place in a year
/// is the last day of the month where the month is shorter: 29 February is 28 February 2025.
struct DayOfYear {
  unsigned month = 12;  // 1 to 12
  unsigned day = 31;    // 1 to 31
  bool stated = false;

  /// The day in that year, which is from 1 to 9999; the day of no year outside.
  [[nodiscard]] Date in(int year) const {
    for (unsigned last = day; last > 27; --last)
      if (const auto date = Date::of(year, month, last)) return *date;
    return Date::of(year, month, day).value_or(Date());
  }
};

}  // namespace toadlane::model
