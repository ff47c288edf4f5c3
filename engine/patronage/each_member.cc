#include "engine/patronage/each_member.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/number/rounding.h"
#include "engine/number/water_fill.h"
#include "engine/patronage/chosen.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view whole_units = "whole units half up";

// By the named rounding, from minor units to whole ones, or to whole units of the currency.
Integer rounded_part(const Ratio& minor, const std::string& how, Currency currency) {
  if (how != whole_units) return rounded(minor, rounding_named(how).value_or(Rounding::half_up));
  const Integer coins(currency.minor_per_unit());
  return rounded(minor / Ratio(coins), Rounding::half_up) * coins;
}

// The members' limits in whole minor units: the least rounded up, the most rounded down; the most
// wins.
struct Limits {
  std::optional<Integer> least;
  std::optional<Integer> most;

  [[nodiscard]] Integer kept(Integer part) const {
    if (least) part = std::max(part, *least);
    return most ? std::min(part, *most) : part;
  }
};

Limits limits_of(const EachParts& each, std::size_t member) {
  const Ratio coins(Integer(each.pool.currency().minor_per_unit()));
  Limits limits;
  if (each.least) limits.least = (each.least->of_member(member) * coins).ceiling();
  if (each.most) limits.most = (each.most->of_member(member) * coins).floor();
  return limits;
}

// What a member's amount is exactly, in minor units.
Ratio reckoned_for(const EachParts& each, std::size_t member) {
  const Column& column = each.basis.parts.front().column;
  const Ratio coins(Integer(each.pool.currency().minor_per_unit()));
  return each.rate * unscaled(column.scaled[member], column.places) * coins;
}

Integer amount_for(const EachParts& each, std::size_t member) {
  if (each.basis.parts.front().column.scaled[member] == 0) return 0;
  const Integer part =
      rounded_part(reckoned_for(each, member), each.rounding, each.pool.currency());
  return limits_of(each, member).kept(part);
}

class Making {
 public:
  Making(const model::Bylaws& bylaws, const model::FiscalYear& year, const Members& members,
         const Balances& balances, const model::SurplusStep& step, Money most)
      : bylaws_(bylaws),
        plan_(*bylaws.surplus),
        year_(year),
        members_(members),
        balances_(balances),
        step_(step),
        given_(most) {}

  Result<EachParts> run() {
    each_.reckoned = step_.each.reckoned();
    each_.rounding = step_.each.rounded.empty() ? "half up" : step_.each.rounded;
    each_.pool = given_;
    each_.held_back = Money::zero(given_.currency());
    each_.asked = given_;
    find_basis();
    each_.least = ready(step_.each.at_least);
    each_.most = ready(step_.each.at_most);
    if (mistakes_.has_errors()) return mistakes_;
    if (each_.reckoned)
      reckon();
    else
      fill();
    if (mistakes_.has_errors()) return mistakes_;
    return std::move(each_);
  }

 private:
  std::optional<EachAmount> ready(const std::optional<ex::Amount>& words) {
    if (!words) return std::nullopt;
    Result<EachAmount> amount =
        EachAmount::of(*words, step_, plan_, members_, year_.ends, balances_, given_);
    if (amount) return std::move(*amount);
    mistakes_.add(std::move(amount).diagnostics());
    return std::nullopt;
  }

  void find_basis() {
    std::string of = step_.in_proportion_to;
    if (step_.each.gets) {
      const auto& part = std::get<ex::Part>(step_.each.gets->node);
      of = std::get<ex::Name>(part.base->node).name;
      each_.rate = part.fraction.value;
      each_.words = ex::to_text(*step_.each.gets);
    } else if (step_.each.interest) {
      of = interest_measure(bylaws_).value_or(std::string(model::account_balance));
      find_rate();
    }
    Result<Basis> basis =
        each_.reckoned ? basis_of_one(plan_, of, members_, year_.ends, step_, given_.currency())
                       : basis_of(plan_, of, members_, year_.ends);
    if (basis)
      each_.basis = std::move(*basis);
    else
      mistakes_.add(std::move(basis).diagnostics());
  }

  void find_rate() {
    Result<Chosen> rate = chosen(*bylaws_.accounts->interest, bylaws_, year_, balances_);
    if (!rate) {
      mistakes_.add(std::move(rate).diagnostics());
      return;
    }
    each_.rate = rate->value;
    each_.words = "interest of " + percent_text(rate->value);
    each_.why = std::move(rate->why);
  }

