#pragma once

#include <string>

#include "service/app/keep_calendar.h"

namespace toadlane::render {

/// The days to keep, one a line, with the words of the rule and its article.
std::string calendar_text(const app::KeptCalendar& kept);

/// The same as an iCalendar object (RFC 5545): an all-day event for each entry, lines of at most 75
/// octets that end in CR LF. The bytes depend on the bylaws and the year alone: DTSTAMP is the
/// first moment of the year, and a UID is made of the year, the clause and its number among those
/// of that clause, so that a calendar program takes a second import for the same events.
std::string calendar_ics(const app::KeptCalendar& kept);

/// The same for programs (`toadlane-calendar 1`).
std::string calendar_json(const app::KeptCalendar& kept);

}  // namespace toadlane::render
