#include "engine/patronage/surplus.h"

#include <algorithm>
#include <map>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/number/apportion.h"
#include "engine/patronage/loss.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

// What is left of each source of income, in the order of the bylaws.
class Sources {
 public:
  Sources(const model::Named<Money>& income, const model::FiscalYear& year, Currency currency)
      : whole_(income), left_(income), year_(year), currency_(currency) {}

  [[nodiscard]] bool has(std::string_view name) const {
    return model::find(whole_, name) != nullptr;
  }
  // What explanations call a source: after a loss was set against it, it is not the income given.
  [[nodiscard]] std::string label(const std::string& name) const {
    const bool reduced = whole(name) != *model::find(year_.income, name) && whole(name).sign() > 0;
    return reduced ? name + " less a loss of other income" : name;
  }
  [[nodiscard]] Money whole(std::string_view name) const { return *model::find(whole_, name); }
  [[nodiscard]] Money left(std::string_view name) const { return *model::find(left_, name); }
  [[nodiscard]] Money left() const {
    Money sum = Money::zero(currency_);
    for (const auto& [name, money] : left_) sum += money;
    return sum;
  }
  // Takes from one source, or from all that have something left, in proportion.
  model::Named<Money> take(Money amount, const std::string& only) {
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

 private:
  model::Named<Money> whole_;
  model::Named<Money> left_;
  const model::FiscalYear& year_;
  Currency currency_;
};

// What a step asks for: exact, before its limit, and the source that it is limited to.
struct Wanted {
  Ratio units;
  std::string of;  // one income; empty: everything that is left
  std::vector<std::pair<std::string, TraceValue>> from;
  std::vector<std::string> missing;  // figures that the year does not give
};

// A part of a figure, such as 4% of paid-in capital, comes from all that is left; of a figure that
// is negative it is nothing.
Wanted part_of_figure(const ex::Fraction& fraction, const ex::Name& name,
                      const Balances& balances) {
  const std::optional<Ratio> figure = balances.value(name);
  if (!figure) return {Ratio(0), "", {}, {name.name}};
  return {fraction.value * std::max(*figure, Ratio(0)),
          "",
          {{"part", ex::to_text(fraction)}, {name.name, *figure}},
          {}};
}

Wanted wanted_by(const ex::Source& source, const Sources& sources, const Balances& balances) {
  if (const auto* all = std::get_if<ex::AllOf>(&source.node))
    return {sources.left(all->name).units(),
            all->name,
            {{sources.label(all->name) + " left", sources.left(all->name)}},
            {}};
  if (const auto* rest = std::get_if<ex::Rest>(&source.node)) {
    const Money left = rest->of.empty() ? sources.left() : sources.left(rest->of);
    const std::string what =
        rest->of.empty() ? "all that is left" : sources.label(rest->of) + " left";
    return {left.units(), rest->of, {{what, left}}, {}};
  }
  if (const auto* sum = std::get_if<ex::Number>(&source.node)) return {sum->value, "", {}, {}};
  const auto& part = std::get<ex::PartOf>(source.node);
  if (const auto* name = std::get_if<ex::Name>(&part.base)) {
    if (!sources.has(name->name)) return part_of_figure(part.fraction, *name, balances);
    const Money whole = sources.whole(name->name);
    return {part.fraction.value * whole.units(),
            name->name,
            {{"part", ex::to_text(part.fraction)}, {sources.label(name->name), whole}},
            {}};
  }
  const auto& rest = std::get<ex::Rest>(part.base);
  const Money left = rest.of.empty() ? sources.left() : sources.left(rest.of);
  return {part.fraction.value * left.units(),
          rest.of,
          {{"part", ex::to_text(part.fraction)}, {"rest", left}},
          {}};
}

Diagnostic missing_figures(const std::vector<std::string>& names, const model::SurplusStep& step) {
  return Diagnostic::error(Code::P206, "this step needs " + joined(backquoted(names)) +
                                           ", which the year file does not give")
      .in(step.clause)
      .cite(step.cite)
      .hint(
          "add it to the year file: balances under `opening`, other amounts under `figures`, "
          "rates under `rates`");
}

// The balances as they would be with one unit of the currency more in an account.
class OneMore final : public ex::Environment {
 public:
  OneMore(const Balances& balances, std::string_view account)
      : balances_(balances), account_(account) {}

