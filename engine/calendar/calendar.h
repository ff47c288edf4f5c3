#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/day_count.h"
#include "engine/model/bylaws.h"

/// What a co-operative has to remember in a year.
namespace toadlane::calendar {

/// A day to keep, or the days from `day` to `until`, with the rule that asks for it.
///
///   2025-11-06  annual meeting of members  (first Thursday of November)  [Art. 3.3]
struct Entry {
  Date day;
  std::optional<Date> until;  // the last day of a stretch
  std::string what;
  std::string rule;  // the words of the bylaws
  Clause clause;
  std::string cite;
};

/// Every day to keep in a calendar year, by day and then in the order of the bylaws: the annual
/// meetings with the windows of their notices and record dates, the last day that the meeting of
/// the year before leaves them, the seats that are renewed each year, the end of the fiscal year,
/// the last days of choices, of payment and of telling patrons of netting that fall in the year,
/// amendments that come into force. A notice or record date that comes before the year belongs to
/// its meeting and is listed with it. Where the bylaws give a meeting a part of the year and no
/// day, its days count from the last day of that part. Nothing is listed for a phrase that names no
/// day of the calendar ("5 years after exit").
std::vector<Entry> calendar_of(const model::Bylaws& bylaws, int year,
                               const meetings::Holidays& holidays);

/// The day of a rule that is a day of the year, moved as `if_holiday` says: a Saturday, a Sunday or
/// a holiday moves it to the next or previous business day, or by whole weeks.
Date moved_off_holiday(Date day, const std::string& if_holiday, const meetings::Holidays& holidays);

}  // namespace toadlane::calendar
