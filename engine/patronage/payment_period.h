#pragma once

#include "engine/base/date.h"

namespace toadlane::patronage {

/// The last day of the payment period of a fiscal year under Subchapter T: the 15th day of the
/// ninth month after the year end, never moved for a weekend. A patronage dividend paid by then is
/// deducted in the year that it is of. Source: 26 CFR 1.1382-4.
///
///   2026-12-31 -> 2027-09-15      2025-04-15 -> 2026-01-15
Date payment_period_end(Date year_end);

/// The last day on which a qualified check must be cashed to count as paid in money: the 90th day
/// after the close of the payment period. Source: 26 USC 1388(c)(4).
///
///   2026-12-31 -> 2027-12-14
Date qualified_check_cashed_by(Date year_end);

}  // namespace toadlane::patronage
