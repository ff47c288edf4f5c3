#pragma once

#include "engine/model/timing.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `terms`: words that the bylaws define, each with its meaning as a condition,
/// or as something that is recorded of each member.
void describe_terms(Visitor& v, model::Named<model::Term>& terms);

}  // namespace toadlane::rules
