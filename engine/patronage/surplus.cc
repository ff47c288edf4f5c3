#include "engine/patronage/surplus.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/model/to_account.h"
#include "engine/number/apportion.h"
#include "engine/patronage/loss.h"
#include "engine/patronage/sources.h"
#include "engine/patronage/step_amount.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

// One run down the steps.
class Run {
 public:
  Run(const model::SurplusPlan& plan, Sources sources, Balances& balances, Waterfall& out,
      const StepMembers& members, Rounding rounding, Currency currency)
      : plan_(plan),
        sources_(std::move(sources)),
        balances_(balances),
        out_(out),
        members_(members),
        rounding_(rounding),
        currency_(currency) {}

  Diagnostics steps() {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (!runs(plan_.steps[i])) continue;
      if (!of_groups_.contains(i)) find_closed_group(i);
      const auto of_group = of_groups_.find(i);
      one(plan_.steps[i],
          of_group != of_groups_.end() ? std::optional(of_group->second) : std::nullopt);
    }
    leave_the_rest();
    return std::move(mistakes_);
  }

 private:
  // Whether the condition of a step holds at this moment; one that does not run stays visible.
  bool runs(const model::SurplusStep& step) {
    if (!step.when && !step.otherwise) {
      among_conditional_ = false;
      one_ran_ = false;
      return true;
    }
    if (step.otherwise) {
      among_conditional_ = false;
      if (one_ran_) stand_still(step, step.clause.key("otherwise"), "a step before it runs", {});
      return !one_ran_;
    }
    if (!among_conditional_) one_ran_ = false;
    among_conditional_ = true;
    Trace why;
    const Clause clause = step.clause.key("when");
    const ex::Judged judged = ex::judge(*step.when, balances_, {clause, step.cite}, why);
    if (!judged.holds) mistakes_.add(missing_figures(judged.missing, clause, step.cite));
    const bool holds = judged.holds.value_or(false);
    one_ran_ = one_ran_ || holds;
    if (judged.holds && !holds)
      stand_still(step, clause, "`" + ex::to_text(*step.when) + "` does not hold", why.steps());
    return holds;
  }

  void stand_still(const model::SurplusStep& step, const Clause& clause, const std::string& why,
                   std::vector<Step> because) {
    Movement move{step.clause,
                  step.cite,
                  ex::to_text(*step.move) + " (does not run: " + why + ")",
                  step.to,
                  Money::zero(currency_),
                  {},
                  {},
                  {}};
    move.why.push_back(
        {clause, step.cite, "does not run: " + why, {}, move.amount, std::move(because)});
    out_.movements.push_back(std::move(move));
  }

  // Steps from `first` on that take fractions of one whole source and come to 100%, with none
  // between them that takes from it otherwise: what each of them moves is known together.
  void find_closed_group(std::size_t first) {
    const std::string of = parted_source(plan_.steps[first], sources_);
    if (of.empty() || sources_.left(of) != sources_.whole(of)) return;
    std::vector<std::size_t> steps;
    std::vector<Ratio> weights;
    std::vector<std::string> positions;
    Ratio sum = 0;
    for (std::size_t i = first; i < plan_.steps.size() && sum < Ratio(1); ++i) {
      const std::string source = only_source(plan_.steps[i], sources_);
      if (!source.empty() && source != of) continue;
      if (parted_source(plan_.steps[i], sources_) != of) return;
      weights.push_back(std::get<ex::PartOf>(plan_.steps[i].move->node).fraction.value);
      positions.push_back(std::to_string(i));
      steps.push_back(i);
      sum += weights.back();
    }
    if (sum != Ratio(1) || steps.size() < 2) return;
    std::vector<Share> shares;  // they look at the positions, which outlive them
    for (std::size_t k = 0; k < steps.size(); ++k) shares.push_back({weights[k], positions[k]});
    const std::vector<Money> parts = apportion(sources_.whole(of), shares);
    for (std::size_t k = 0; k < steps.size(); ++k) of_groups_.emplace(steps[k], parts[k]);
  }

  // What roundings of earlier steps took from a source, in units: what is left plus this is what
  // would be left without them.
  Ratio rounded_away(const std::string& of) const {
    Ratio sum = 0;
    for (const auto& [source, excess] : rounded_away_)
      if (of.empty() || source == of || (source.empty() && excess.sign() > 0)) sum += excess;
    return sum;
  }

  // Not more than is left: an error, unless roundings are the only reason.
  void keep_within(const model::SurplusStep& step, const StepAmount& asked, Movement& move) {
    const Money left = sources_.left_of(asked.of);
    if (move.amount <= left) return;
    if (asked.exact > left.units() + rounded_away(asked.of))
      mistakes_.add(overspent(step, move.amount.text(), left));
    move.amount = left;
    move.why.push_back({step.clause,
                        "",
                        "what the roundings of earlier steps leave",
                        {{"exact", asked.exact}},
                        left,
                        {}});
  }

  void round(const model::SurplusStep& step, const Ratio& exact, std::optional<Money> of_group,
             Movement& move) const {
    move.amount = of_group.value_or(rounded_money(exact, currency_, rounding_));
    if (move.amount.units() == exact) return;
    const bool stated = !plan_.rounding.steps.empty();
    std::string how =
        "rounded " + std::string(name_of(rounding_)) + (stated ? "" : " (default, not stated)");
    if (of_group) how = "these steps come to 100%: rounded by largest remainder";
    move.why.push_back({step.clause,
                        stated && !of_group ? plan_.rounding.cite : "",
                        std::move(how),
                        {{"exact", exact}},
                        move.amount,
                        {}});
  }

  void one(const model::SurplusStep& step, std::optional<Money> of_group) {
    Movement move{
        step.clause, step.cite, ex::to_text(*step.move), step.to, Money::zero(currency_), {},
        {},          {}};
    Result<StepAmount> asked = amount_of(step, sources_, balances_, currency_);
    if (!asked) {
      mistakes_.add(std::move(asked).diagnostics());
      return;
    }
    move.why = std::move(asked->why);
    if (asked->exact > Money::of_minor(money_minor_max, currency_).units()) {
      mistakes_.add(overspent(step, plain_text(asked->exact), sources_.left()));
      return;
    }
    round(step, asked->exact, of_group, move);
    if (step.each.reckoned()) {
      reckon_members(step, sources_.left_of(asked->of), move);
    } else {
      keep_within(step, *asked, move);
      rounded_away_.emplace_back(asked->of, move.amount.units() - asked->exact);
    }
    give(step, asked->of, std::move(move));
  }

  void give(const model::SurplusStep& step, const std::string& of, Movement move) {
    std::vector<Movement> elsewhere;
    if (step.to == "members") {
      elsewhere = to_members(step, of, move);
    } else {
      move.taken = sources_.take(move.amount, of);
      balances_.move(step.to, move.amount);
    }
    out_.movements.push_back(std::move(move));
    for (Movement& one : elsewhere) out_.movements.push_back(std::move(one));
  }

  // What each member gets makes what the step moves: at most what `move` says, and what there is.
  void reckon_members(const model::SurplusStep& step, Money left, Movement& move) {
    const Money most = std::min(move.amount, left);
    Result<EachParts> parts = members_.parts_of(step, most, balances_);
    if (!parts) {
      mistakes_.add(std::move(parts).diagnostics());
      move.amount = Money::zero(currency_);
      return;
    }
    const std::string words = parts->words;
    each_ = std::make_shared<const EachParts>(std::move(*parts));
    move.amount = each_->pool;
    move.what = words + " for each member";
    std::vector<std::pair<std::string, TraceValue>> from{{"at most", most}};
    if (each_->asked > each_->pool) from.emplace_back("all members' amounts", each_->asked);
    move.why.push_back({step.clause.key("each_gets"), step.cite,
                        each_->asked > each_->pool ? "shared in proportion: " + words
                                                   : "the sum of " + words + " for each member",
                        std::move(from), move.amount, each_->why});
  }

  Diagnostic overspent(const model::SurplusStep& step, const std::string& wanted,
                       Money left) const {
    return Diagnostic::error(Code::P207,
                             "this step wants " + wanted + " and only " + left.text() + " is left")
        .in(step.clause)
        .cite(step.cite)
        .hint(only_source(step, sources_).empty()
                  ? "the step moves more than the year has left for it: check the amount against "
                    "the article, or say in the bylaws what holds in a poor year"
                  : "the fractions of the steps before it and its own come to more than the whole; "
                    "check them against the article");
  }

  // The pools of a step, in their order.
  std::vector<MemberPool> pools_of(const model::SurplusStep& step, Movement& move) const {
    std::vector<MemberPool> pools;
    const std::size_t line = out_.movements.size();
    if (step.pools.empty())
      pools.push_back({step.clause, step.cite, step.in_proportion_to, "",
                       Ratio(Integer(move.amount.minor())), move.amount, false, line});
    std::vector<Share> shares;
    for (const auto& [name, pool] : step.pools)
      shares.push_back({ex::evaluate(*pool.share, balances_).value.value(), name});
    const std::vector<Money> parts =
        shares.empty() ? std::vector<Money>() : apportion(move.amount, shares);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& [name, pool] = step.pools[i];
      if (parts[i].sign() == 0) continue;
      const Ratio exact = shares[i].weight * Ratio(Integer(move.amount.minor()));
      move.pools.emplace_back(name, parts[i]);
      pools.push_back({pool.clause, pool.cite.empty() ? step.cite : pool.cite,
                       pool.in_proportion_to, name, exact, parts[i], false, line});
    }
    for (MemberPool& pool : pools) pool.paid_outright = !step.paid.empty();
    return pools;
  }

  // The pools of a step to members. Those that are empty go elsewhere, as do the parts of accounts
  // and what caps hold back.
  std::vector<Movement> to_members(const model::SurplusStep& step, const std::string& of,
                                   Movement& move) {
    const std::shared_ptr<const EachParts> reckoned = std::exchange(each_, nullptr);
    if (move.amount.sign() == 0) return {};
    std::vector<Movement> elsewhere;
    for (MemberPool& pool : pools_of(step, move)) {
      if (pool.amount.sign() == 0) continue;
      if (reckoned != nullptr) {
        pool.each = reckoned;
        pool.in_proportion_to = reckoned->basis.words;
      } else if (!step.empty_pool.empty() && members_.nobody_in(pool)) {
        elsewhere.push_back(redirected(pool, step, move));
        continue;
      } else {
        give_accounts_theirs(pool, move, elsewhere);
        const bool limited = step.each.limited() && pool.amount.sign() != 0;
        if (limited && !members_.nobody_in(pool)) limit_parts(step, move, pool, elsewhere);
      }
      if (pool.amount.sign() != 0) out_.pools.push_back(std::move(pool));
    }
    take_for(move, elsewhere, of);
    return elsewhere;
  }

  void give_accounts_theirs(MemberPool& pool, Movement& move, std::vector<Movement>& elsewhere) {
    for (Movement& aside : set_aside(pool, move, members_.asides_of(pool))) {
      balances_.move(aside.to, aside.amount);
      elsewhere.push_back(std::move(aside));
    }
  }

  // All that a step moves is taken from the sources at once; each of its lines gets a part.
  void take_for(Movement& move, std::vector<Movement>& elsewhere, const std::string& of) {
    Money whole = move.amount;
    for (const Movement& one : elsewhere) whole += one.amount;
    move.taken = sources_.take(whole, of);
    for (Movement& one : elsewhere) one.taken = split_off(move.taken, one.amount);
  }

  // Keeps the members' parts within their limits. What nobody can take goes where `above_caps`
  // says; without that it is not moved.
  void limit_parts(const model::SurplusStep& step, Movement& move, MemberPool& pool,
                   std::vector<Movement>& elsewhere) {
    Result<EachParts> parts = members_.parts_of(step, pool.amount, balances_);
    if (!parts) return mistakes_.add(std::move(parts).diagnostics());
    pool.each = std::make_shared<const EachParts>(std::move(*parts));
    const Money back = pool.each->held_back;
    if (back.sign() == 0) return;
    pool.amount = pool.each->pool;
    pool.exact = Ratio(Integer(pool.amount.minor()));
    const std::string account = model::account_of(step.each.above_caps);
    const std::string why = "the most that each member may get holds it back";
    move.amount -= back;
    move.why.push_back({step.clause.key("each_at_most"),
                        step.cite,
                        why + (account.empty() ? "" : ": that part goes to " + account),
                        {{"of that part", back}},
                        move.amount,
                        {}});
    if (account.empty()) return;
    Movement held{step.clause.key("above_caps"),
                  step.cite,
                  "what the members' caps hold back",
                  account,
                  back,
                  {},
                  {},
                  {}};
    held.why.push_back({held.clause, held.cite, why, {}, back, {}});
    balances_.move(account, back);
    elsewhere.push_back(std::move(held));
  }

  // A pool in which nobody has patronage goes to the account that `empty_pool` names.
  Movement redirected(const MemberPool& pool, const model::SurplusStep& step, Movement& given) {
    const std::string account = model::account_of(step.empty_pool);
    const std::string who = pool.only_class.empty() ? "the members" : pool.only_class;
    const std::string why = "nobody among " + who + " has any " + pool.in_proportion_to;
    given.amount -= pool.amount;
    given.why.push_back({step.clause.key("empty_pool"),
                         step.cite,
                         why + ": that part goes to " + account,
                         {{"of that part", pool.amount}},
                         given.amount,
                         {}});
    std::erase_if(given.pools, [&](const auto& one) { return one.first == pool.only_class; });
    Movement move{step.clause.key("empty_pool"),
                  step.cite,
                  "the empty pool of " + who,
                  account,
                  pool.amount,
                  {},
                  {},
                  {}};
    move.why.push_back({move.clause, move.cite, why, {}, pool.amount, {}});
    balances_.move(account, pool.amount);
    return move;
  }

  // What no step moved stays visible.
  void leave_the_rest() {
    const Money left = sources_.left();
    if (left.sign() == 0) return;
    Movement rest{
        plan_.clause.key("steps"), "", "what no step moves", "not distributed", left, {}, {}, {}};
    rest.taken = sources_.take(left, "");
    rest.why.push_back(
        {plan_.clause.key("steps"), "", "no step moves it (not stated)", {}, left, {}});
    out_.movements.push_back(std::move(rest));
    out_.doubts.add(
        Diagnostic::warning(Code::P208, left.text() + " of the income is moved by no step")
            .in(plan_.clause.key("steps"))
            .cite(plan_.cite)
            .hint("end the steps with one that moves `rest`"));
  }

  const model::SurplusPlan& plan_;
  Sources sources_;
  Balances& balances_;
  Waterfall& out_;
  const StepMembers& members_;
  Rounding rounding_;
  Currency currency_;
  std::map<std::size_t, Money> of_groups_;  // what steps of closed groups move
  model::Named<Ratio> rounded_away_;  // source -> what a step took of it too much (or too little)
  bool among_conditional_ = false;    // the step before has `when`
  bool one_ran_ = false;              // of the steps with `when` just before
  std::shared_ptr<const EachParts> each_;  // of the step at hand
  Diagnostics mistakes_;
};

}  // namespace

Result<Waterfall> run_waterfall(const model::Bylaws& bylaws, const model::FiscalYear& year,
                                Balances& balances, const StepMembers& members) {
  const model::SurplusPlan& plan = *bylaws.surplus;
  const Currency currency = bylaws.coop.currency;
  const Rounding rounding = rounding_named(plan.rounding.steps).value_or(Rounding::half_up);
  Waterfall waterfall;
  Money loss = Money::zero(currency);
  Sources sources = Sources::of(plan, year, currency, loss);
  Diagnostics mistakes;
  if (sources.left().sign() > 0 || loss.sign() == 0)
    mistakes =
        Run(plan, std::move(sources), balances, waterfall, members, rounding, currency).steps();
  if (loss.sign() < 0) mistakes.add(bear_loss(bylaws, year, loss, balances, members, waterfall));
  if (mistakes.has_errors()) return mistakes;
  return waterfall;
}

}  // namespace toadlane::patronage
