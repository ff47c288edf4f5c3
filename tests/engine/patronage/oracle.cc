#include "tests/engine/patronage/oracle.h"

#include <algorithm>
#include <map>

#include "tests/engine/patronage/oracle_basis.h"
#include "tests/engine/patronage/oracle_losses.h"
#include "tests/engine/patronage/oracle_rounding.h"

namespace toadlane::oracle {
namespace {

class Run final : Losing {
 public:
  Run(const Plan& plan, const Year& year) : Losing(plan, year) {
    for (unsigned i = 0; i < plan.decimals; ++i) minor_ *= 10;
    for (const auto& [account, money] : year.openings) opening_[account] = minor(money);
    for (const Member& member : year.members) numbers_.push_back(member.number);
  }

  Outcome close() {
    incomes_ = incomes_of(plan_, year_, minor_);
    if (incomes_.empty()) {
      refuse("P222");
      return std::move(out_);
    }
    Whole loss = net();
    bool gain = loss == 0;
    for (const Whole& one : whole_) gain = gain || one > 0;
    if (gain) waterfall();
    if (loss < 0) lay(loss);
    set_losses_aside();
    divide_pools();
    if (out_.refused.empty()) pay();
    return std::move(out_);
  }

 private:
  // The sources once losses are covered; what stays negative is returned.
  Whole net() {
    Whole negative = 0, positive = 0;
    for (const Whole& amount : incomes_) {
      whole_.push_back(amount > 0 ? amount : Whole(0));
      (amount < 0 ? negative : positive) += amount;
    }
    if (plan_.netting && negative < 0 && positive > 0) {
      const Whole covered = std::min(positive, Whole(-negative));
      const std::vector<Fraction> weights(whole_.begin(), whole_.end());
      const std::vector<Whole> parts = divide(covered, weights, plan_.incomes);
      for (std::size_t i = 0; i < parts.size(); ++i) whole_[i] -= parts[i];
      negative += covered;
    }
    left_ = whole_;
    return negative;
  }

  void take(const Whole& amount, const std::string& of) {
    std::vector<Fraction> weights;
    for (std::size_t i = 0; i < left_.size(); ++i)
      weights.emplace_back(of.empty() || plan_.incomes[i] == of ? left_[i] : Whole(0));
    const std::vector<Whole> parts = divide(amount, weights, plan_.incomes);
    for (std::size_t i = 0; i < parts.size(); ++i) left_[i] -= parts[i];
  }

  Fraction wanted(const Step& step) const {
    switch (step.take) {
      case Step::Take::all_of:
      case Step::Take::rest:
        return Fraction(left(step.of));
      case Step::Take::part_of:
        return number(step.amount) * Fraction(whole_[income(step.of)]);
      case Step::Take::part_of_rest:
        return number(step.amount) * Fraction(left(step.of));
      case Step::Take::sum:
        return number(step.amount) * Fraction(minor_);
    }
    return 0;
  }

  // What may still be moved before the state holds, in minor units; nothing: no limit.
  std::optional<Fraction> room(const Step& step) {
    if (!step.until) return std::nullopt;
    const Until& until = *step.until;
    const Fraction goal = goal_of(until), now = now_of(until);
    if (until.exceeds ? now > goal : now >= goal) return Fraction(0);
    if (step.to != until.account) return std::nullopt;
    return until.exceeds ? Fraction(floor_of(goal - now) + 1) : Fraction(goal - now);
  }

  // The one source that a step may take from; empty: any.
  static std::string only_source(const Step& step) {
    return step.take == Step::Take::sum ? "" : step.of;
  }

  // Whether a step moves what it says, whatever the accounts hold.
  static bool always_whole(const Step& step) {
    const bool reckoned = step.each && (step.each->gets || step.each->interest);
    return !step.until && !step.when && !step.otherwise && !step.at_least && !step.at_most &&
           !reckoned;
  }

