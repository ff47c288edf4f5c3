#pragma once

#include "engine/model/decision.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One entry of the block `decisions`: how one kind of decision is made.
void describe(Visitor& v, model::Decision& decision);

}  // namespace toadlane::rules