  [[nodiscard]] std::optional<Ratio> value(const ex::Name& name) const override {
    auto value = balances_.value(name);
    if (!value || name.kind == ex::Name::Kind::plain || name.name != account_) return value;
    return *value + Ratio(1);
  }
  [[nodiscard]] std::optional<Ratio> value(const ex::Measure& measure,
                                           ex::UnitKind in) const override {
    return balances_.value(measure, in);
  }
  [[nodiscard]] std::optional<bool> holds(const ex::Status& status) const override {
    return balances_.holds(status);
  }
  [[nodiscard]] std::optional<bool> holds(const ex::Passed& passed) const override {
    return balances_.holds(passed);
  }

 private:
  const Balances& balances_;
  std::string_view account_;
};

// One run down the steps.
class Run {
 public:
  Run(const model::SurplusPlan& plan, Sources sources, Balances& balances, Waterfall& out,
      const EmptyPool& is_empty, const AsidesOf& asides, Rounding rounding, Currency currency)
      : plan_(plan),
        sources_(std::move(sources)),
        balances_(balances),
        out_(out),
        is_empty_(is_empty),
        asides_(asides),
        rounding_(rounding),
        currency_(currency) {}

  Diagnostics steps() {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      if (!of_groups_.contains(i)) find_closed_group(i);
      const auto of_group = of_groups_.find(i);
      one(plan_.steps[i],
          of_group != of_groups_.end() ? std::optional(of_group->second) : std::nullopt);
    }
    leave_the_rest();
    return std::move(mistakes_);
  }

 private:
  // The income that a step takes a fraction of, without a limit; empty: it does not.
  std::string parted_source(const model::SurplusStep& step) const {
    const auto* part = std::get_if<ex::PartOf>(&step.move->node);
    const auto* name = part != nullptr ? std::get_if<ex::Name>(&part->base) : nullptr;
    return name != nullptr && sources_.has(name->name) && !step.until ? name->name : "";
  }

  // The one income that a step takes from; empty: it may take from any.
  std::string only_source(const model::SurplusStep& step) const {
    if (const auto* all = std::get_if<ex::AllOf>(&step.move->node)) return all->name;
    if (const auto* rest = std::get_if<ex::Rest>(&step.move->node)) return rest->of;
    const auto* part = std::get_if<ex::PartOf>(&step.move->node);
    if (part == nullptr) return "";
    if (const auto* rest = std::get_if<ex::Rest>(&part->base)) return rest->of;
    const std::string& name = std::get<ex::Name>(part->base).name;
    return sources_.has(name) ? name : "";
  }

