#include "engine/meetings/delegates.h"

#include "engine/meetings/conditional.h"

namespace toadlane::meetings {

DelegatesFound delegates_of(const model::Delegates& rule, const Integer& members) {
  const Headcount counts = Headcount().set("members", members);
  const auto chosen = first_that_fits(rule.number, counts);
  DelegatesFound found{.missing = chosen.missing, .none_fits = chosen.none_fits};
  if (chosen.rule == nullptr || !chosen.rule->is) return found;
  const expression::Evaluated number = expression::evaluate(*chosen.rule->is, counts);
  found.missing = number.missing;
  if (!number.value) return found;
  found.number = number.value->floor();
  Step step{.clause = rule.clause, .citation = rule.cite};
  step.what = "delegates: " + expression::to_text(*chosen.rule->is);
  if (!number.value->is_whole()) step.what += "; default, not stated: rounded down";
  step.from = {{"members of the group", Ratio(members)}};
  step.result = Ratio(*found.number);
  found.why.push_back(std::move(step));
  return found;
}

std::string delegates_from(std::string_view group) {
  return "delegates of " + std::string(group);
}

}  // namespace toadlane::meetings
