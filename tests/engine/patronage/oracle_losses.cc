#include "tests/engine/patronage/oracle_losses.h"

#include <algorithm>

#include "tests/engine/patronage/oracle_rounding.h"

namespace toadlane::oracle {

void Losing::lay(const Whole& loss) {
  for (const std::optional<Losses>* one : {&plan_.losses, &plan_.other_losses})
    if (rule_ == nullptr && *one && (!(*one)->when || holds_now(*(*one)->when))) rule_ = &**one;
  if (rule_ == nullptr) return refuse("P209");
  const Losses& rule = *rule_;
  if (!rule.in_order.empty()) return lay_in_order(loss);
  std::vector<Fraction> shares;
  std::vector<std::string> names;
  for (const auto& [bearer, part] : rule.taken_from) {
    names.push_back(bearer);
    shares.push_back(number(part));
  }
  const std::vector<Whole> parts = divide(loss, shares, names);
  Whole unborne = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) unborne += bear(names[i], parts[i]);
  if (!rule.if_short.empty()) unborne = bear(rule.if_short, unborne);
  bear("carried forward", unborne);
}

bool Losing::may_fall(const std::string& account) const {
  const auto& all = plan_.loss_accounts;
  return rule_->may_go_negative || std::find(all.begin(), all.end(), account) != all.end();
}

// One after the other.
void Losing::lay_in_order(Whole loss) {
  for (const Rung& rung : rule_->in_order) {
    if (loss == 0) return;
    Whole borne = loss;
    if (rung.at_most) borne = -std::min(Whole(-loss), floor_of(value_of(*rung.at_most)));
    if (rung.from == "carried forward") {
      if (borne != 0) out_.movements.push_back({rung.from, borne});
    } else if (rung.from.rfind("members by ", 0) == 0) {
      borne = lay_on_members(rung.from.substr(11), borne);
    } else {
      if (!may_fall(rung.from)) {
        if (opening_.count(rung.from) == 0) refuse("P206");
        const Whole held = opening_[rung.from] + moved_[rung.from];
        borne = -std::min(Whole(-borne), std::max(held, Whole(0)));
      }
      if (borne != 0) out_.movements.push_back({rung.from, borne});
      moved_[rung.from] += borne;
    }
    loss -= borne;
  }
  if (loss != 0) out_.movements.push_back({"carried forward", loss});
}

Whole Losing::lay_on_members(const std::string& measure, Whole borne) {
  ToDivide pool{out_.movements.size(), measure, "", "", 0, 0, true};
  if (rule_->members_floor || !rule_->may_go_negative) {
    pool.floor = minor(rule_->members_floor.value_or("0"));
    std::vector<Fraction> weights;
    if (const std::string code = weights_of(pool, weights); code == "P211") refuse(code);
    Whole room = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
      if (weights[i] > 0)
        room += std::max(Whole(minor(year_.members[i].balance) - *pool.floor), Whole(0));
    borne = -std::min(Whole(-borne), room);
  }
  if (borne == 0) return 0;
  pool.amount = borne;
  pool.exact = Fraction(borne);
  out_.movements.push_back({"members", borne});
  pools_.push_back(pool);
  return borne;
}

// Lays an amount on one bearer; what it cannot bear is returned. All amounts are negative.
Whole Losing::bear(const std::string& bearer, const Whole& amount) {
  if (amount == 0) return 0;
  if (bearer == "carried forward") {
    out_.movements.push_back({bearer, amount});
    return 0;
  }
  if (bearer.rfind("members by ", 0) == 0) {
    bear_as_members(bearer.substr(11), amount);
    return 0;
  }
  Whole borne = amount;
  if (!may_fall(bearer) && !rule_->if_short.empty()) {
    if (opening_.count(bearer) == 0) refuse("P206");
    const Whole held = std::max(Whole(opening_[bearer] + moved_[bearer]), Whole(0));
    borne = std::max(amount, Whole(-held));
  }
  if (borne == 0) return amount;
  moved_[bearer] += borne;
  out_.movements.push_back({bearer, borne});
  return amount - borne;
}

void Losing::bear_as_members(const std::string& measure, const Whole& amount) {
  for (ToDivide& pool : pools_) {
    if (!pool.loss || pool.measure != measure) continue;
    pool.amount += amount;
    pool.exact += Fraction(amount);
    out_.movements[pool.movement].minor += amount;
    return;
  }
  out_.movements.push_back({"members", amount});
  pools_.push_back({out_.movements.size() - 1, measure, "", "", Fraction(amount), amount, true});
  if (rule_->members_floor) pools_.back().floor = minor(*rule_->members_floor);
}

}  // namespace toadlane::oracle
