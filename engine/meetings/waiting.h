#pragma once

#include <optional>
#include <string_view>

#include "engine/base/date.h"
#include "engine/meetings/day_count.h"

namespace toadlane::meetings {

/// The day that is so long after another, in days, clear days, working days, weeks, months or
/// years: "14 days", "2 months". Nothing for other words, and for parts of a day.
///
///   day_after(2025-01-31, "1 month")         ->   2025-02-28
///   day_after(2025-01-31, "5 working days")  ->   2025-02-07, from a Friday to a Friday
std::optional<Date> day_after(Date day, std::string_view duration, const Holidays& holidays);

/// Minutes of a phrase: "30 minutes" is 30, "1 hour" is 60; nothing for other words.
std::optional<int> minutes_in(std::string_view duration);

}  // namespace toadlane::meetings
