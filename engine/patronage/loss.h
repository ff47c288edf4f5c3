#pragma once

#include <optional>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/surplus.h"

namespace toadlane::patronage {

/// Lays a loss (a negative amount) on those who bear it: the first rule of `surplus.losses` that
/// holds in this year. Its parts are apportioned. An account bears no more than it holds above its
/// floor where the rule states one, or above 0 where it says who bears the rest; what is left of
/// that is carried forward. The members' part becomes one pool for each measure, divided by
/// year_end, which never takes a member's account below its floor.
///
///   reserve 80%, members 20%, the reserve holding 50,000 of a loss of 100,000
///   ->  reserve -50,000, members -50,000
Diagnostics bear_loss(const model::Bylaws& bylaws, const model::FiscalYear& year, Money loss,
                      Balances& balances, Waterfall& out);

/// The rule of `surplus.losses` that holds in this year; nullptr when none does.
const model::LossRule* loss_rule_of(const model::SurplusPlan& plan, const model::FiscalYear& year,
                                    Diagnostics& mistakes);

/// The floor that a rule states for an account or for `member accounts`; nothing when it states
/// none.
std::optional<Money> floor_of(const model::LossRule& rule, std::string_view account,
                              Currency currency);

}  // namespace toadlane::patronage
