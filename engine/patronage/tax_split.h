#pragma once

#include <optional>

#include "engine/number/money.h"
#include "engine/number/ratio.h"

namespace toadlane::patronage {

/// A year's net income between a collective part, taxed with the co-operative, and a patronage
/// dividend that the co-operative deducts. income = collective + dividend, and
/// income = tax + cash + cash_left.
struct TaxSplit {
  Money collective;  // before tax
  Money tax;
  Money dividend;
  Money cash;       // of the dividend, to members now
  Money notices;    // the rest of it: dividend = cash + notices
  Money cash_left;  // what the co-operative keeps in money
};

/// The split that leaves `wanted` in the collective account after tax, with qualified notices: the
/// whole dividend is deducted, so collective = wanted / (1 - rate). The collective part is rounded
/// up to the cent, so that no less than `wanted` is left of it; tax and cash are rounded half up.
///
///   200,000 at 25%, 30% in cash, 60,000 wanted  ->  collective 80,000, tax 20,000,
///   dividend 120,000: 36,000 in cash and 84,000 in notices; 144,000 in money is left
///
/// 0 <= rate < 1 (an invariant). Nothing when the income does not reach. Source: 26 USC 1382(b),
/// 1388(c); the closed form is income (1 - rate) + dividend (rate - cash_part) for the money left.
std::optional<TaxSplit> split_for_collective(Money income, const Ratio& rate,
                                             const Ratio& cash_part, Money wanted);

/// The part to pay in cash beside nonqualified notices so that the co-operative keeps as much money
/// as with qualified ones and `qualified_cash_part`: c + rate (1 - c) = qualified_cash_part. Below
/// the tax rate it is negative: no payment is as cheap.
///
///   40% with qualified notices, taxed at 25%  ->  1/5
///
/// rate < 1 (an invariant). Source: P. Kenkel, Calculating a Cash Neutral Percentage of
/// Non-Qualified Stock.
Ratio cash_neutral_part(const Ratio& qualified_cash_part, const Ratio& rate);

/// The split with nonqualified notices, on which the co-operative is taxed now: all of the income
/// is dividend; tax is on what is not paid in cash.
///
///   100.00 at 25%, 1/5 in cash  ->  20.00 cash, 80.00 notices, 20.00 tax, 60.00 left
TaxSplit split_nonqualified(Money income, const Ratio& rate, const Ratio& cash_part);

}  // namespace toadlane::patronage
