#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/model/fiscal_year.h"
#include "engine/model/surplus_plan.h"
#include "engine/patronage/members.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// A year whose net income was split over the incomes of the bylaws, and why so.
struct SplitIncome {
  model::FiscalYear year;  // with `income`, without `net_income`
  std::vector<Step> why;
};

/// Splits `net_income` over the two incomes of the plan: the first is the part of what members did
/// of the measure `split_by`, as it counts, the second the part of what the year file says that
/// others did. The two are apportioned, so that they sum to the net income; a loss is split alike.
///
///   100,000.00, members 3,000 hours, others 2,000  ->  surplus 60,000.00, profit 40,000.00
///
/// P205 when the measure has no column, P222 when neither members nor others did anything. That the
/// plan has two incomes and the year names the measure is known (readers check; an invariant).
Result<SplitIncome> split_income(const model::SurplusPlan& plan, const model::FiscalYear& year,
                                 const Members& members);

}  // namespace toadlane::patronage
