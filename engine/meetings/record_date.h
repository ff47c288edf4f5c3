#pragma once

#include <optional>
#include <string>

#include "engine/meetings/day_count.h"
#include "engine/model/meeting_rules.h"

namespace toadlane::meetings {

/// The day whose members may vote at a meeting, and what decided it.
///
///   {within: 10 to 60 days before meeting, chosen_by: {body: board},
///   otherwise: business day before notice}, notice 2025-03-03, nothing chosen
///   ->   2025-02-28 by default (a Friday: the notice went out on a Monday)
struct RecordDay {
  enum class How {
    by_rule,      // the bylaws name the day
    chosen,       // somebody chose it
    by_default,   // nobody did, and the bylaws say what holds then
    meeting_day,  // the bylaws state no record date: the day of the meeting
    not_said,     // the choice is not given, or the day of the notice that it counts from is not
  };
  How how = How::not_said;
  std::optional<Date> day;
  std::optional<Date> first;  // of the range that a chosen day must lie in
  std::optional<Date> last;
  bool outside = false;  // the chosen day does not lie in it
  std::string rule;      // "10 to 60 days before meeting"
  Clause clause;
  std::string cite;
  std::string missing;  // of not_said: "record_date" or "notice_sent"
};
std::string_view words_for(RecordDay::How how);  // "chosen", "by default", ...

/// What a meeting file says about it.
struct RecordDateFacts {
  Date meeting;
  std::optional<Date> notice_sent;
  std::optional<Date> chosen;
};

/// The record date of a meeting. Where a single number stands in `within` and nobody may choose,
/// that day is the record date and no other.
RecordDay record_date_of(const model::MeetingRules* rules, const RecordDateFacts& facts,
                         const Holidays& holidays);

}  // namespace toadlane::meetings
