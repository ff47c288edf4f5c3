#pragma once

#include "engine/model/dissolution.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `dissolution`: what is paid when the co-operative ends, and where the rest goes.
void describe(Visitor& v, model::Dissolution& dissolution);

}  // namespace toadlane::rules
