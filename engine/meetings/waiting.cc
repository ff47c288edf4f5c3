#include "engine/meetings/waiting.h"

#include <string>

#include "engine/number/integer.h"

namespace toadlane::meetings {
namespace {

struct Duration {
  int number = 0;
  std::string_view unit;  // in the singular
};

// "14 days (of the first meeting)": the number and its unit, alone or before further words.
std::optional<Duration> read(std::string_view text) {
  const std::size_t gap = text.find(' ');
  if (gap == std::string_view::npos) return std::nullopt;
  const auto whole = Integer::parse(text.substr(0, gap));
  const auto small = whole ? whole->to_int64() : std::nullopt;
  if (!small || *small < 0 || *small > 36'500) return std::nullopt;
  std::string_view unit = text.substr(gap + 1);
  for (const std::string_view kind : {"clear day", "working day"})
    if (unit.starts_with(kind)) return Duration{static_cast<int>(*small), kind};
  unit = unit.substr(0, unit.find(' '));
  if (unit.ends_with('s')) unit.remove_suffix(1);
  return Duration{static_cast<int>(*small), unit};
}

}  // namespace

std::optional<Date> day_after(Date day, std::string_view duration, const Holidays& holidays) {
  if (duration.starts_with("within ")) duration.remove_prefix(7);
  const auto time = read(duration);
  if (!time) return std::nullopt;
  if (time->unit == "day") return day.plus_days(time->number);
  if (time->unit == "clear day")
    return after(day, time->number, {expression::UnitKind::clear_days, ""}, holidays);
  if (time->unit == "working day")
    return after(day, time->number, {expression::UnitKind::working_days, ""}, holidays);
  if (time->unit == "week") return day.plus_days(7 * time->number);
  if (time->unit == "month") return day.plus_months(time->number);
  if (time->unit == "year") return day.plus_months(12 * time->number);
  return std::nullopt;
}

std::optional<int> minutes_in(std::string_view duration) {
  const auto time = read(duration);
  if (!time) return std::nullopt;
  if (time->unit == "minute") return time->number;
  if (time->unit == "hour") return 60 * time->number;
  return std::nullopt;
}

}  // namespace toadlane::meetings
