#include "engine/patronage/step_amount.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/laid_over.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

// What `move` says: exact, and the source that it is limited to.
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
    const Money left = sources.left_of(rest->of);
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
  const Money left = sources.left_of(rest.of);
  return {part.fraction.value * left.units(),
          rest.of,
          {{"part", ex::to_text(part.fraction)}, {"rest", left}},
          {}};
}

// The balances as they would be with one unit of the currency more in an account.
class OneMore final : public ex::LaidOver {
 public:
  OneMore(const Balances& balances, std::string_view account)
      : LaidOver(balances), account_(account) {}

  using LaidOver::value;
  [[nodiscard]] std::optional<Ratio> value(const ex::Name& name) const override {
    auto value = below().value(name);
    if (!value || name.kind == ex::Name::Kind::plain || name.name != account_) return value;
    return *value + Ratio(1);
  }

 private:
  std::string_view account_;
};

// The balances, with incomes as the steps see them: after a loss of other income.
class AsSeenBySteps final : public ex::LaidOver {
 public:
  AsSeenBySteps(const Balances& balances, const Sources& sources)
      : LaidOver(balances), sources_(sources) {}

  using LaidOver::value;
  [[nodiscard]] std::optional<Ratio> value(const ex::Name& name) const override {
    if (name.kind == ex::Name::Kind::plain && sources_.has(name.name))
      return sources_.whole(name.name).units();
    return below().value(name);
  }

 private:
  const Sources& sources_;
};

// One step's amount while it is being narrowed down.
class Narrowing {
 public:
  Narrowing(const model::SurplusStep& step, const Sources& sources, const Balances& balances,
            Currency currency)
      : step_(step), sources_(sources), balances_(balances), currency_(currency) {}

  Result<StepAmount> run() {
    Wanted wanted = wanted_by(*step_.move, sources_, balances_);
    miss(wanted.missing);
    if (mistakes_.has_errors()) return mistakes_;
    amount_.exact = wanted.units;
    amount_.of = std::move(wanted.of);
    amount_.why.push_back({step_.clause,
                           step_.cite,
                           ex::to_text(*step_.move),
                           std::move(wanted.from),
                           amount_.exact,
                           {}});
    clamp();
    stop();
    if (mistakes_.has_errors()) return mistakes_;
    return std::move(amount_);
  }

 private:
  void miss(const std::vector<std::string>& names) {
    if (!names.empty()) mistakes_.add(missing_figures(names, step_.clause, step_.cite));
  }

  std::optional<Ratio> bound(const std::optional<ex::Amount>& amount, std::string_view key,
                             Trace& trace) {
    if (!amount) return std::nullopt;
    const AsSeenBySteps values(balances_, sources_);
    ex::Evaluated evaluated =
        ex::evaluate(*amount, values, {step_.clause.key(key), step_.cite}, trace);
    miss(evaluated.missing);
    // An amount of money is not negative: a part of equity that is below 0 is nothing.
    return evaluated.value ? std::optional(std::max(*evaluated.value, Ratio(0))) : std::nullopt;
  }

  void clamp() {
    Trace why_least;
    Trace why_most;
    const std::optional<Ratio> least = bound(step_.at_least, "at_least", why_least);
    const std::optional<Ratio> most = bound(step_.at_most, "at_most", why_most);
    if (least && most && *least > *most)
      mistakes_.add(Diagnostic::error(Code::P230, "this step moves at least " + plain_text(*least) +
                                                      " and at most " + plain_text(*most))
                        .in(step_.clause)
                        .cite(step_.cite)
                        .hint("compare `at_least` and `at_most` with the article; for years in "
                              "which they cross, say which one holds with `greater of` or "
                              "`lesser of`"));
    if (least && *least > amount_.exact) narrow(*step_.at_least, "at_least", *least, why_least);
    if (most && *most < amount_.exact) narrow(*step_.at_most, "at_most", *most, why_most);
  }

