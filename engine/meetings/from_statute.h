#pragma once

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// Says "from the statute, s. 12" in place of an article wherever a result stands on a clause that
/// the bylaws leave to the statute.
void cite_statute(const model::Bylaws& bylaws, Held& held);

}  // namespace toadlane::meetings
