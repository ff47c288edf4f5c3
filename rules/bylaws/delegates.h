#pragma once

#include "engine/model/delegates.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// How many delegates a group sends, by its size: `1`, `1 per 50 members`, or bands under
/// conditions.
void describe(Visitor& v, model::Delegates& delegates);

/// Whether members may pass on their vote until they recall it.
void describe(Visitor& v, model::Delegation& delegation);

}  // namespace toadlane::rules
