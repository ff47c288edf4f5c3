#pragma once

#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// What is wrong between the keys of one step, one loss rule or `pay`: keys that do not go together
/// (B141), an `otherwise` without a condition before it (B140), a loss that nobody bears (B142) or
/// a payable does (B147), caps without a place for what they hold back (B143), conditions about
/// members (B144), amounts of something that members do not have (B145), members twice in a ladder
/// (B148). B146 warns of small dividends that are not allocated.
void check_surplus_keys(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
