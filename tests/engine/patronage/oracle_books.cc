#include "tests/engine/patronage/oracle_books.h"

#include <algorithm>

#include "tests/engine/patronage/oracle_rounding.h"

namespace toadlane::oracle {

Whole Books::minor(const std::string& money) const {
  return floor_of(number(money) * Fraction(minor_));
}
void Books::refuse(const std::string& code) {
  if (out_.refused.empty()) out_.refused = code;
}
std::size_t Books::income(const std::string& name) const {
  return static_cast<std::size_t>(std::find(plan_.incomes.begin(), plan_.incomes.end(), name) -
                                  plan_.incomes.begin());
}

Whole Books::left(const std::string& of) const {
  if (!of.empty()) return left_[income(of)];
  Whole sum = 0;
  for (const Whole& one : left_) sum += one;
  return sum;
}

Fraction Books::named(const std::string& name) {
  for (std::size_t i = 0; i < plan_.incomes.size(); ++i)
    if (plan_.incomes[i] == name) return Fraction(incomes_[i]);
  for (const auto& [figure, value] : year_.figures)
    if (figure == name) return number(value) * Fraction(minor_);
  refuse("P206");
  return 0;
}

// In minor units, never below 0; incomes as the steps see them.
Fraction Books::value_of(const Sum& sum) {
  constexpr const char* balance = "balance of ";
  const Fraction part = number(sum.amount);
  if (sum.of.empty()) return part * Fraction(minor_);
  Fraction whole = 0;
  if (sum.of.rfind(balance, 0) == 0) {
    const std::string account = sum.of.substr(std::string(balance).size());
    if (opening_.count(account) == 0) refuse("P206");
    whole = Fraction(opening_[account] + moved_[account]);
  } else if (income(sum.of) < plan_.incomes.size()) {
    whole = Fraction(whole_[income(sum.of)]);
  } else {
    whole = named(sum.of);
  }
  return std::max(Fraction(part * whole), Fraction(0));
}

Fraction Books::goal_of(const Until& until) {
  Fraction goal = 0;
  for (const std::string& name : until.names) goal += named(name);
  return until.fraction.empty() ? goal : Fraction(goal * number(until.fraction));
}

Fraction Books::now_of(const Until& until) {
  if (!until.balance) return Fraction(moved_[until.account]);
  if (opening_.count(until.account) == 0) refuse("P206");
  return Fraction(moved_[until.account] + opening_[until.account]);
}

bool Books::holds_now(const Condition& condition) {
  const Fraction now = now_of(condition.state), goal = goal_of(condition.state);
  return (condition.state.exceeds ? now > goal : now >= goal) != condition.negated;
}

}  // namespace toadlane::oracle
