#include "engine/base/date.h"

#include <algorithm>
#include <array>

namespace toadlane {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day civil(Date date) {
  return chrono::sys_days(chrono::days(date.day_number()));
}

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return of(static_cast<int>(*year), *month, *day);
}

int Date::year() const {
  return static_cast<int>(civil(*this).year());
}
unsigned Date::month() const {
  return static_cast<unsigned>(civil(*this).month());
}
unsigned Date::day() const {
  return static_cast<unsigned>(civil(*this).day());
}

Date Date::plus_days(int days) const {
  return Date(days_ + chrono::days(days));
}

Date Date::plus_months(int months) const {
  const chrono::year_month_day date = civil(*this);
  const chrono::year_month target =
      chrono::year_month(date.year(), date.month()) + chrono::months(months);
  const chrono::day last = chrono::year_month_day_last(target / chrono::last).day();
  return Date(chrono::sys_days(target / std::min(date.day(), last)));
}

std::string Date::text() const {
  const auto pad = [](unsigned value, std::size_t width) {
    std::string figures = std::to_string(value);
    return std::string(width - std::min(width, figures.size()), '0') + figures;
  };
  return pad(static_cast<unsigned>(year()), 4) + "-" + pad(month(), 2) + "-" + pad(day(), 2);
}

int days_between(Date from, Date to) {
  return to.day_number() - from.day_number();
}

int full_years_between(Date from, Date to) {
  if (to < from) return -full_years_between(to, from);
  const bool came_round = std::pair(to.month(), to.day()) >= std::pair(from.month(), from.day());
  return to.year() - from.year() - (came_round ? 0 : 1);
}

}  // namespace toadlane
