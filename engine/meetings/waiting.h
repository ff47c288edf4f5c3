#pragma once

#include <optional>
#include <string_view>

#include "engine/base/date.h"

namespace toadlane::meetings {

/// The day that is so long after another, in calendar days, weeks, months or years: "14 days",
/// "2 months". Nothing for other words, for parts of a day, and for clear or working days, which
/// need a calendar.
///
///   day_after(2025-01-31, "1 month")   ->   2025-02-28
std::optional<Date> day_after(Date day, std::string_view duration);

/// Minutes of a phrase: "30 minutes" is 30, "1 hour" is 60; nothing for other words.
std::optional<int> minutes_in(std::string_view duration);

}  // namespace toadlane::meetings
