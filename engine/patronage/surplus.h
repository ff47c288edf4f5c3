#pragma once

#include <functional>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/movement.h"

namespace toadlane::patronage {

/// The year's net margin run down its waterfall.
struct Waterfall {
  std::vector<Movement> movements;  // they sum to the income
  std::vector<MemberPool> pools;    // what goes to members, to be divided among them
  Diagnostics doubts;
};

/// Whether nobody has any patronage in a pool.
using EmptyPool = std::function<bool(const MemberPool&)>;
/// What of a pool goes to accounts and not to the members who share; no function: nothing.
using AsidesOf = std::function<std::vector<Aside>(const MemberPool&)>;

/// Nets the sources of income as the bylaws say (`losses_covered_by_other`), sends what is positive
/// down the steps in their order, and what is negative to the loss rules.
///
/// A step takes "all of" a source (what is left of it), a fraction of it (of the whole source), a
/// fraction of the rest, a sum of money, a fraction of a figure (4% of paid-in capital, out of all
/// that is left), or the rest; `until` stops it where its state is reached, or one coin beyond what
/// it must exceed.
/// Each step is rounded once, by the named rounding of steps (half up when the file is silent),
/// save steps that take fractions of one source that come to 100% while no other step takes from
/// it: they are apportioned, so that no cent is missing or too many. A pool that is empty goes to
/// the account that `empty_pool` names, at its step. A step that wants more than there is, is a
/// mistake of the bylaws or the year, never cut silently; what only earlier roundings took from it
/// is not.
///
///   10,000 profit and 100,000 surplus: all of profit, then all of surplus until moved to the
///   collective account reaches 25% of (profit plus surplus)   ->   10,000 and 17,500; rest 82,500
///
/// Source of the order: the article of each step. Movements always sum to the income.
Result<Waterfall> run_waterfall(const model::Bylaws& bylaws, const model::FiscalYear& year,
                                Balances& balances, const EmptyPool& is_empty,
                                const AsidesOf& asides = {});

}  // namespace toadlane::patronage
