#pragma once

#include "engine/meetings/meeting.h"
#include "rules/meeting/group_votes.h"
#include "rules/meeting/meeting_text.h"

namespace toadlane::rules {

/// The days that the file lists as holidays.
meetings::Holidays holidays_of(const MeetingText& text);

/// The counts of the roll become those of the meeting: the file may repeat and not contradict them
/// (M372).
void count_by_roll(const meetings::Headcount& roll, const model::Bylaws& bylaws,
                   meetings::Headcount& counts, const Report& report);

/// A day that somebody chose lies where the bylaws let it lie (M370).
void check_record_date(const MeetingText& text, const std::optional<meetings::Body>& body,
                       const Report& report);

}  // namespace toadlane::rules
