#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// What must fit together in the measures of `surplus`, in who shares by them, in how net income is
/// split and in how shares are rounded: measures are made of declared ones (B113) and not of
/// themselves (B137), in a way that can be reckoned, of things of one unit (B138); what a rule
/// sends to an account names it; a rounding that can leave a residue says where it goes (B139).
///
///   net purchases: {unit: EUR, is: purchases, less: [hours]}
///   ->  `hours` is counted in hours and `net purchases` in EUR
void check_patronage_rules(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