  // Fractions of one untouched source that come to the whole share it out, if nothing else takes
  // from it before the last of them.
  std::vector<std::size_t> closed_group(std::size_t first) const {
    const std::string& of = plan_.steps[first].of;
    Fraction sum = 0;
    std::vector<std::size_t> group;
    for (std::size_t i = first; i < plan_.steps.size() && sum < 1; ++i) {
      const Step& step = plan_.steps[i];
      if (!only_source(step).empty() && only_source(step) != of) continue;
      if (step.take != Step::Take::part_of || !always_whole(step)) return {};
      group.push_back(i);
      sum += number(step.amount);
    }
    if (sum != 1 || group.size() < 2 || left_[income(of)] != whole_[income(of)]) return {};
    return group;
  }

  void waterfall() {
    std::map<std::size_t, Whole> in_groups;
    bool condition_before = false, one_ran = false;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      const Step& step = plan_.steps[i];
      if (!step.otherwise && !condition_before) one_ran = false;
      const bool runs = step.when ? holds_now(*step.when) : !(step.otherwise && one_ran);
      condition_before = step.when.has_value();
      one_ran = one_ran || (step.when && runs);
      if (!runs) {
        out_.movements.push_back({step.to, 0});
        continue;
      }
      const bool parts = plan_.steps[i].take == Step::Take::part_of && in_groups.count(i) == 0;
      const std::vector<std::size_t> group = parts ? closed_group(i) : std::vector<std::size_t>();
      std::vector<Fraction> weights;
      std::vector<std::string> order;
      for (const std::size_t k : group) {
        weights.push_back(number(plan_.steps[k].amount));
        order.push_back("S" + std::to_string(k));
      }
      if (!group.empty()) {
        const std::vector<Whole> shared = divide(whole_[income(plan_.steps[i].of)], weights, order);
        for (std::size_t k = 0; k < group.size(); ++k) in_groups[group[k]] = shared[k];
      }
      const auto found = in_groups.find(i);
      one(plan_.steps[i], found == in_groups.end() ? std::nullopt : std::optional(found->second));
    }
    if (const Whole rest = left(""); rest != 0) out_.movements.push_back({"not distributed", rest});
  }

  void one(const Step& step, const std::optional<Whole>& in_group) {
    Fraction exact = wanted(step);
    if (step.at_least && step.at_most && value_of(*step.at_least) > value_of(*step.at_most))
      refuse("P230");
    if (step.at_least) exact = std::max(exact, value_of(*step.at_least));
    if (step.at_most) exact = std::min(exact, value_of(*step.at_most));
    if (const auto limit = room(step)) exact = std::min(exact, *limit);
    const std::string how = plan_.steps_rounding.empty() ? "half up" : plan_.steps_rounding;
    Whole amount = in_group ? *in_group : round_by(how, exact);
    std::vector<Whole> made;
    const bool reckoned = step.each && (step.each->gets || step.each->interest);
    if (reckoned) {
      made = reckon(step, std::min(amount, left(step.of)));
      amount = 0;
      for (const Whole& part : made) amount += part;
      exact = Fraction(amount);
    }
    if (amount > left(step.of)) {
      // Without the roundings of earlier steps, would there be enough?
      Fraction away = 0;
      for (const auto& [of, excess] : roundings_)
        if (step.of.empty() || of == step.of || (of.empty() && excess > 0)) away += excess;
      if (exact > Fraction(left(step.of)) + away) refuse("P207");
      amount = left(step.of);
    }
    if (!reckoned) roundings_.emplace_back(step.of, Fraction(amount) - exact);
    take(amount, step.of);
    out_.movements.push_back({step.to, amount});
    if (step.to == "members")
      give(step, amount, made);
    else
      moved_[step.to] += amount;
  }

