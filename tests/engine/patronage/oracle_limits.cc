#include "tests/engine/patronage/oracle_limits.h"

#include <algorithm>

#include "tests/engine/patronage/oracle_rounding.h"

namespace toadlane::oracle {
namespace {

// What somebody gets at a level.
Fraction at_level(const Limited& one, const Fraction& level) {
  const Fraction part = std::max(Fraction(one.least), Fraction(level * one.weight));
  return one.most ? std::min(part, Fraction(*one.most)) : part;
}

Fraction all_at(const std::vector<Limited>& all, const Fraction& level) {
  Fraction sum = 0;
  for (const Limited& one : all) sum += at_level(one, level);
  return sum;
}

// The levels at which somebody leaves a limit or comes to one.
std::vector<Fraction> turns_of(const std::vector<Limited>& all) {
  std::vector<Fraction> turns{0};
  for (const Limited& one : all) {
    turns.push_back(Fraction(one.least) / one.weight);
    if (one.most) turns.push_back(Fraction(*one.most) / one.weight);
  }
  std::sort(turns.begin(), turns.end());
  return turns;
}

// Everybody at once, between two turns: what they get there is a straight line.
Fraction level_of(const Whole& pool, const std::vector<Limited>& all) {
  const std::vector<Fraction> turns = turns_of(all);
  for (std::size_t k = 1; k < turns.size(); ++k) {
    const Fraction low = all_at(all, turns[k - 1]), high = all_at(all, turns[k]);
    if (high < Fraction(pool)) continue;
    if (high == low) return turns[k - 1];
    return turns[k - 1] + (Fraction(pool) - low) * (turns[k] - turns[k - 1]) / (high - low);
  }
  const Fraction& last = turns.back();
  const Fraction low = all_at(all, last);
  const Fraction pace = all_at(all, last + 1) - low;
  return pace == 0 ? last : Fraction(last + (Fraction(pool) - low) / pace);
}

}  // namespace

Filled fill(const Whole& pool, const std::vector<Limited>& all,
            const std::vector<std::string>& names) {
  Filled filled;
  Whole least = 0, most = 0;
  bool capped = true;
  std::vector<Limited> limits = all;
  for (Limited& one : limits) {
    if (one.most) one.least = std::min(one.least, *one.most);
    least += one.least;
    capped = capped && one.most;
    most += one.most.value_or(0);
  }
  if (least > pool || (capped && most < pool)) {
    for (const Limited& one : limits) filled.parts.push_back(least > pool ? one.least : *one.most);
    (least > pool ? filled.missing : filled.left) = abs(least > pool ? least - pool : pool - most);
    return filled;
  }
  const Fraction level = level_of(pool, limits);
  std::vector<Fraction> between;
  std::vector<std::string> their_names;
  std::vector<std::size_t> who;
  Whole left = pool;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const Fraction part = at_level(limits[i], level);
    const bool limited =
        part == Fraction(limits[i].least) || (limits[i].most && part == Fraction(*limits[i].most));
    filled.parts.push_back(limited ? floor_of(part) : Whole(0));
    if (limited) {
      left -= filled.parts.back();
      continue;
    }
    between.push_back(part);
    their_names.push_back(names[i]);
    who.push_back(i);
  }
  const std::vector<Whole> shared = share_out(left, between, their_names);
  for (std::size_t k = 0; k < who.size(); ++k) filled.parts[who[k]] = shared[k];
  return filled;
}

}  // namespace toadlane::oracle
