#pragma once

#include <string>

#include "engine/meetings/meeting.h"
#include "service/render/json_writer.h"

namespace toadlane::render {

/// Whether the notice and the hearings were in time, which day is the record date, and whether
/// votes were taken as the bylaws ask, for a person: a line each, with the article, the last good
/// day and how the time is counted.
std::string times_text(const meetings::Held& held, bool explain);

/// The same as the keys `times`, `record` and, where there are any, `ballots` of a JSON object.
void write_times(JsonWriter& json, const meetings::Held& held);

}  // namespace toadlane::render
