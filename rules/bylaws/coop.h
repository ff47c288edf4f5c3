#pragma once

#include "engine/model/bylaws.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The blocks `coop` (who the co-operative is) and `in_force` (since when the text holds).
void describe(Visitor& v, model::Coop& coop);
void describe(Visitor& v, model::InForce& in_force);

}  // namespace toadlane::rules
