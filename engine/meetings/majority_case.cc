#include "engine/meetings/majority_case.h"

#include <algorithm>

#include "engine/meetings/conditional.h"

namespace toadlane::meetings {
namespace {

using If = model::ConditionalMajority::If;

// Whether the case of one rule is that of the motion; otherwise what is missing to know it.
std::optional<bool> fits(const model::ConditionalMajority& rule, const Motion& motion,
                         const Headcount& counts, std::vector<Missing>& missing) {
  switch (rule.condition) {
    case If::always:
      return true;
    case If::on_the_agenda:
    case If::not_on_the_agenda:
      if (!motion.on_the_agenda) {
        missing.push_back({Missing::Kind::fact, "on_the_agenda"});
        return std::nullopt;
      }
      return *motion.on_the_agenda == (rule.condition == If::on_the_agenda);
    case If::passed:
      return std::find(motion.passed.begin(), motion.passed.end(), rule.decision) !=
             motion.passed.end();
    case If::size:
      break;
  }
  if (!rule.when) return true;
  const std::string_view base = base_of_size(*rule.when);
  const auto size = counts.of(base);
  if (!size) {
    missing.push_back({Missing::Kind::base, std::string(base)});
    return std::nullopt;
  }
  const auto outcome = expression::satisfied(*rule.when, *size, counts);
  for (const std::string& name : outcome.missing) missing.push_back({Missing::Kind::base, name});
  return outcome.met;
}

std::string words_of(const model::ConditionalMajority& rule, const Motion& motion) {
  switch (rule.condition) {
    case If::on_the_agenda:
      return "of an item on the agenda";
    case If::not_on_the_agenda:
      return "of an item that was not on the agenda";
    case If::passed:
      return "after `" + rule.decision + "` was carried";
    case If::size:
      return "when there are " + (rule.when ? to_text(*rule.when) : std::string("any"));
    case If::always:
      break;
  }
  return motion.on_the_agenda == false ? "otherwise: it was not on the agenda" : "otherwise";
}

}  // namespace

CaseFound case_of(const std::vector<model::ConditionalMajority>& rules, const Motion& motion,
                  const Headcount& counts) {
  CaseFound found;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto fit =
        rules[i].otherwise ? std::optional(true) : fits(rules[i], motion, counts, found.missing);
    if (!fit) return found;
    if (!*fit) continue;
    found.rule = &rules[i];
    found.position = i;
    found.words = words_of(rules[i], motion);
    return found;
  }
  found.missing.push_back({Missing::Kind::fitting, "passes"});
  return found;
}

}  // namespace toadlane::meetings
