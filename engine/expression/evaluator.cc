#include "engine/expression/evaluator.h"

#include <algorithm>

namespace toadlane::expression {
namespace {

std::string verdict(bool holds) {
  return holds ? "yes" : "no";
}

// Adds a part's value and its own step to the step of the whole.
void reason(Step& step, std::string words, Computed& part) {
  if (part.value) step.from.emplace_back(std::move(words), *part.value);
  if (part.step) step.because.push_back(std::move(*part.step));
}

// The unit in which times are counted by the first number of the amount that is a time.
UnitKind time_unit(const Amount& amount) {
  if (const auto* number = std::get_if<Number>(&amount.node)) {
    const Type type = type_of(number->unit);
    if (type.dimension != Dimension::time) return UnitKind::none;
    if (type.of == "months") return UnitKind::months;
    return type.of == "days" ? UnitKind::days : number->unit.kind;
  }
  if (const auto* part = std::get_if<Part>(&amount.node)) return time_unit(*part->base);
  if (const auto* rounded = std::get_if<Rounded>(&amount.node)) return time_unit(*rounded->amount);
  if (const auto* choice = std::get_if<Choice>(&amount.node)) {
    const UnitKind one = time_unit(*choice->one);
    return one != UnitKind::none ? one : time_unit(*choice->other);
  }
  const auto* sum = std::get_if<Sum>(&amount.node);
  if (sum == nullptr) return UnitKind::none;
  UnitKind unit = time_unit(*sum->first);
  for (const Addend& addend : sum->rest)
    if (unit == UnitKind::none) unit = time_unit(*addend.amount);
  return unit;
}

}  // namespace

void Evaluator::miss(std::string name) {
  if (std::find(missing_.begin(), missing_.end(), name) == missing_.end())
    missing_.push_back(std::move(name));
}

Computed Evaluator::compute(const Amount& amount) {
  return std::visit([this](const auto& node) { return compute(node); }, amount.node);
}

Computed Evaluator::compute(const Number& number) const {
  return {in_family_unit(number.value, number.unit), std::nullopt};
}

Computed Evaluator::compute(const Fraction& fraction) const {
  return {fraction.value, std::nullopt};
}

Computed Evaluator::compute(const Name& name) {
  auto value = values_.value(name);
  if (!value) miss(to_text(name));
  return {std::move(value), std::nullopt};
}

Computed Evaluator::compute(const Part& part) {
  Computed base = compute(*part.base);
  if (!base.value) return {};
  if (!base_) base_ = base.value;
  nothing_to_count_ = nothing_to_count_ || base.value->sign() <= 0;
  Computed whole{part.fraction.value * *base.value, std::nullopt};
  if (!traced_) return whole;
  whole.step = Step{.what = to_text(Amount{part}), .result = *whole.value};
  reason(*whole.step, to_text(*part.base), base);
  return whole;
}

Computed Evaluator::compute(const Sum& sum) {
  Step step;
  if (traced_) step.what = to_text(Amount{sum});
  Computed first = compute(*sum.first);
  std::optional<Ratio> total = first.value;
  if (traced_) reason(step, to_text(*sum.first), first);
  for (const Addend& addend : sum.rest) {
    Computed term = compute(*addend.amount);
    if (total && term.value)
      total = addend.minus ? *total - *term.value : *total + *term.value;
    else
      total.reset();
    if (traced_) reason(step, to_text(*addend.amount), term);
  }
  if (!total || !traced_) return {std::move(total), std::nullopt};
  step.result = *total;
  return {std::move(total), std::move(step)};
}

Computed Evaluator::compute(const Choice& choice) {
  Computed one = compute(*choice.one);
  Computed other = compute(*choice.other);
  if (!one.value || !other.value) return {};
  const bool first = choice.greater ? *one.value >= *other.value : *one.value <= *other.value;
  Computed chosen{first ? one.value : other.value, std::nullopt};
  if (!traced_) return chosen;
  chosen.step = Step{.what = to_text(Amount{choice}), .result = *chosen.value};
  reason(*chosen.step, to_text(*choice.one), one);
  reason(*chosen.step, to_text(*choice.other), other);
  return chosen;
}

Computed Evaluator::compute(const Rounded& rounded) {
  Computed exact = compute(*rounded.amount);
  if (!exact.value) return {};
  Computed whole{Ratio(toadlane::rounded(*exact.value, rounded.how)), std::nullopt};
  if (!traced_) return whole;
  whole.step = Step{.what = to_text(Amount{rounded}), .result = *whole.value};
  reason(*whole.step, to_text(*rounded.amount), exact);
  return whole;
}

Computed Evaluator::judge(const Condition& condition) {
  Computed judged = std::visit([this](const auto& node) { return judge(node); }, condition.node);
  if (judged.step) judged.step->what = to_text(condition);
  return judged;
}

Computed Evaluator::judge(const State& state) {
  Computed subject = compute(state.subject);
  Computed goal = compute(state.goal);
  if (!subject.value || !goal.value) return {};
  const bool holds = compares(
      *subject.value, state.exceeds ? Comparator::more_than : Comparator::at_least, *goal.value);
  Computed judged{Ratio(static_cast<int>(holds)), std::nullopt};
  if (!traced_) return judged;
  judged.step = Step{.what = to_text(state), .result = verdict(holds)};
  reason(*judged.step, to_text(state.subject), subject);
  reason(*judged.step, to_text(state.goal), goal);
  return judged;
}

Computed Evaluator::judge(const Comparison& comparison) {
  Computed measured{values_.value(comparison.measure, time_unit(comparison.limit)), std::nullopt};
  if (!measured.value) miss(to_text(comparison.measure));
  Computed limit = compute(comparison.limit);
  if (!measured.value || !limit.value) return {};
  const bool holds = compares(*measured.value, comparison.comparator, *limit.value);
  Computed judged{Ratio(static_cast<int>(holds)), std::nullopt};
  if (!traced_) return judged;
  judged.step = Step{.result = verdict(holds)};
  reason(*judged.step, to_text(comparison.measure), measured);
  reason(*judged.step, to_text(comparison.limit), limit);
  return judged;
}

Computed Evaluator::judge(const Status& status) {
  const auto holds = values_.holds(status);
  if (!holds) miss(status.name);
  if (!holds) return {};
  Computed judged{Ratio(static_cast<int>(*holds)), std::nullopt};
  if (traced_) judged.step = Step{.result = verdict(*holds)};
  return judged;
}

Computed Evaluator::judge(const Passed& passed) {
  const auto holds = values_.holds(passed);
  if (!holds) miss("decision " + passed.decision + " passed");
  if (!holds) return {};
  Computed judged{Ratio(static_cast<int>(*holds)), std::nullopt};
  if (traced_) judged.step = Step{.result = verdict(*holds)};
  return judged;
}

Computed Evaluator::judge(const Not& negation) {
  Computed inner = judge(*negation.condition);
  if (!inner.value) return {};
  const bool holds = inner.value->sign() == 0;
  Computed judged{Ratio(static_cast<int>(holds)), std::nullopt};
  if (!traced_) return judged;
  judged.step = Step{.result = verdict(holds)};
  if (inner.step) judged.step->because.push_back(std::move(*inner.step));
  return judged;
}

Computed Evaluator::judge(const AllTrue& all) {
  return judge_parts(all.parts, false);
}
Computed Evaluator::judge(const AnyTrue& any) {
  return judge_parts(any.parts, true);
}

// One part that is `decisive` decides; otherwise all parts must be known.
Computed Evaluator::judge_parts(const std::vector<Condition>& parts, bool decisive) {
  Step step;
  bool unknown = false;
  bool decided = false;
  for (const Condition& part : parts) {
    Computed judged = judge(part);
    unknown = unknown || !judged.value;
    decided = decided || (judged.value && (judged.value->sign() != 0) == decisive);
    if (judged.step) step.because.push_back(std::move(*judged.step));
  }
  if (unknown && !decided) return {};
  const bool holds = decided == decisive;
  Computed whole{Ratio(static_cast<int>(holds)), std::nullopt};
  step.result = verdict(holds);
  if (traced_) whole.step = std::move(step);
  return whole;
}

}  // namespace toadlane::expression
