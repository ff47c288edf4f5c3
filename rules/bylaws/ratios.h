#pragma once

#include "engine/model/reading.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One entry of the block `ratios`.
void describe(Visitor& v, model::RatioLimit& limit);

}  // namespace toadlane::rules
