#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/model/surplus_plan.h"
#include "engine/patronage/members.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// Only members of this class count; nothing: all.
using OnlyClass = std::optional<std::string>;

/// Where a member stands to a pool.
enum class Standing : std::uint8_t {
  outside,  // what they did is not in the base
  shares,
  aside,  // in the base, but their part goes to the account that `the_rest` names
};

/// Each member's standing by class and by the rule on eligibility; empty: everybody shares.
///
///   eligible: {of: hours, at_least: 25% of the average, the_rest: to reserve}
///   hours 1000, 900, 0, 100: the average of the three who have any is 2000/3, a quarter of it
///   166.67: the first two share, the others stand aside
///
/// The average is taken once, over all members of the table who have any of the measure, as it
/// counts. P203 to P205 for tests that cannot be made of these members.
Result<std::vector<Standing>> standings(const model::SurplusPlan& plan, const Members& members,
                                        Date year_end, const OnlyClass& only);

/// Why the rule on eligibility leaves a member out, for somebody of whom `standings` says so; else
/// nothing. The first test that they do not meet, with what they have.
///
///   eligible: time as member at least 6 months; joined 2025-09-01
///   ->  not eligible: time as member at least 6 months: joined 2025-09-01 -> no share
std::optional<Step> why_not_eligible(const model::SurplusPlan& plan, const Members& members,
                                     Date year_end, std::size_t member);

}  // namespace toadlane::patronage
