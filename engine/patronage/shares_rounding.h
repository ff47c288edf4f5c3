#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/surplus_plan.h"
#include "engine/number/apportion.h"
#include "engine/patronage/division.h"
#include "engine/patronage/members.h"
#include "engine/patronage/movement.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// How the file says that members' exact shares become cents (`rounding.shares`); largest remainder
/// when it is silent.
Apportionment rounding_of_shares(const model::RoundingPlan& rounding);

/// Whether equal remainders, or equal largest shares, can make a difference to the rounding.
bool has_ties(Apportionment how);

/// The rounding in words, as every result names it: "half up; what they leave, to reserve".
std::string shares_policy(const model::RoundingPlan& rounding, std::span<const Portion> portions);

/// How one member's share became cents: from the exact share, in whole currency units, what it was
/// rounded to, and why. `divisions` are those of the portion after residues left them.
Step step_of_rounding(const Portion& portion, std::span<const Division> divisions,
                      std::size_t member, const Ratio& exact);

/// P223 when the largest share would have to make up for more than it is: 0.02 among four equal
/// members is 0.01 each rounded half up, and the largest of them would be at -0.01.
std::optional<Diagnostic> largest_too_small(const model::RoundingPlan& rounding,
                                            const Portion& portion, bool loss,
                                            const Members& members);

/// Sends what the parts of a portion leave of its pools to the account of `rounding.residue`: each
/// pool leaves a part by its amount, and its movement and the pool become as much smaller. A
/// residue below 0 comes out of the account. One movement per pool; balances are not touched.
///
///   100.00 to 1 : 1 : 1 : 4, half up: 14.29 14.29 14.29 57.14  ->  members 100.01, reserve -0.01
std::vector<Movement> place_residue(const model::RoundingPlan& rounding, const Portion& portion,
                                    std::span<Division> divisions, std::span<Movement> movements);

}  // namespace toadlane::patronage