  void reckon() {
    Integer sum = 0;
    each_.parts.reserve(members_.size());
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const Integer part = amount_for(each_, i);
      sum += part;
      const auto small = part.to_int64();
      each_.parts.push_back(small.value_or(0));
    }
    share_out(sum, Code::P231, "the members' amounts come to ");
    const Integer pool = total(each_.parts);
    each_.pool = Money::of_minor(pool.to_int64().value(), given_.currency());
  }

  // What the parts come to, where there is not enough for all of them: in proportion, if the step
  // says so.
  void share_out(const Integer& sum, Code code, const std::string& what) {
    if (sum <= Integer(given_.minor())) {
      each_.asked = Money::of_minor(sum.to_int64().value(), given_.currency());
      return;
    }
    const bool fits = sum <= Integer(money_minor_max);
    if (fits && !step_.each.if_short.empty()) {
      each_.asked = Money::of_minor(sum.to_int64().value(), given_.currency());
      ColumnJob job;
      job.pool_minor = given_.minor();
      job.terms = {{each_.parts, 1}};
      job.members = members_.size();
      job.earlier = [this](std::size_t a, std::size_t b) {
        return number_order(members_.number[a], members_.number[b]);
      };
      each_.parts = apportion_columns(job).parts;
      return;
    }
    const Ratio coins(Integer(given_.currency().minor_per_unit()));
    mistakes_.add(Diagnostic::error(code, what + plain_text(Ratio(sum) / coins) + " and only " +
                                              given_.text() + " is there for them")
                      .in(step_.clause)
                      .cite(step_.cite)
                      .hint("check the members table and `move` against the article, or write "
                            "`if_short: in proportion`"));
  }

  // By weights, within the limits. The pool is whole, and what nobody can take is held back.
  void fill() {
    std::vector<std::size_t> sharing;
    std::vector<Vessel> vessels;
    const Ratio coins(Integer(given_.currency().minor_per_unit()));
    for (std::size_t i = 0; i < members_.size(); ++i) {
      Integer weight = each_.basis.weight_of(i);
      if (weight.sign() == 0) continue;
      Vessel vessel{Ratio(std::move(weight)), {}, {}, members_.number[i]};
      if (each_.least) vessel.floor = each_.least->of_member(i) * coins;
      if (each_.most) vessel.cap = each_.most->of_member(i) * coins;
      vessels.push_back(std::move(vessel));
      sharing.push_back(i);
    }
    const WaterFill filled = water_fill(Integer(given_.minor()), vessels);
    each_.parts.assign(members_.size(), 0);
    Integer floors = 0;
    for (std::size_t k = 0; k < sharing.size(); ++k) {
      const auto part = filled.parts[k].to_int64();
      each_.parts.set(sharing[k], part.value_or(0));
      floors += filled.parts[k];
    }
    if (filled.outcome == Filling::floors_exceed_pool)
      return share_out(floors, Code::P232, "the least parts of the members come to ");
    if (filled.outcome == Filling::caps_reached)
      each_.held_back = Money::of_minor(filled.excess.to_int64().value(), given_.currency());
    each_.pool = given_ - each_.held_back;
    each_.asked = each_.pool;
    note_those_between(sharing, filled);
  }

  void note_those_between(const std::vector<std::size_t>& sharing, const WaterFill& filled) {
    for (std::size_t k = 0; k < sharing.size(); ++k) {
      const Limits limits = limits_of(each_, sharing[k]);
      const bool at_least = limits.least && filled.exact[k] == Ratio(*limits.least);
      const bool at_most = limits.most && filled.exact[k] == Ratio(*limits.most);
      if (at_least || at_most) continue;
      each_.between_pool += filled.parts[k];
      each_.between_weight += each_.basis.weight_of(sharing[k]);
    }
  }

  const model::Bylaws& bylaws_;
  const model::SurplusPlan& plan_;
  const model::FiscalYear& year_;
  const Members& members_;
  const Balances& balances_;
  const model::SurplusStep& step_;
  Money given_;
  EachParts each_;
  Diagnostics mistakes_;
};

// Tells one member's part, line by line.
class Telling {
 public:
  Telling(const MemberPool& pool, const Members& members, std::size_t member)
      : pool_(pool), each_(*pool.each), members_(members), member_(member) {}

  std::vector<Step> steps() {
    if (each_.reckoned)
      reckoned();
    else
      limited();
    if (each_.asked > each_.pool) in_proportion();
    return std::move(steps_);
  }

 private:
  Money money(const Integer& minor) const {
    return Money::of_minor(minor.to_int64().value(), each_.pool.currency());
  }
  Ratio units(const Ratio& minor) const {
    return minor / Ratio(Integer(each_.pool.currency().minor_per_unit()));
  }

  void tell(std::string what, std::vector<std::pair<std::string, TraceValue>> from,
            TraceValue result, std::vector<Step> because = {}) {
    steps_.push_back({pool_.clause, pool_.cite, std::move(what), std::move(from), std::move(result),
                      std::move(because)});
  }

  void limit(const std::string& says, const EachAmount& amount, const Integer& to, Money part) {
    tell(says + ex::to_text(amount.words()), {{"amount", part}}, money(to),
         amount.steps_of(member_));
  }

