#include "engine/patronage/tax_split.h"

#include "engine/base/invariant.h"
#include "engine/number/rounding.h"

namespace toadlane::patronage {
namespace {

Money part_of(Money whole, const Ratio& part) {
  return rounded_money(whole.units() * part, whole.currency(), Rounding::half_up);
}

}  // namespace

std::optional<TaxSplit> split_for_collective(Money income, const Ratio& rate,
                                             const Ratio& cash_part, Money wanted) {
  invariant(rate.sign() >= 0 && rate < Ratio(1), "a tax rate is under 100%");
  TaxSplit split;
  split.collective =
      rounded_money(wanted.units() / (Ratio(1) - rate), income.currency(), Rounding::up);
  if (split.collective > income) return std::nullopt;
  split.tax = part_of(split.collective, rate);
  split.dividend = income - split.collective;
  split.cash = part_of(split.dividend, cash_part);
  split.notices = split.dividend - split.cash;
  split.cash_left = income - split.cash - split.tax;
  return split;
}

Ratio cash_neutral_part(const Ratio& qualified_cash_part, const Ratio& rate) {
  invariant(rate < Ratio(1), "a tax rate is under 100%");
  return (qualified_cash_part - rate) / (Ratio(1) - rate);
}

TaxSplit split_nonqualified(Money income, const Ratio& rate, const Ratio& cash_part) {
  TaxSplit split;
  split.collective = Money::zero(income.currency());
  split.dividend = income;
  split.cash = part_of(income, cash_part);
  split.notices = income - split.cash;
  split.tax = part_of(split.notices, rate);
  split.cash_left = split.notices - split.tax;
  return split;
}

}  // namespace toadlane::patronage
