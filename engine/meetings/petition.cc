#include "engine/meetings/petition.h"

#include "engine/base/invariant.h"

namespace toadlane::meetings {

const expression::Threshold* petition_rule(const Body& body, const std::string& asks,
                                           const std::string& of_class) {
  if (body.meeting == nullptr || !body.meeting->petition) return nullptr;
  const model::Petition& rules = *body.meeting->petition;
  if (!of_class.empty()) return asks == "meeting" ? model::find(rules.of_class, of_class) : nullptr;
  const auto& rule = asks == "meeting"  ? rules.meeting
                     : asks == "ballot" ? rules.ballot
                     : asks == "item"   ? rules.item
                                        : rules.amendment;
  return rule ? &*rule : nullptr;
}

Clause petition_clause(const Body& body, const PetitionSigned& petition) {
  const Clause rules = body.meeting->clause.key("petition");
  return petition.of_class.empty() ? rules.key(petition.asks)
                                   : rules.key("of_class").key(petition.of_class);
}

PetitionFound petition_of(const Body& body, const PetitionSigned& petition,
                          const Headcount& counts) {
  const expression::Threshold* rule = petition_rule(body, petition.asks, petition.of_class);
  invariant(rule != nullptr, "the bylaws know this petition");
  PetitionResult result{.asks = petition.asks,
                        .signed_by = petition.signed_by,
                        .of_class = petition.of_class,
                        .clause = petition_clause(body, petition),
                        .cite = body.meeting->cite,
                        .rule = to_text(*rule)};
  Trace trace;
  const auto outcome =
      expression::satisfied(*rule, petition.signed_by, counts, {result.clause, result.cite}, trace);
  if (!outcome.met) return {std::nullopt, outcome.missing};
  result.needed = outcome.needed;
  result.reached = *outcome.met;
  result.why = trace.steps();
  return {std::move(result), {}};
}

}  // namespace toadlane::meetings
