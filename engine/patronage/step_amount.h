#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/expression/evaluate.h"
#include "engine/model/surplus_plan.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/sources.h"

namespace toadlane::patronage {

/// How much a step asks for, before it is rounded, and why.
struct StepAmount {
  Ratio exact;     // in whole currency units
  std::string of;  // the one income that it takes from; empty: everything that is left
  std::vector<Step> why;
};

/// What `move` says, not less than `at_least`, not more than `at_most`, and no further than
/// `until`. Refused: figures that the year does not give (P206), a least above the most (P230).
///
///   move 10% of 30,000.00, at least 5,000.00, until the reserve, at 46,000.00, reaches 50,000.00
///   ->  3,000, raised to 5,000, stopped at 4,000
///
/// Fractions of an income in `at_least` and `at_most` are of the same whole as in `move`: what is
/// left of it after a loss of other income.
Result<StepAmount> amount_of(const model::SurplusStep& step, const Sources& sources,
                             const Balances& balances, Currency currency);

/// The one income that a step takes from; empty: it may take from any.
std::string only_source(const model::SurplusStep& step, const Sources& sources);

/// The income of whose whole a step always takes a fraction; empty: it does not, or not always.
std::string parted_source(const model::SurplusStep& step, const Sources& sources);

/// P206: the step needs figures that the year file does not give.
Diagnostic missing_figures(const std::vector<std::string>& names, const Clause& clause,
                           const std::string& cite);

}  // namespace toadlane::patronage
