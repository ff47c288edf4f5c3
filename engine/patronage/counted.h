#pragma once

#include <optional>

#include "engine/base/result.h"
#include "engine/model/surplus_plan.h"
#include "engine/number/columns.h"

namespace toadlane::patronage {

/// A measure's column as it counts: who has less than `at_least` has none, and what is above
/// `at_most` does not count. A limit with more decimals than the column refines the column, to at
/// most 6 places. A limit of another unit or with more decimals is P204.
///
///   {unit: hours, at_least: 200 hours, at_most: 2080 hours}   180, 1800.50, 2100 -> 0, 1800.50,
///   2080
Result<Column> counted(const model::Measure& measure, Column column);

/// The same for the number of one member, exact; the limits are known to be good (an invariant).
Ratio counted(const model::Measure& measure, const Ratio& did);

/// A limit as a number of the measure's own unit: 90 minutes of a measure in hours are 3/2. Nothing
/// when it is not a number, or one of something else.
std::optional<Ratio> in_unit_of(const model::Measure& measure, const expression::Amount& limit);

/// Writes a column with more places; nothing when a number no longer fits 64 bits.
std::optional<Column> refined(Column column, unsigned places);

}  // namespace toadlane::patronage
