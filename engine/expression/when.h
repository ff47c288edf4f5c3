#pragma once

#include <optional>
#include <string>
#include <variant>

#include "engine/base/date.h"
#include "engine/expression/unit.h"

namespace toadlane::expression {

/// "10 to 90 days before meeting", "8.5 months after year end", "5 years after exit".
struct Distance {
  Ratio least;
  Ratio most;  // equal to `least` unless a range is written
  Unit unit;
  bool before = false;
  std::string event;
  friend bool operator==(const Distance&, const Distance&) = default;
};

/// "within 3 years of crediting". Without an event the day it runs from is a doubt.
struct Within {
  Ratio number;
  Unit unit;
  std::string event;  // empty when not said
  friend bool operator==(const Within&, const Within&) = default;
};

/// "15th day of the 9th month after year end": the month after the year end is the 1st.
struct DayOfMonth {
  unsigned day = 1;    // 1 to 31
  unsigned month = 1;  // 1 to 120
  std::string event;
  friend bool operator==(const DayOfMonth&, const DayOfMonth&) = default;
};

/// "first Thursday of November".
struct WeekdayOfMonth {
  unsigned week = 1;     // 1 to 5; 0 is the last one
  unsigned weekday = 1;  // 1 Monday to 7 Sunday
  unsigned month = 1;    // 1 January to 12 December
  friend bool operator==(const WeekdayOfMonth&, const WeekdayOfMonth&) = default;
};

/// A point or stretch of time that a phrase names.
struct When {
  std::variant<Distance, Within, DayOfMonth, WeekdayOfMonth, Date> node;
  friend bool operator==(const When&, const When&) = default;
};

/// "fiscal years 1 to 2" (counted from the first one), "fiscal year 2024" (named by its year).
struct FiscalYears {
  unsigned first = 1;
  unsigned last = 1;
  /// Whether they are counted from the co-operative's first, and not named by the calendar.
  [[nodiscard]] bool counted() const { return first < 1000; }
  friend bool operator==(const FiscalYears&, const FiscalYears&) = default;
};

/// "fiscal years ending on or after 2024-12-31", "notices sent on or after 2024-06-01".
struct FromDate {
  enum class What { fiscal_years_ending, notices_sent };
  What what = What::fiscal_years_ending;
  Date date;
  friend bool operator==(const FromDate&, const FromDate&) = default;
};

/// The years or acts that a rule covers.
struct Scope {
  std::variant<FiscalYears, FromDate> node;
  friend bool operator==(const Scope&, const Scope&) = default;
};

std::string to_text(const When& when);
std::string to_text(const Scope& scope);

}  // namespace toadlane::expression
