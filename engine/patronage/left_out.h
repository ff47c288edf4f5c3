#pragma once

#include "engine/base/date.h"
#include "engine/base/diagnostic.h"
#include "engine/model/bylaws.h"
#include "engine/patronage/members.h"

namespace toadlane::patronage {

/// P218, a warning, for each measure of which some members have patronage that counts in no pool,
/// because the pools that go by it are of other classes: a wrong class, or a figure in the wrong
/// column. Members who are not eligible, and figures below the least that counts, are left out by
/// a rule of the bylaws and not told.
///
///   pools {workers: by hours, consumers: by purchases}; a worker with 120.00 of purchases
///   ->  `purchases` of 1 member counts in no pool
Diagnostics patronage_left_out(const model::Bylaws& bylaws, const Members& members, Date year_end);

}  // namespace toadlane::patronage