  void reckoned() {
    const Basis::Part& base = each_.basis.parts.front();
    const Ratio exact = reckoned_for(each_, member_);
    tell(each_.words,
         {{"part", percent_text(each_.rate)},
          {base.measure, unscaled(base.column.scaled[member_], base.column.places)}},
         units(exact), each_.why);
    Integer part = rounded_part(exact, each_.rounding, each_.pool.currency());
    if (Ratio(part) != exact)
      tell("rounded " + each_.rounding, {{"exact", units(exact)}}, money(part));
    const Limits limits = limits_of(each_, member_);
    if (limits.least && part < *limits.least) {
      limit("not less than ", *each_.least, *limits.least, money(part));
      part = *limits.least;
    }
    if (limits.most && part > *limits.most)
      limit("not more than ", *each_.most, *limits.most, money(part));
  }

  void limited() {
    for (Step& step : steps_of_share(each_.basis, members_, member_))
      steps_.push_back(std::move(step));
    const Ratio share = each_.basis.share_of(member_);
    const Money given = each_.pool + each_.held_back;
    const Ratio exact = share * Ratio(Integer(given.minor()));
    tell("share of the dividend", {{"share", share}, {"pool", given}}, units(exact));
    if (each_.asked > each_.pool) return floor_of_member(exact);
    within(exact);
  }

  Money about(const Ratio& minor) const { return money(rounded(minor, Rounding::half_up)); }

  void floor_of_member(const Ratio& exact) {
    const Limits limits = limits_of(each_, member_);
    const Integer floor = limits.most ? std::min(*limits.least, *limits.most) : *limits.least;
    limit("the least part, ", *each_.least, floor, about(exact));
  }

  void within(const Ratio& exact) {
    const Limits limits = limits_of(each_, member_);
    const Integer part(each_.parts[member_]);
    const Ratio weight(each_.basis.weight_of(member_));
    if (each_.between_weight.sign() == 0) {
      const bool at_most = limits.most && part == *limits.most;
      if (at_most) return limit("not more than ", *each_.most, part, about(exact));
      return limit("not less than ", *each_.least, part, about(exact));
    }
    const Ratio risen = weight * Ratio::of(each_.between_pool, each_.between_weight);
    if (limits.most && risen >= Ratio(*limits.most))
      return limit("not more than ", *each_.most, part, about(exact));
    if (limits.least && risen <= Ratio(*limits.least))
      return limit("not less than ", *each_.least, part, about(exact));
    if (risen != exact)
      tell("and of what those at their limits leave to the others",
           {{"left to the others", money(each_.between_pool)},
            {"share among them", weight / Ratio(each_.between_weight)}},
           units(risen));
    if (Ratio(part) != risen)
      tell(Ratio(part) > risen ? "rounded by largest remainder: a cent that was left over"
                               : "rounded by largest remainder: down",
           {{"exact", units(risen)}}, money(part));
  }

  // There is not enough for all.
  void in_proportion() {
    const Integer part(each_.parts[member_]);
    const Integer amount = each_.reckoned ? amount_for(each_, member_) : floor_part();
    const Ratio exact =
        Ratio::of(amount * Integer(each_.pool.minor()), Integer(each_.asked.minor()));
    tell("in proportion: there is not enough for all",
         {{"amount", money(amount)}, {"all amounts", each_.asked}, {"pool", each_.pool}},
         units(exact));
    if (Ratio(part) != exact)
      tell(Ratio(part) > exact ? "rounded by largest remainder: a cent that was left over"
                               : "rounded by largest remainder: down",
           {{"exact", units(exact)}}, money(part));
  }

  Integer floor_part() const {
    const Limits limits = limits_of(each_, member_);
    return limits.most ? std::min(*limits.least, *limits.most) : *limits.least;
  }

  const MemberPool& pool_;
  const EachParts& each_;
  const Members& members_;
  std::size_t member_;
  std::vector<Step> steps_;
};

}  // namespace

std::optional<std::string> interest_measure(const model::Bylaws& bylaws) {
  if (!bylaws.accounts || !bylaws.accounts->interest) return std::nullopt;
  const std::string& on = bylaws.accounts->interest->on;
  if (on == model::opening_balance || model::find(bylaws.surplus->measures, on) == nullptr)
    return std::nullopt;
  return on;
}

Result<EachParts> each_parts(const model::Bylaws& bylaws, const model::FiscalYear& year,
                             const Members& members, const Balances& balances,
                             const model::SurplusStep& step, Money most) {
  return Making(bylaws, year, members, balances, step, most).run();
}

std::vector<Step> steps_of_each(const MemberPool& pool, const Members& members,
                                std::size_t member) {
  return Telling(pool, members, member).steps();
}

}  // namespace toadlane::patronage
