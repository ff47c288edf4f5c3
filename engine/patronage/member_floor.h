#pragma once

#include <cstdint>
#include <span>

#include "engine/patronage/basis.h"
#include "engine/patronage/division.h"
#include "engine/patronage/members.h"

namespace toadlane::patronage {

/// A loss that takes no member's account below a floor (minor units): each bears at most what
/// stands above it after the losses `borne` before (negative); what one cannot bear, the others do,
/// by their weights. Accounts at or below the floor bear nothing. The balances are known (an
/// invariant).
///
///   150 by equal weights from accounts of 100, 100 and 10, floor 0  ->  -70, -70, -10
Portion divide_above_floor(const Division& division, std::size_t position, const Members& members,
                           NumberSpan borne, std::int64_t floor_minor);

/// How much all of those who have any of the basis can bear above the floor.
Integer room_above_floor(const Basis& basis, const Members& members, std::int64_t floor_minor);

}  // namespace toadlane::patronage
