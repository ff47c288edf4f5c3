#pragma once

#include <string>

#include "service/app/hold_meeting.h"

namespace toadlane::render {

/// The result of a meeting as JSON (`toadlane-meeting-result 1`): the same bytes from the command
/// and the API.
std::string meeting_json(const app::HeldMeeting& held);

/// The same for a person: the quorum, then each motion with its figures and articles; with
/// `explain` the steps behind each.
std::string meeting_text(const app::HeldMeeting& held, bool explain);

}  // namespace toadlane::render
