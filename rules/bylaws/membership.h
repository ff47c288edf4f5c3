#pragma once

#include "engine/model/membership.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `membership`: becoming a member, staying one and leaving.
void describe(Visitor& v, model::Membership& membership);

}  // namespace toadlane::rules