  // Steps from `first` on that take fractions of one whole source and come to 100%, with none
  // between them that takes from it otherwise: what each of them moves is known together.
  void find_closed_group(std::size_t first) {
    const std::string of = parted_source(plan_.steps[first]);
    if (of.empty() || sources_.left(of) != sources_.whole(of)) return;
    std::vector<std::size_t> steps;
    std::vector<Ratio> weights;
    std::vector<std::string> positions;
    Ratio sum = 0;
    for (std::size_t i = first; i < plan_.steps.size() && sum < Ratio(1); ++i) {
      const std::string source = only_source(plan_.steps[i]);
      if (!source.empty() && source != of) continue;
      if (parted_source(plan_.steps[i]) != of) return;
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

  // How far `until` lets a step go, in units; nothing: without limit or not known. Its sides are
  // straight lines in what the step moves, so their gap closes at the same pace all the way.
  std::optional<Ratio> limit_of(const model::SurplusStep& step, std::vector<Step>& why) {
    if (!step.until) return std::nullopt;
    Trace trace;
    const ex::Rule rule{step.clause.key("until"), step.cite};
    const ex::Evaluated now = ex::evaluate(step.until->subject, balances_, rule, trace);
    const ex::Evaluated goal = ex::evaluate(step.until->goal, balances_, rule, trace);
    std::vector<std::string> missing = now.missing;
    missing.insert(missing.end(), goal.missing.begin(), goal.missing.end());
    if (!missing.empty()) {
      mistakes_.add(missing_figures(missing, step));
      return Ratio(0);
    }
    why = trace.steps();
    const Ratio gap = *goal.value - *now.value;
    if (gap.sign() < 0 || (gap.sign() == 0 && !step.until->exceeds)) return Ratio(0);
    const OneMore more(balances_, step.to);
    const Ratio gap_after = ex::evaluate(step.until->goal, more).value.value() -
                            ex::evaluate(step.until->subject, more).value.value();
    const Ratio pace = gap - gap_after;
    if (pace.sign() <= 0) return std::nullopt;  // this step does not bring the state nearer
    if (!step.until->exceeds) return gap / pace;
    // Beyond it by the smallest coin.
    const Ratio coins(Integer(currency_.minor_per_unit()));
    return Ratio((gap / pace * coins).floor() + 1) / coins;
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
  void keep_within(const model::SurplusStep& step, const Wanted& wanted, const Ratio& exact,
                   Movement& move) {
    const Money left = wanted.of.empty() ? sources_.left() : sources_.left(wanted.of);
    if (move.amount <= left) return;
    if (exact > left.units() + rounded_away(wanted.of))
      mistakes_.add(overspent(step, move.amount.text(), left));
    move.amount = left;
    move.why.push_back({step.clause,
                        "",
                        "what the roundings of earlier steps leave",
                        {{"exact", exact}},
                        left,
                        {}});
  }

  void one(const model::SurplusStep& step, std::optional<Money> of_group) {
    Movement move{
        step.clause, step.cite, ex::to_text(*step.move), step.to, Money::zero(currency_), {},
        {},          {}};
    const Wanted wanted = wanted_by(*step.move, sources_, balances_);
    if (!wanted.missing.empty()) {
      mistakes_.add(missing_figures(wanted.missing, step));
      return;
    }
    Ratio exact = wanted.units;
    move.why.push_back({step.clause, step.cite, move.what, wanted.from, exact, {}});
    std::vector<Step> limit_why;
    if (const auto limit = limit_of(step, limit_why)) {
      Step stop{step.clause.key("until"),
                step.cite,
                "stops where " + ex::to_text(*step.until),
                {{"wanted", exact}, {"room", *limit}},
                std::min(exact, *limit),
                limit_why};
      exact = std::min(exact, *limit);
      move.why.push_back(std::move(stop));
    }
    if (exact > Money::of_minor(money_minor_max, currency_).units()) {
      mistakes_.add(overspent(step, plain_text(exact), sources_.left()));
      return;
    }
    move.amount = of_group.value_or(rounded_money(exact, currency_, rounding_));
    if (of_group && move.amount.units() != exact)
      move.why.push_back({step.clause,
                          "",
                          "these steps come to 100%: rounded by largest remainder",
                          {{"exact", exact}},
                          move.amount,
                          {}});
    else if (move.amount.units() != exact)
      move.why.push_back({step.clause,
                          plan_.rounding.steps.empty() ? "" : plan_.rounding.cite,
                          "rounded " + std::string(name_of(rounding_)) +
                              (plan_.rounding.steps.empty() ? " (default, not stated)" : ""),
                          {{"exact", exact}},
                          move.amount,
                          {}});
    keep_within(step, wanted, exact, move);
    rounded_away_.emplace_back(wanted.of, move.amount.units() - exact);
    move.taken = sources_.take(move.amount, wanted.of);
    std::vector<Movement> elsewhere;
    if (step.to == "members")
      elsewhere = to_members(step, move);
    else
      balances_.move(step.to, move.amount);
    out_.movements.push_back(std::move(move));
    for (Movement& one : elsewhere) out_.movements.push_back(std::move(one));
  }

  Diagnostic overspent(const model::SurplusStep& step, const std::string& wanted,
                       Money left) const {
    return Diagnostic::error(Code::P207,
                             "this step wants " + wanted + " and only " + left.text() + " is left")
        .in(step.clause)
        .cite(step.cite)
        .hint(only_source(step).empty()
                  ? "the step moves more than the year has left for it: check the amount against "
                    "the article, or say in the bylaws what holds in a poor year"
                  : "the fractions of the steps before it and its own come to more than the whole; "
                    "check them against the article");
  }

  // The pools of a step to members; those that are empty go elsewhere.
  std::vector<Movement> to_members(const model::SurplusStep& step, Movement& move) {
    std::vector<MemberPool> pools;
    if (move.amount.sign() == 0) return {};
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
    std::vector<Movement> elsewhere;
    for (MemberPool& pool : pools) {
      if (!step.empty_pool.empty() && is_empty_(pool)) {
        elsewhere.push_back(redirected(pool, step, move));
        continue;
      }
      for (Movement& aside : set_aside(pool, move, asides_of(pool))) {
        balances_.move(aside.to, aside.amount);
        elsewhere.push_back(std::move(aside));
      }
      if (pool.amount.sign() != 0) out_.pools.push_back(std::move(pool));
    }
    return elsewhere;
  }

  [[nodiscard]] std::vector<Aside> asides_of(const MemberPool& pool) const {
    return asides_ ? asides_(pool) : std::vector<Aside>();
  }

  // A pool in which nobody has patronage goes to the account that `empty_pool` names.
  Movement redirected(const MemberPool& pool, const model::SurplusStep& step, Movement& given) {
    constexpr std::string_view to = "to ";
    const std::string account =
        step.empty_pool.substr(step.empty_pool.starts_with(to) ? to.size() : 0);
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
                  split_off(given.taken, pool.amount),
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
  const EmptyPool& is_empty_;
  const AsidesOf& asides_;
  Rounding rounding_;
  Currency currency_;
  std::map<std::size_t, Money> of_groups_;  // what steps of closed groups move
  model::Named<Ratio> rounded_away_;  // source -> what a step took of it too much (or too little)
  Diagnostics mistakes_;
};

// The sources after a loss of one was set against the gain of the others, where the bylaws say so.
model::Named<Money> netted(const model::SurplusPlan& plan, const model::FiscalYear& year,
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
  if (negative.sign() == 0 || !plan.losses_covered_by_other.value_or(false)) return sources;
  Money gain = Money::zero(currency);
  for (const auto& [name, amount] : sources) gain += amount;
  const Money covered = std::min(gain, -negative);
  if (covered.sign() > 0) {
    const std::vector<Money> parts = apportion(covered, gains);
    for (std::size_t i = 0; i < parts.size(); ++i) sources[i].second -= parts[i];
  }
  loss += covered;
  return sources;
}

}  // namespace

Result<Waterfall> run_waterfall(const model::Bylaws& bylaws, const model::FiscalYear& year,
                                Balances& balances, const EmptyPool& is_empty,
                                const AsidesOf& asides) {
  const model::SurplusPlan& plan = *bylaws.surplus;
  const Currency currency = bylaws.coop.currency;
  const Rounding rounding = rounding_named(plan.rounding.steps).value_or(Rounding::half_up);
  Waterfall waterfall;
  Money loss = Money::zero(currency);
  Sources sources(netted(plan, year, currency, loss), year, currency);
  Diagnostics mistakes;
  if (sources.left().sign() > 0 || loss.sign() == 0)
    mistakes =
        Run(plan, std::move(sources), balances, waterfall, is_empty, asides, rounding, currency)
            .steps();
  if (loss.sign() < 0) mistakes.add(bear_loss(bylaws, year, loss, balances, waterfall));
  if (mistakes.has_errors()) return mistakes;
  return waterfall;
}

}  // namespace toadlane::patronage
