#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// What no single key can tell: names that are declared nowhere, parts that do not make a whole,
/// rules that can never hold, several measures without a way to combine them. All at once, each
/// with its place.
void check_coherence(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
