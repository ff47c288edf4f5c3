#pragma once

#include "engine/model/shares.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `shares`: what the shares of the co-operative are.
void describe(Visitor& v, model::Shares& shares);

}  // namespace toadlane::rules