  // A pool of one measure whose parts have limits, unless nobody has any of it.
  bool give_limited(const Step& step, const Whole& amount) {
    const Parts parts = parts_of(plan_, year_, step.in_proportion_to, "");
    if (parts.refused == "P210") return false;
    if (!parts.refused.empty()) refuse(parts.refused);
    const std::size_t movement = out_.movements.size() - 1;
    ToDivide pool{movement, step.in_proportion_to, "", "", Fraction(amount), amount,
                  false,    step.in_money};
    set_aside(pool, parts);
    if (pool.amount == 0) return true;
    Whole back = 0;
    pool.made = limit(step, parts.members, pool.amount, back);
    out_.movements[movement].minor -= back;
    if (back != 0) out_.movements.push_back({step.each->above_caps, back});
    if (back != 0) moved_[step.each->above_caps] += back;
    pool.amount -= back;
    pool.exact = Fraction(pool.amount);
    if (pool.amount != 0) pools_.push_back(pool);
    return true;
  }

  void give(const Step& step, const Whole& amount, const std::vector<Whole>& made) {
    if (amount == 0) return;
    const std::size_t movement = out_.movements.size() - 1;
    if (!made.empty()) {
      pools_.push_back(
          {movement, "", "", "", Fraction(amount), amount, false, step.in_money, made});
      return;
    }
    if (step.each && give_limited(step, amount)) return;
    if (step.pools.empty()) {
      give({movement, step.in_proportion_to, "", step.empty_pool, Fraction(amount), amount, false,
            step.in_money});
      return;
    }
    std::vector<Fraction> shares;
    std::vector<std::string> names;
    for (const Pool& pool : step.pools) {
      shares.push_back(number(pool.share));
      names.push_back(pool.member_class);
    }
    const std::vector<Whole> parts = divide(amount, shares, names);
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (parts[i] != 0)
        give({movement, step.pools[i].in_proportion_to, names[i], step.empty_pool,
              shares[i] * Fraction(amount), parts[i], false, step.in_money});
  }

  // A pool that nobody has anything in goes to its account at once.
  void give(ToDivide pool) {
    const Parts parts = parts_of(plan_, year_, pool.measure, pool.only_class);
    if (parts.refused == "P210" && !pool.empty_pool.empty()) {
      out_.movements[pool.movement].minor -= pool.amount;
      out_.movements.push_back({pool.empty_pool, pool.amount});
      moved_[pool.empty_pool] += pool.amount;
      return;
    }
    set_aside(pool, parts);
    if (pool.amount != 0) pools_.push_back(pool);
  }

  // What accounts get of a pool, whole; the members' part is what is left.
  void set_aside(ToDivide& pool, const Parts& parts) {
    if (parts.accounts.empty()) return;
    Fraction ours = 0;
    for (const Fraction& one : parts.members) ours += one;
    std::vector<Fraction> weights{ours};
    std::vector<std::string> names{"A0"};
    for (const auto& [account, part] : parts.accounts) {
      weights.push_back(part);
      names.push_back("A" + std::to_string(names.size()));
    }
    const std::vector<Whole> shared = divide(pool.amount, weights, names);
    for (std::size_t i = 1; i < shared.size(); ++i) {
      if (shared[i] == 0) continue;
      out_.movements[pool.movement].minor -= shared[i];
      out_.movements.push_back({parts.accounts[i - 1].first, shared[i]});
      moved_[parts.accounts[i - 1].first] += shared[i];
    }
    pool.amount = shared[0];
    pool.exact *= ours;
  }

  void set_losses_aside() {
    std::vector<ToDivide> kept;
    for (ToDivide& pool : pools_) {
      if (pool.loss) set_aside(pool, parts_of(plan_, year_, pool.measure, ""));
      if (pool.amount != 0) kept.push_back(pool);
    }
    pools_ = std::move(kept);
  }

  // Each member's weight; a code when there is a mistake.
  std::string weights_of(const ToDivide& pool, std::vector<Fraction>& weights) const override {
    Parts parts = parts_of(plan_, year_, pool.measure, pool.only_class);
    weights = std::move(parts.members);
    weights.resize(year_.members.size(), Fraction(0));
    return parts.refused;
  }

