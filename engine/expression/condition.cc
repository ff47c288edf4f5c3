#include "engine/expression/condition.h"

#include "engine/base/invariant.h"

namespace toadlane::expression {
namespace {

std::string_view name_of(Per::Period period) {
  switch (period) {
    case Per::Period::calendar_year:
      return "calendar year";
    case Per::Period::fiscal_year:
      return "fiscal year";
    case Per::Period::year:
      return "year";
    case Per::Period::quarter:
      return "quarter";
    case Per::Period::month:
      return "month";
    case Per::Period::week:
      return "week";
  }
  broken_invariant("a period");
}

std::string window_text(std::monostate) {
  return "";
}
std::string window_text(const Per& per) {
  return " per " + std::string(name_of(per.period));
}
std::string window_text(const While& during) {
  return " while " + during.status;
}
std::string window_text(const InTheLast& last) {
  return " in the last " + to_text(Number{last.number, last.unit});
}

bool joins(const Condition& condition) {
  return std::holds_alternative<AllTrue>(condition.node) ||
         std::holds_alternative<AnyTrue>(condition.node);
}

std::string part_text(const Condition& condition) {
  return joins(condition) ? "(" + to_text(condition) + ")" : to_text(condition);
}

std::string joined_text(const std::vector<Condition>& parts, const char* word) {
  std::string text;
  for (const Condition& part : parts) text += (text.empty() ? "" : word) + part_text(part);
  return text;
}

std::string node_text(const State& state) {
  return to_text(state);
}
std::string node_text(const Status& status) {
  return status.name;
}
std::string node_text(const Passed& passed) {
  return "decision " + passed.decision + " passed";
}
std::string node_text(const AllTrue& all) {
  return joined_text(all.parts, " and ");
}
std::string node_text(const AnyTrue& any) {
  return joined_text(any.parts, " or ");
}

std::string node_text(const Comparison& comparison) {
  return to_text(comparison.measure) + " " +
         std::string(expression::name_of(comparison.comparator)) + " " + to_text(comparison.limit);
}

// `not` takes what stands next to it; all but the shortest stands in parentheses, for the eye.
std::string node_text(const Not& negation) {
  const bool plain = std::holds_alternative<Status>(negation.condition->node) ||
                     std::holds_alternative<Passed>(negation.condition->node) ||
                     std::holds_alternative<Not>(negation.condition->node);
  const std::string text = to_text(*negation.condition);
  return plain ? "not " + text : "not (" + text + ")";
}

}  // namespace

bool operator==(const Not& a, const Not& b) {
  return a.condition == b.condition;
}
bool operator==(const AllTrue& a, const AllTrue& b) {
  return a.parts == b.parts;
}
bool operator==(const AnyTrue& a, const AnyTrue& b) {
  return a.parts == b.parts;
}

std::optional<Per::Period> period_named(std::string_view name) {
  using enum Per::Period;
  for (const Per::Period period : {calendar_year, fiscal_year, year, quarter, month, week})
    if (name_of(period) == name) return period;
  return std::nullopt;
}

std::string to_text(const Measure& measure) {
  return measure.name +
         std::visit([](const auto& window) { return window_text(window); }, measure.window);
}

std::string to_text(const State& state) {
  return to_text(state.subject) + (state.exceeds ? " exceeds " : " reaches ") + to_text(state.goal);
}

std::string to_text(const Condition& condition) {
  return std::visit([](const auto& node) { return node_text(node); }, condition.node);
}

}  // namespace toadlane::expression
