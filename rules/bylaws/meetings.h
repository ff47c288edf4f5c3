#pragma once

#include "engine/model/meeting_rules.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One entry of the block `meetings`: how one body meets.
void describe(Visitor& v, model::MeetingRules& rules);

}  // namespace toadlane::rules
