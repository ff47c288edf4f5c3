#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Words that no single phrase can tell to be ambiguous, because another clause makes them so
/// (X258 to X263): `members present` where members may send a proxy, months that are counted from
/// the day of joining, what remains of income that is taxed, `members` where some are not active,
/// a limit that follows an index without a day, fiscal years counted from a first one that is not
/// stated. Each is a warning that a reading settles, or more exact words.
void check_doubts(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