  void divide_pools() {
    out_.dividend.assign(year_.members.size(), 0);
    out_.outright.assign(year_.members.size(), 0);
    std::vector<Division> ready;
    std::vector<std::vector<Fraction>> all_weights;
    std::vector<std::optional<Whole>> floors;
    for (const ToDivide& pool : pools_) {
      floors.push_back(pool.floor);
      if (!pool.made.empty()) {
        hand_over(pool);
        ready.push_back({pool.exact, pool.amount, false, false, pool.movement,
                         std::vector<Fraction>(year_.members.size(), Fraction(0)), pool.in_money,
                         true});
        all_weights.emplace_back();
        continue;
      }
      const Parts parts = parts_of(plan_, year_, pool.measure, pool.only_class);
      if (!parts.refused.empty()) {
        refuse(parts.refused);
        continue;
      }
      const std::vector<Fraction>& weights = parts.members;
      Fraction all = 0;
      for (const Fraction& weight : weights) all += weight;
      Division division{pool.exact,    pool.amount, pool.loss,    false,
                        pool.movement, {},          pool.in_money};
      for (const Fraction& weight : weights) division.exact.push_back(pool.exact * weight / all);
      ready.push_back(std::move(division));
      all_weights.push_back(weights);
    }
    if (!out_.refused.empty()) return;
    std::vector<Whole> borne(year_.members.size(), 0);
    std::vector<bool> done(ready.size(), false);
    for (std::size_t k = 0; k < ready.size(); ++k)
      if (floors[k])
        divide_with_floors(ready[k], all_weights[k], *floors[k], borne);
      else if (!done[k] && !ready[k].made)
        round_together(ready, k, done);
    out_.divisions = std::move(ready);
  }

  // Parts that the step itself made.
  void hand_over(const ToDivide& pool) {
    out_.together.push_back({pool.made, {pool.made.begin(), pool.made.end()}});
    for (std::size_t i = 0; i < pool.made.size(); ++i)
      (pool.in_money ? out_.outright : out_.dividend)[i] += pool.made[i];
  }

  void divide_with_floors(Division& division, const std::vector<Fraction>& weights,
                          const Whole& floor, std::vector<Whole>& borne) {
    const Whole size = -division.pool;
    division.floors = true;
    const std::vector<Fraction> exact = within_rooms(size, weights, floor, borne);
    Fraction held = 0;
    for (const Fraction& one : exact) held += one;
    const Whole taken = floor_of(held);
    if (taken < size) {
      out_.movements[division.movement].minor += size - taken;
      out_.movements.push_back({"carried forward", taken - size});
    }
    const std::vector<Whole> parts = share_out(taken, exact, numbers_);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      out_.dividend[i] -= parts[i];
      borne[i] -= parts[i];
      division.exact[i] = -exact[i];
    }
    out_.together.push_back({parts, {}});
    for (std::size_t i = 0; i < parts.size(); ++i) {
      out_.together.back().parts[i] = -parts[i];
      out_.together.back().exact.push_back(-exact[i]);
    }
  }

