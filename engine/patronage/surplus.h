#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/each_member.h"
#include "engine/patronage/movement.h"

namespace toadlane::patronage {

/// The year's net margin run down its waterfall.
struct Waterfall {
  std::vector<Movement> movements;  // they sum to the income
  std::vector<MemberPool> pools;    // what goes to members, to be divided among them
  Diagnostics doubts;
};

/// What the waterfall asks about the members of the year. Who has none to show says that nobody is
/// known.
class StepMembers {
 public:
  virtual ~StepMembers() = default;
  /// Whether nobody has any patronage in a pool.
  [[nodiscard]] virtual bool nobody_in(const MemberPool& pool) const = 0;
  /// What of a pool goes to accounts and not to the members who share.
  [[nodiscard]] virtual std::vector<Aside> asides_of(const MemberPool& pool) const = 0;
  /// The parts of a step that reckons or limits them member by member, out of at most `most`.
  [[nodiscard]] virtual Result<EachParts> parts_of(const model::SurplusStep& step, Money most,
                                                   const Balances& balances) const = 0;
  /// How much of a loss the members of a pool can bear above its floor.
  [[nodiscard]] virtual Result<Money> room_of(const MemberPool& pool) const = 0;
};

/// Nets the sources of income as the bylaws say (`losses_covered_by_other`), sends what is positive
/// down the steps in their order, and what is negative to the loss rules.
///
/// A step takes "all of" a source (what is left of it), a fraction of it (of the whole source), a
/// fraction of the rest, a sum of money, a fraction of a figure (4% of paid-in capital, out of all
/// that is left), or the rest; not less than `at_least`, not more than `at_most`; `until` stops it
/// where its state is reached, or one coin beyond what it must exceed. A step whose `when` does not
/// hold at that moment stays visible: it moves nothing, and says why.
/// Each step is rounded once, by the named rounding of steps (half up when the file is silent),
/// save steps that take fractions of one source that come to 100% while no other step takes from
/// it: they are apportioned, so that no cent is missing or too many. A pool that is empty goes to
/// the account that `empty_pool` names, at its step; what caps of the members' parts hold back, to
/// the one that `above_caps` names. A step that reckons what each member gets moves what that comes
/// to. A step that wants more than there is, is a
/// mistake of the bylaws or the year, never cut silently; what only earlier roundings took from it
/// is not.
///
///   10,000 profit and 100,000 surplus: all of profit, then all of surplus until moved to the
///   collective account reaches 25% of (profit plus surplus)   ->   10,000 and 17,500; rest 82,500
///
/// Source of the order: the article of each step. Movements always sum to the income.
Result<Waterfall> run_waterfall(const model::Bylaws& bylaws, const model::FiscalYear& year,
                                Balances& balances, const StepMembers& members);

}  // namespace toadlane::patronage
