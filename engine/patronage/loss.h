#pragma once

#include <optional>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/surplus.h"

namespace toadlane::patronage {

/// Lays a loss (a negative amount) on those who bear it: the first rule of `surplus.losses` whose
/// years and state of the accounts hold. Its parts are apportioned. An account bears no more than
/// it holds above its floor where the rule states one, or above 0 where it says who bears the rest;
/// what is left of that is carried forward. The members' part becomes one pool for each measure,
/// divided by year_end, which never takes a member's account below its floor.
///
///   reserve 80%, members 20%, the reserve holding 50,000 of a loss of 100,000
///   ->  reserve -50,000, members -50,000
///
/// With `in_order` the rungs bear it one after the other, each at most what it says and what its
/// accounts hold above their floor (0 where none is stated; no floor with `may_go_negative`, and
/// none of a loss account); what no rung bears is carried forward.
///
///   reserve at most 60% of its 40,000, members, carried forward; the loss is 50,000
///   ->  reserve -24,000, members -26,000
Diagnostics bear_loss(const model::Bylaws& bylaws, const model::FiscalYear& year, Money loss,
                      Balances& balances, const StepMembers& members, Waterfall& out);

/// The floor that a rule states for an account or for `member accounts`; nothing when it states
/// none.
std::optional<Money> floor_of(const model::LossRule& rule, std::string_view account,
                              Currency currency);

}  // namespace toadlane::patronage