  // Pools that share a member, directly or through others: what each gets of all of them is
  // rounded once.
  void round_together(std::vector<Division>& ready, std::size_t first, std::vector<bool>& done) {
    std::vector<Fraction> exact(year_.members.size(), Fraction(0));
    Whole pool = 0;
    Fraction whole = 0;
    const bool loss = ready[first].loss, in_money = ready[first].in_money;
    std::vector<bool> in(ready.size(), false);
    in[first] = true;
    for (bool again = true; again;) {
      again = false;
      for (std::size_t k = 0; k < ready.size(); ++k) {
        if (in[k] || ready[k].loss != loss || ready[k].in_money != in_money || ready[k].made)
          continue;
        for (std::size_t j = 0; j < ready.size() && !in[k]; ++j)
          for (std::size_t i = 0; in[j] && i < exact.size(); ++i)
            if (ready[j].exact[i] != 0 && ready[k].exact[i] != 0) in[k] = again = true;
      }
    }
    for (std::size_t k = 0; k < ready.size(); ++k) {
      if (!in[k]) continue;
      done[k] = true;
      pool += ready[k].pool;
      whole += ready[k].exact_pool;
      for (std::size_t i = 0; i < exact.size(); ++i) exact[i] += ready[k].exact[i];
    }
    const Fraction away = abs(whole - Fraction(pool));
    if (away >= 1)
      for (Fraction& one : exact) one = one * Fraction(pool) / whole;
    if (loss)
      for (Fraction& one : exact) one = -one;
    const Whole size = loss ? Whole(-pool) : pool;
    std::vector<Whole> parts = rounded_shares(size, exact);
    Whole left = size;
    for (const Whole& part : parts) left -= part;
    for (const Whole& part : parts)
      if (part < 0) refuse("P223");
    leave(ready, in, loss ? Whole(-left) : left);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (loss) parts[i] = -parts[i];
      if (loss) exact[i] = -exact[i];
      (in_money ? out_.outright : out_.dividend)[i] += parts[i];
    }
    out_.together.push_back({std::move(parts), std::move(exact)});
  }

  // By the rounding of the plan; what the parts leave of the size is the caller's.
  std::vector<Whole> rounded_shares(const Whole& size, const std::vector<Fraction>& exact) const {
    const std::string& how = plan_.shares_rounding;
    if (how.empty() || how == "largest remainder") return share_out(size, exact, numbers_);
    if (how == "whole units") {
      std::vector<Whole> parts = divide(size / minor_, exact, numbers_);
      for (Whole& part : parts) part *= minor_;
      return parts;
    }
    std::vector<Whole> parts;
    Whole left = size;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
      parts.push_back(how == "toward zero" ? floor_of(exact[i]) : round_by("half up", exact[i]));
      left -= parts.back();
      const bool same = exact[i] == exact[largest];
      if (exact[i] > exact[largest] || (same && lower_number(numbers_[i], numbers_[largest])))
        largest = i;
    }
    if (how == "half up, residue to the largest share") parts[largest] += left;
    return parts;
  }

  // What rounding leaves of several pools, from each by its size.
  void leave(std::vector<Division>& ready, const std::vector<bool>& in, const Whole& left) {
    if (left == 0 || plan_.residue.empty()) return;
    std::vector<Fraction> sizes;
    std::vector<std::string> names;
    for (std::size_t k = 0; k < ready.size(); ++k) {
      sizes.emplace_back(in[k] ? Whole(abs(ready[k].pool)) : Whole(0));
      names.push_back("P" + std::to_string(k));
    }
    const std::vector<Whole> parts = divide(left, sizes, names);
    for (std::size_t k = 0; k < ready.size(); ++k) {
      if (parts[k] == 0) continue;
      out_.movements[ready[k].movement].minor -= parts[k];
      out_.movements.push_back({plan_.residue, parts[k]});
      ready[k].pool -= parts[k];
    }
  }

  // By weight, nobody above the room: whoever is full is fixed, and the others share the rest.
  std::vector<Fraction> within_rooms(const Whole& size, const std::vector<Fraction>& weights,
                                     const Whole& floor, const std::vector<Whole>& borne) const {
    std::vector<Fraction> rooms, exact(weights.size(), Fraction(0));
    for (std::size_t i = 0; i < weights.size(); ++i)
      rooms.emplace_back(
          std::max(Whole(minor(year_.members[i].balance) + borne[i] - floor), Whole(0)));
    std::vector<bool> full(weights.size(), false);
    for (bool again = true; again;) {
      again = false;
      Fraction left(size), open = 0;
      for (std::size_t i = 0; i < weights.size(); ++i)
        full[i] ? left -= rooms[i] : open += weights[i];
      for (std::size_t i = 0; i < weights.size(); ++i) {
        exact[i] = full[i]     ? rooms[i]
                   : open == 0 ? Fraction(0)
                               : Fraction(left * weights[i] / open);
      }
      for (std::size_t i = 0; i < weights.size(); ++i)
        if (!full[i] && weights[i] > 0 && exact[i] >= rooms[i]) full[i] = again = true;
    }
    return exact;
  }

  void take_back() {
    if (!plan_.not_allocated) return;
    Whole sum = 0;
    for (Whole& one : out_.dividend) {
      if (one <= 0 || one >= ceiling_of(number(plan_.not_allocated->first) * Fraction(minor_)))
        continue;
      sum += one;
      one = 0;
    }
    if (sum == 0) return;
    out_.movements.push_back({"members", -sum});
    out_.movements.push_back({plan_.not_allocated->second, sum});
  }

  bool under(const Whole& amount, const std::string& money) const {
    return !money.empty() && amount > 0 && Fraction(amount) < number(money) * Fraction(minor_);
  }

  void pay() {
    const std::size_t members = year_.members.size();
    take_back();
    out_.held.assign(members, 0);
    out_.cash.assign(members, 0);
    out_.least_cash.assign(members, 0);
    if (plan_.cash.empty()) return;
    Whole most = 0;
    for (const Whole& one : out_.dividend) most = std::max(most, one);
    if (most == 0) return;
    for (const Band& band : plan_.cash)
      if (band.at_least && number(band.part) < number(*band.at_least)) return refuse("P213");
    bool least_stated = false;
    for (const Band& band : plan_.cash) least_stated = least_stated || band.at_least;
    std::string how = plan_.cash_rounding;
    if (how.empty()) how = least_stated ? "up" : "half up";
    std::vector<std::size_t> band_of(members, plan_.cash.size());
    for (std::size_t i = 0; i < members; ++i)
      for (std::size_t k = plan_.cash.size(); k-- > 0;)
        if (!plan_.cash[k].when || holds(*plan_.cash[k].when, year_.members[i], year_.ends))
          band_of[i] = k;
    for (const std::size_t band : band_of)
      if (band == plan_.cash.size()) return refuse("P215");
    for (std::size_t k = 0; k < plan_.cash.size(); ++k) pay_band(k, band_of, how);
    for (std::size_t i = 0; i < members; ++i) {
      if (under(out_.dividend[i], plan_.all_in_money_below)) out_.cash[i] = out_.dividend[i];
      if (under(out_.cash[i], plan_.held_below)) std::swap(out_.cash[i], out_.held[i]);
    }
  }

  void pay_band(std::size_t k, const std::vector<std::size_t>& band_of, const std::string& how) {
    const Band& band = plan_.cash[k];
    const Fraction rate = number(band.part);
    std::vector<Fraction> theirs;
    Whole all = 0;
    for (std::size_t i = 0; i < band_of.size(); ++i) {
      const bool in = band_of[i] == k && out_.dividend[i] > 0;
      theirs.emplace_back(in ? out_.dividend[i] : Whole(0));
      if (in) all += out_.dividend[i];
    }
    std::vector<Whole> shared(theirs.size(), 0);
    if (how == "largest remainder" && all > 0)
      shared = divide(round_by("half up", rate * Fraction(all)), theirs, numbers_);
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      if (theirs[i] == 0) continue;
      out_.cash[i] = how == "largest remainder" ? shared[i] : round_by(how, rate * theirs[i]);
      if (!band.at_least) continue;
      out_.least_cash[i] = ceiling_of(number(*band.at_least) * theirs[i]);
      out_.cash[i] = std::max(out_.cash[i], out_.least_cash[i]);
    }
  }

  std::vector<std::pair<std::string, Fraction>> roundings_;
};

}  // namespace

Fraction number(const std::string& text) {
  std::string digits = text;
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  if (digits.front() == '-') return -number(digits.substr(1));
  if (digits.back() == '%') return number(digits.substr(0, digits.size() - 1)) / 100;
  if (const auto slash = digits.find('/'); slash != std::string::npos)
    return number(digits.substr(0, slash)) / number(digits.substr(slash + 1));
  Fraction scale = 1;
  if (const auto dot = digits.find('.'); dot != std::string::npos) {
    for (std::size_t i = dot + 1; i < digits.size(); ++i) scale *= 10;
    digits.erase(dot, 1);
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));  // 010 is ten
  return Fraction(Whole(digits)) / scale;
}

Outcome close(const Plan& plan, const Year& year) {
  return Run(plan, year).close();
}

}  // namespace toadlane::oracle
