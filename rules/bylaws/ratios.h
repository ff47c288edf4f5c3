#pragma once

#include "engine/model/ratio_limit.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One entry of the block `ratios`.
void describe(Visitor& v, model::RatioLimit& limit);

}  // namespace toadlane::rules
