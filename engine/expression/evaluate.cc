#include "engine/expression/evaluate.h"

#include "engine/expression/evaluator.h"

namespace toadlane::expression {
namespace {

// The step and the parts of its phrase come from the rule, but for what has a source of its own.
void cite(Step& step, const Rule& rule) {
  if (step.clause.empty() && step.citation.empty()) {
    step.clause = rule.clause;
    step.citation = rule.citation;
  }
  for (Step& part : step.because) cite(part, rule);
}

void explain(Trace& trace, const Rule& rule, std::optional<Step> step) {
  if (!step) return;
  cite(*step, rule);
  trace.step(std::move(*step));
}

Computed limit_of(const Threshold& threshold, Evaluator& evaluator) {
  if (threshold.kind == Threshold::Kind::none) return {Ratio(0), std::nullopt};
  if (threshold.amount) return evaluator.compute(*threshold.amount);
  evaluator.miss(std::string(everybody_of_whom));
  return {};
}

Limit filled(const Threshold& threshold, const Evaluator& evaluator, const Ratio& value) {
  Limit limit{threshold.kind, threshold.comparator, value, evaluator.base(),
              evaluator.nothing_to_count()};
  if (threshold.kind == Threshold::Kind::unanimous) {
    limit.base = value;
    limit.nothing_to_count = value.sign() <= 0;
  }
  return limit;
}

template <class Judgeable>
Judged judged(const Judgeable& phrase, const Environment& values, const Rule& rule, Trace& trace) {
  Evaluator evaluator(values, trace.on());
  Computed computed = evaluator.judge(phrase);
  explain(trace, rule, std::move(computed.step));
  if (!computed.value) return {std::nullopt, evaluator.missing()};
  return {computed.value->sign() != 0, {}};
}

}  // namespace

Values& Values::set(std::string text, Ratio value) {
  values_[std::move(text)] = std::move(value);
  return *this;
}

Values& Values::say(std::string text, bool holds) {
  facts_[std::move(text)] = holds;
  return *this;
}

std::optional<Ratio> Values::value(const Name& name) const {
  const auto found = values_.find(to_text(name));
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Ratio> Values::value(const Measure& measure, UnitKind) const {
  const auto found = values_.find(to_text(measure));
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<bool> Values::holds(const Status& status) const {
  const auto found = facts_.find(status.name);
  return found == facts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<bool> Values::holds(const Passed& passed) const {
  const auto found = facts_.find("decision " + passed.decision + " passed");
  return found == facts_.end() ? std::nullopt : std::optional(found->second);
}

Evaluated evaluate(const Amount& amount, const Environment& values, const Rule& rule,
                   Trace& trace) {
  Evaluator evaluator(values, trace.on());
  Computed computed = evaluator.compute(amount);
  explain(trace, rule, std::move(computed.step));
  return {std::move(computed.value), evaluator.missing()};
}

bool Limit::met_by(const Ratio& k) const {
  if (kind == Threshold::Kind::none) return true;
  if (nothing_to_count) return false;
  return compares(k, comparator, limit);
}

std::optional<Integer> Limit::smallest() const {
  // At most and fewer than are met by 0 or by nothing; the others from some number on.
  if (met_by(0)) return Integer(0);
  const bool upward = comparator == Comparator::at_least || comparator == Comparator::more_than;
  if (nothing_to_count || !upward) return std::nullopt;
  const Integer whole = limit.ceiling();
  return met_by(Ratio(whole)) ? whole : whole + 1;
}

Resolved resolve(const Threshold& threshold, const Environment& values, const Rule& rule,
                 Trace& trace) {
  Evaluator evaluator(values, trace.on());
  Computed computed = limit_of(threshold, evaluator);
  explain(trace, rule, std::move(computed.step));
  if (!computed.value) return {std::nullopt, evaluator.missing()};
  return {filled(threshold, evaluator, *computed.value), {}};
}

ThresholdOutcome satisfied(const Threshold& threshold, const Ratio& k, const Environment& values,
                           const Rule& rule, Trace& trace) {
  Evaluator evaluator(values, trace.on());
  Computed computed = limit_of(threshold, evaluator);
  if (!computed.value)
    return {std::nullopt, std::nullopt, Ratio(0), std::nullopt, evaluator.missing()};
  const Limit limit = filled(threshold, evaluator, *computed.value);
  ThresholdOutcome outcome{limit.met_by(k), limit.base, limit.limit, limit.smallest(), {}};
  if (!trace.on()) return outcome;
  Step step{.what = to_text(threshold), .from = {{"counted", k}}};
  if (threshold.amount) step.from.emplace_back("compared with", limit.limit);
  if (outcome.needed)
    step.from.emplace_back("smallest number that meets it", Ratio(*outcome.needed));
  if (computed.step) step.because.push_back(std::move(*computed.step));
  const char* why_not = limit.nothing_to_count ? "not met: there is nothing to count" : "not met";
  step.result = std::string(*outcome.met ? "met" : why_not);
  explain(trace, rule, std::move(step));
  return outcome;
}

std::optional<Integer> smallest_meeting(const Threshold& threshold, const Environment& values) {
  const Resolved resolved = resolve(threshold, values);
  return resolved.limit ? resolved.limit->smallest() : std::nullopt;
}

Judged judge(const State& state, const Environment& values, const Rule& rule, Trace& trace) {
  return judged(state, values, rule, trace);
}

Judged judge(const Condition& condition, const Environment& values, const Rule& rule,
             Trace& trace) {
  return judged(condition, values, rule, trace);
}

}  // namespace toadlane::expression
