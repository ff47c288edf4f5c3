#include "tests/engine/patronage/oracle_each.h"

#include <algorithm>

#include "tests/engine/patronage/oracle_basis.h"
#include "tests/engine/patronage/oracle_limits.h"
#include "tests/engine/patronage/oracle_rounding.h"

namespace toadlane::oracle {

// What a member has that an amount of each member is a part of, in minor units.
std::vector<Fraction> EachOne::base_of(const std::string& of) {
  std::vector<Fraction> base;
  if (of == "account balance") {
    for (const Member& member : year_.members)
      base.push_back(std::max(Fraction(minor(member.balance)), Fraction(0)));
    return base;
  }
  base = counts_of(plan_, year_, of);
  for (Fraction& one : base) one *= Fraction(minor_);
  return base;
}

// An amount of each member, in minor units.
std::vector<Fraction> EachOne::amounts_of(const Sum& sum, const Whole& pool) {
  const bool measured = sum.of == "account balance" ||
                        std::any_of(plan_.measures.begin(), plan_.measures.end(),
                                    [&](const Measure& measure) { return measure.name == sum.of; });
  std::vector<Fraction> amounts(year_.members.size(), Fraction(0));
  if (measured) {
    amounts = base_of(sum.of);
    for (Fraction& one : amounts) one *= number(sum.amount);
    return amounts;
  }
  const Fraction same =
      sum.of == "the pool" ? Fraction(number(sum.amount) * Fraction(pool)) : value_of(sum);
  for (Fraction& one : amounts) one = same;
  return amounts;
}

// Each member's amount, rounded by itself and kept within the limits.
std::vector<Whole> EachOne::reckon(const Step& step, const Whole& most) {
  const Each& each = *step.each;
  const bool on_balance = each.interest && plan_.interest_on == "opening balance";
  const std::string of = !each.interest ? each.gets->of
                         : on_balance   ? "account balance"
                                        : plan_.interest_on;
  const Fraction rate = number(each.interest ? plan_.interest : each.gets->amount);
  const std::vector<Fraction> base = base_of(of);
  const std::string how = each.rounded.empty() ? "half up" : each.rounded;
  std::vector<Fraction> least, cap;
  if (each.at_least) least = amounts_of(*each.at_least, most);
  if (each.at_most) cap = amounts_of(*each.at_most, most);
  std::vector<Whole> parts;
  std::vector<Fraction> weights;
  Whole all = 0;
  for (std::size_t i = 0; i < base.size(); ++i) {
    const Fraction exact = rate * base[i];
    Whole part = how == "whole units half up"
                     ? Whole(round_by("half up", exact / Fraction(minor_)) * minor_)
                     : round_by(how, exact);
    if (each.at_least) part = std::max(part, ceiling_of(least[i]));
    if (each.at_most) part = std::min(part, floor_of(cap[i]));
    if (base[i] == 0) part = 0;
    parts.push_back(part);
    weights.emplace_back(part);
    all += part;
  }
  if (all <= most) return parts;
  if (!each.in_proportion) refuse("P231");
  return divide(most, weights, numbers_);
}

// The parts of a pool within limits; what the caps hold back of it is told.
std::vector<Whole> EachOne::limit(const Step& step, const std::vector<Fraction>& weights,
                                  const Whole& pool, Whole& back) {
  const Each& each = *step.each;
  std::vector<Fraction> least, cap;
  if (each.at_least) least = amounts_of(*each.at_least, pool);
  if (each.at_most) cap = amounts_of(*each.at_most, pool);
  std::vector<Limited> sharing;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0) continue;
    Limited one{weights[i], 0, std::nullopt};
    if (each.at_least) one.least = ceiling_of(least[i]);
    if (each.at_most) one.most = floor_of(cap[i]);
    sharing.push_back(one);
    names.push_back(numbers_[i]);
  }
  Filled filled = fill(pool, sharing, names);
  if (filled.missing > 0) {
    if (!each.in_proportion) refuse("P232");
    filled.parts = divide(pool, {filled.parts.begin(), filled.parts.end()}, names);
  }
  back = filled.left;
  std::vector<Whole> parts(weights.size(), 0);
  for (std::size_t i = 0, k = 0; i < weights.size(); ++i)
    if (weights[i] != 0) parts[i] = filled.parts[k++];
  return parts;
}

}  // namespace toadlane::oracle
