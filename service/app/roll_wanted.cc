#include "service/app/roll_wanted.h"

#include <algorithm>

#include "service/app/members_wanted.h"

namespace toadlane::app {
namespace {

namespace ex = expression;

// Gathers the names that the conditions on members ask for.
class Asking {
 public:
  explicit Asking(const model::Bylaws& bylaws) : bylaws_(bylaws) {}

  void ask(const model::Test& test, const std::string& cite) {
    clause_ = test.clause;
    cite_ = cite;
    if (test.condition) ask(*test.condition);
  }

  RollWanted take() && { return std::move(wanted_); }

 private:
  void ask(const ex::Condition& condition) {
    std::visit([this](const auto& node) { ask(node); }, condition.node);
  }
  void ask(const ex::State&) {}
  void ask(const ex::Not& negation) { ask(*negation.condition); }
  void ask(const ex::AllTrue& all) {
    for (const ex::Condition& part : all.parts) ask(part);
  }
  void ask(const ex::AnyTrue& any) {
    for (const ex::Condition& part : any.parts) ask(part);
  }
  void ask(const ex::Passed& passed) {
    note(wanted_.statuses, "decision " + passed.decision + " passed");
  }
  void ask(const ex::Status& status) { ask_status(status.name); }
  void ask(const ex::Comparison& comparison) {
    note(wanted_.figures, ex::to_text(comparison.measure));
    note(wanted_.records, comparison.measure.name);
    const bool whole = std::holds_alternative<std::monostate>(comparison.measure.window);
    const auto* limit = std::get_if<ex::Number>(&comparison.limit.node);
    const bool time = limit != nullptr && ex::type_of(limit->unit).dimension == ex::Dimension::time;
    if (whole && time) note(wanted_.times, comparison.measure.name);
    if (const auto* only = std::get_if<ex::While>(&comparison.measure.window))
      ask_status(only->status);
  }

  void ask_status(const std::string& name) {
    const model::Term* term = model::find(bylaws_.terms, name);
    const bool declared = model::find(bylaws_.classes, name) != nullptr;
    if (term == nullptr || !term->condition) {
      if (!declared) note(wanted_.statuses, name);
      return;
    }
    if (std::find(terms_.begin(), terms_.end(), name) != terms_.end()) return;
    terms_.push_back(name);
    ask(*term->condition);
  }

  void note(std::vector<AskedFor>& all, const std::string& name) const {
    const auto same = [&](const AskedFor& one) { return one.name == name; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back({name, clause_, cite_});
  }

  const model::Bylaws& bylaws_;
  RollWanted wanted_;
  Clause clause_;
  std::string cite_;
  std::vector<std::string> terms_;
};

}  // namespace

RollWanted roll_wanted(const model::Bylaws& bylaws) {
  Asking asking(bylaws);
  bool lower = false;
  for (const auto& [name, rule] : bylaws.classes) {
    asking.ask(rule.admitted_when, rule.cite);
    asking.ask(rule.active_when, rule.cite);
    if (rule.kept_when) asking.ask(rule.kept_when->condition, rule.kept_when->cite);
    if (rule.ends_when) asking.ask(rule.ends_when->condition, rule.ends_when->cite);
    lower = lower || rule.kept_when.has_value();
  }
  for (const auto& [name, term] : bylaws.terms) asking.ask(term, term.cite);
  RollWanted wanted = std::move(asking).take();
  for (const auto& [name, rule] : bylaws.classes) wanted.classes.push_back(name);
  for (const ColumnWanted& column : members_wanted(bylaws).columns)
    wanted.other_uses.push_back(column.name);
  if (bylaws.surplus)
    for (const auto& [name, measure] : bylaws.surplus->measures) wanted.other_uses.push_back(name);
  wanted.lower_minimum = lower;
  return wanted;
}

}  // namespace toadlane::app
