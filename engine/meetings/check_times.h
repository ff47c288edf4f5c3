#pragma once

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// Fills in `held` whether the notice of the meeting was good, and for each motion whose decision
/// asks for a notice or a hearing of its own, whether that was; and the record date. A motion
/// without a day of its own was announced with the meeting. A decision takes effect on the day of
/// the meeting where the facts name no other day. A rule in words that are no time before an event
/// goes to `not_checked`.
void check_times(const model::Bylaws& bylaws, const Body& body, const Meeting& meeting, Held& held);

}  // namespace toadlane::meetings
