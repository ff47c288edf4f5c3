#pragma once

#include "engine/base/result.h"
#include "engine/meetings/meeting.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/reader.h"

namespace toadlane::rules {

/// A meeting file, read: the facts, and where each stands.
struct MeetingRead {
  meetings::Meeting meeting;
  SourceMap places;
  Diagnostics doubts;
};

/// The occasion of a meeting file, without the bylaws: the day of its notice decides which text
/// is in force; where no notice is given, the day of the meeting. Nothing when neither is a date.
Occasion occasion_of_meeting(const document::Node& text);

/// Reads a meeting file against the bylaws in force for it, all mistakes at once: the body and the
/// decisions are the bylaws', no more vote than may, and every count and fact that its rules ask
/// for is there. Errors: B1xx of the format, M301 to M319, M370, M372.
/// With a roll its counts are the meeting's: a count that the file gives as well is the same
/// (M372), and `counts` may be left out.
Result<MeetingRead> read_meeting(const document::Node& text, const model::Bylaws& bylaws,
                                 const meetings::Headcount* roll = nullptr);

/// What decides the roll of a meeting, as far as the file says it, whatever else is wrong with it.
struct RollDates {
  std::optional<Date> meeting;
  std::optional<Date> notice_sent;
  std::optional<Date> record_date;
  std::string body;
  meetings::Holidays holidays;
};
RollDates roll_dates_of_meeting(const document::Node& text);

/// What is wrong with a meeting file whatever the bylaws say: for when these cannot be read.
Diagnostics mistakes_of_meeting(const document::Node& text);

}  // namespace toadlane::rules
