#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace toadlane {

/// A civil date of the Gregorian calendar, always a real one, years 1 to 9999. No time zone: the
/// engine never asks the machine what day it is.
class Date {
 public:
  Date() = default;  // 0001-01-01

  /// Nothing when there is no such day (2025-02-30).
  static std::optional<Date> of(int year, unsigned month, unsigned day) {
    if (year < 1 || year > 9999) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok()) return std::nullopt;
    return Date(std::chrono::sys_days(date));
  }
  /// Exactly "2025-01-31"; nothing for anything else.
  static std::optional<Date> parse(std::string_view text);

  [[nodiscard]] int year() const;
  [[nodiscard]] unsigned month() const;
  [[nodiscard]] unsigned day() const;
  [[nodiscard]] Date plus_days(int days) const;
  /// The same day that many months later, or the month's last day when it is shorter:
  /// 2025-01-31 plus 1 month is 2025-02-28.
  [[nodiscard]] Date plus_months(int months) const;
  [[nodiscard]] std::string text() const;  // ISO 8601
  /// Days since 1970-01-01.
  [[nodiscard]] int day_number() const {
    return static_cast<int>(days_.time_since_epoch().count());
  }

  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  explicit Date(std::chrono::sys_days days) : days_(days) {}
  std::chrono::sys_days days_{std::chrono::year_month_day(
      std::chrono::year(1), std::chrono::month(1), std::chrono::day(1))};
};

/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

/// Whole years from `from` to `to`: anniversaries that have come round. A 29 February comes round
/// on 1 March in a common year.
int full_years_between(Date from, Date to);

}  // namespace toadlane