  void narrow(const ex::Amount& words, std::string_view key, const Ratio& to, const Trace& why) {
    const std::string says = key == "at_least" ? "not less than " : "not more than ";
    amount_.why.push_back({step_.clause.key(key),
                           step_.cite,
                           says + ex::to_text(words),
                           {{"wanted", amount_.exact}},
                           to,
                           why.steps()});
    amount_.exact = to;
  }

  // How far `until` lets the step go, in units; nothing: without limit or not known. Its sides are
  // straight lines in what the step moves, so their gap closes at the same pace all the way.
  std::optional<Ratio> limit(std::vector<Step>& why) {
    Trace trace;
    const ex::Rule rule{step_.clause.key("until"), step_.cite};
    const ex::Evaluated now = ex::evaluate(step_.until->subject, balances_, rule, trace);
    const ex::Evaluated goal = ex::evaluate(step_.until->goal, balances_, rule, trace);
    std::vector<std::string> missing = now.missing;
    missing.insert(missing.end(), goal.missing.begin(), goal.missing.end());
    miss(missing);
    if (!missing.empty()) return Ratio(0);
    why = trace.steps();
    const Ratio gap = *goal.value - *now.value;
    if (gap.sign() < 0 || (gap.sign() == 0 && !step_.until->exceeds)) return Ratio(0);
    const OneMore more(balances_, step_.to);
    const Ratio gap_after = ex::evaluate(step_.until->goal, more).value.value() -
                            ex::evaluate(step_.until->subject, more).value.value();
    const Ratio pace = gap - gap_after;
    if (pace.sign() <= 0) return std::nullopt;  // this step does not bring the state nearer
    if (!step_.until->exceeds) return gap / pace;
    // Beyond it by the smallest coin.
    const Ratio coins(Integer(currency_.minor_per_unit()));
    return Ratio((gap / pace * coins).floor() + 1) / coins;
  }

  void stop() {
    if (!step_.until) return;
    std::vector<Step> why;
    const std::optional<Ratio> room = limit(why);
    if (!room) return;
    const Ratio stopped = std::min(amount_.exact, *room);
    amount_.why.push_back({step_.clause.key("until"),
                           step_.cite,
                           "stops where " + ex::to_text(*step_.until),
                           {{"wanted", amount_.exact}, {"room", *room}},
                           stopped,
                           std::move(why)});
    amount_.exact = stopped;
  }

  const model::SurplusStep& step_;
  const Sources& sources_;
  const Balances& balances_;
  Currency currency_;
  StepAmount amount_;
  Diagnostics mistakes_;
};

}  // namespace

Diagnostic missing_figures(const std::vector<std::string>& names, const Clause& clause,
                           const std::string& cite) {
  return Diagnostic::error(Code::P206, "this step needs " + joined(backquoted(names)) +
                                           ", which the year file does not give")
      .in(clause)
      .cite(cite)
      .hint(
          "add it to the year file: balances under `opening`, other amounts under `figures`, "
          "rates under `rates`");
}

Result<StepAmount> amount_of(const model::SurplusStep& step, const Sources& sources,
                             const Balances& balances, Currency currency) {
  return Narrowing(step, sources, balances, currency).run();
}

std::string only_source(const model::SurplusStep& step, const Sources& sources) {
  if (const auto* all = std::get_if<ex::AllOf>(&step.move->node)) return all->name;
  if (const auto* rest = std::get_if<ex::Rest>(&step.move->node)) return rest->of;
  const auto* part = std::get_if<ex::PartOf>(&step.move->node);
  if (part == nullptr) return "";
  if (const auto* rest = std::get_if<ex::Rest>(&part->base)) return rest->of;
  const std::string& name = std::get<ex::Name>(part->base).name;
  return sources.has(name) ? name : "";
}

std::string parted_source(const model::SurplusStep& step, const Sources& sources) {
  const auto* part = std::get_if<ex::PartOf>(&step.move->node);
  const auto* name = part != nullptr ? std::get_if<ex::Name>(&part->base) : nullptr;
  const bool always = !step.bounded() && !step.each.reckoned();
  return name != nullptr && sources.has(name->name) && always ? name->name : "";
}

}  // namespace toadlane::patronage
