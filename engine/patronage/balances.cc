#include "engine/patronage/balances.h"

namespace toadlane::patronage {

void Balances::move(const std::string& account, Money amount) {
  for (auto& [name, moved] : moved_) {
    if (name != account) continue;
    moved += amount;
    return;
  }
  moved_.emplace_back(account, amount);
}

bool Balances::knows(std::string_view account) const {
  return model::find(year_.opening, account) != nullptr;
}

Money Balances::opening(std::string_view account) const {
  const Money* opening = model::find(year_.opening, account);
  return opening != nullptr ? *opening : Money::zero(currency_);
}

Money Balances::moved(std::string_view account) const {
  const Money* moved = model::find(moved_, account);
  return moved != nullptr ? *moved : Money::zero(currency_);
}

Money Balances::balance(std::string_view account) const {
  return opening(account) + moved(account);
}

std::optional<Ratio> Balances::value(const expression::Name& name) const {
  using Kind = expression::Name::Kind;
  if (name.kind == Kind::moved_to) return moved(name.name).units();
  if (name.kind == Kind::balance_of) {
    // What an account held at the start is a fact: it is not taken to be nothing.
    if (!knows(name.name)) return std::nullopt;
    return balance(name.name).units();
  }
  if (const Money* income = model::find(year_.income, name.name)) return income->units();
  if (const Ratio* figure = model::find(year_.figures, name.name)) return *figure;
  if (const Ratio* rate = model::find(year_.rates, name.name)) return *rate;
  return std::nullopt;
}

std::optional<Ratio> Balances::value(const expression::Measure& measure,
                                     expression::UnitKind) const {
  if (!std::holds_alternative<std::monostate>(measure.window)) return std::nullopt;
  return value(expression::Name{measure.name});
}

}  // namespace toadlane::patronage
