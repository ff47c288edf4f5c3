#pragma once

#include "engine/model/college.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `colleges`: how the votes of the classes become one result.
void describe(Visitor& v, model::Colleges& colleges);

}  // namespace toadlane::rules
