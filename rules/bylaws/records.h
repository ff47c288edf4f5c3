#pragma once

#include "engine/model/records.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `records`: who may see them, how long they are kept, when they are audited.
void describe(Visitor& v, model::Records& records);

}  // namespace toadlane::rules
