#pragma once

#include "engine/model/surplus_plan.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `surplus`: where the year's net margin comes from and where it goes.
void describe(Visitor& v, model::SurplusPlan& plan);

}  // namespace toadlane::rules
