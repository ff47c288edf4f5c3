#include "tests/engine/patronage/oracle_rounding.h"

#include <algorithm>

namespace toadlane::oracle {
namespace {

using boost::multiprecision::denominator;
using boost::multiprecision::numerator;

}  // namespace

bool lower_number(const std::string& a, const std::string& b) {
  const auto letters = [](const std::string& text) { return text.find_first_of("0123456789"); };
  const auto split_a = letters(a), split_b = letters(b);
  if (split_a == std::string::npos || split_b == std::string::npos) return a < b;
  if (a.substr(0, split_a) != b.substr(0, split_b)) return a < b;
  return Whole(a.substr(split_a)) < Whole(b.substr(split_b));
}

Whole floor_of(const Fraction& x) {
  Whole quotient = numerator(x) / denominator(x);
  if (numerator(x) < 0 && quotient * denominator(x) != numerator(x)) --quotient;
  return quotient;
}

Whole ceiling_of(const Fraction& x) {
  return -floor_of(-x);
}

Whole round_by(const std::string& how, const Fraction& x) {
  if (how == "down") return floor_of(x);
  if (how == "up") return ceiling_of(x);
  if (how == "toward zero") return x < 0 ? ceiling_of(x) : floor_of(x);
  const Fraction size = x < 0 ? Fraction(-x) : x;
  Whole near = floor_of(size + Fraction(1, 2));
  const bool tie = Fraction(near) - size == Fraction(1, 2);
  if (how == "half even" && tie && near % 2 != 0) --near;
  return x < 0 ? Whole(-near) : near;
}

// Largest remainders, one unit after the other: the next one goes to whoever is most short of the
// exact share; then to the larger share; then to the lower number. Nobody gets two.
std::vector<Whole> share_out(const Whole& pool, const std::vector<Fraction>& exact,
                             const std::vector<std::string>& names) {
  std::vector<Whole> parts;
  Whole given = 0;
  for (const Fraction& one : exact) {
    parts.push_back(floor_of(one));
    given += parts.back();
  }
  std::vector<bool> served(exact.size(), false);
  for (; given < pool; ++given) {
    std::size_t best = exact.size();
    for (std::size_t i = 0; i < exact.size(); ++i) {
      if (served[i] || Fraction(parts[i]) == exact[i]) continue;
      if (best == exact.size()) {
        best = i;
        continue;
      }
      const Fraction short_i = exact[i] - Fraction(parts[i]);
      const Fraction short_best = exact[best] - Fraction(parts[best]);
      const bool better = short_i != short_best     ? short_i > short_best
                          : exact[i] != exact[best] ? exact[i] > exact[best]
                                                    : lower_number(names[i], names[best]);
      if (better) best = i;
    }
    ++parts.at(best);
    served.at(best) = true;
  }
  return parts;
}

// A whole amount, of either sign, by weights.
std::vector<Whole> divide(const Whole& amount, const std::vector<Fraction>& weights,
                          const std::vector<std::string>& names) {
  Fraction all = 0;
  for (const Fraction& weight : weights) all += weight;
  const Whole size = amount < 0 ? Whole(-amount) : amount;
  std::vector<Fraction> exact;
  for (const Fraction& weight : weights)
    exact.push_back(size == 0 ? Fraction(0) : Fraction(size) * weight / all);
  std::vector<Whole> parts = share_out(size, exact, names);
  if (amount < 0)
    for (Whole& part : parts) part = -part;
  return parts;
}

}  // namespace toadlane::oracle
