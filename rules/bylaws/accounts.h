#pragma once

#include "engine/model/accounts.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// The block `accounts`: the collective accounts by name, and the rules of the members' ones.
void describe(Visitor& v, model::Accounts& accounts);

}  // namespace toadlane::rules
