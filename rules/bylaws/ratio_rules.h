#pragma once

#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Whether each entry of `ratios` compares members or limits a share, with names of this file:
/// B113 for a name that is not declared, B117 for a limit that is none, B141 for keys that do not
/// go together.
void check_ratio_rules(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
