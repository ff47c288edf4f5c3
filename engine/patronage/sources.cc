#include "engine/patronage/sources.h"

#include <algorithm>

#include "engine/number/apportion.h"

namespace toadlane::patronage {

Sources Sources::of(const model::SurplusPlan& plan, const model::FiscalYear& year,
                    Currency currency, Money& loss) {
  model::Named<Money> sources;
  std::vector<Share> gains;
  Money negative = Money::zero(currency);
  for (const auto& [name, meaning] : plan.income) {
    const Money amount = *model::find(year.income, name);
    if (amount.sign() < 0) negative += amount;
    sources.emplace_back(name, amount.sign() < 0 ? Money::zero(currency) : amount);
    gains.push_back({Ratio(Integer(sources.back().second.minor())), name});
  }
  loss = negative;
  if (negative.sign() == 0 || !plan.losses_covered_by_other.value_or(false))
    return {std::move(sources), year, currency};
  Money gain = Money::zero(currency);
  for (const auto& [name, amount] : sources) gain += amount;
  const Money covered = std::min(gain, -negative);
  if (covered.sign() > 0) {
    const std::vector<Money> parts = apportion(covered, gains);
    for (std::size_t i = 0; i < parts.size(); ++i) sources[i].second -= parts[i];
  }
  loss += covered;
  return {std::move(sources), year, currency};
}

std::string Sources::label(const std::string& name) const {
  const bool reduced = whole(name) != *model::find(year_->income, name) && whole(name).sign() > 0;
  return reduced ? name + " less a loss of other income" : name;
}

Money Sources::left() const {
  Money sum = Money::zero(currency_);
  for (const auto& [name, money] : left_) sum += money;
  return sum;
}

model::Named<Money> Sources::take(Money amount, const std::string& only) {
  std::vector<Share> shares;
  for (const auto& [name, money] : left_) {
    const bool takes = only.empty() || name == only;
    shares.push_back({takes ? Ratio(Integer(money.minor())) : Ratio(0), name});
  }
  model::Named<Money> taken;
  if (amount.sign() == 0) return taken;
  const std::vector<Money> parts = apportion(amount, shares);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].sign() == 0) continue;
    left_[i].second -= parts[i];
    taken.emplace_back(left_[i].first, parts[i]);
  }
  return taken;
}

}  // namespace toadlane::patronage
