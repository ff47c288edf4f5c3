#pragma once

#include "engine/base/diagnostic.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/surplus.h"

namespace toadlane::patronage {

/// Lays a loss (a negative amount) on those who bear it: the first rule of `surplus.losses` that
/// holds in this year. Its parts are apportioned; what an account cannot bear goes where
/// `if_reserve_short` says; the members' part becomes a pool, divided by year_end, which never takes
/// an account below the floor that the rule states.
///
///   reserve 80%, members 20%, the reserve holding 50,000 of a loss of 100,000
///   ->  reserve -50,000, members -50,000
Diagnostics bear_loss(const model::Bylaws& bylaws, const model::FiscalYear& year, Money loss,
                      Balances& balances, Waterfall& out);

/// The rule of `surplus.losses` that holds in this year; nullptr when none does.
const model::LossRule* loss_rule_of(const model::SurplusPlan& plan, const model::FiscalYear& year,
                                    Diagnostics& mistakes);

}  // namespace toadlane::patronage
