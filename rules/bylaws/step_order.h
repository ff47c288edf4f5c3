#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Refuses steps of the waterfall whose order is a guess (B150), unless a reading of the step says
/// which comes first.
///
/// The order of a file is that of its articles, which readers take for the order of the text, and a
/// step is not questioned for that. It is a guess in two cases, and only where the two steps move
/// other amounts in the other order: the step says `order: not stated`; or it moves what another
/// step leaves, which moves what remains too, and stands behind it although its article has the
/// lower number (Art. 9 before Art. 7). `order: stated` says that the text has an ordering word.
void check_step_order(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
