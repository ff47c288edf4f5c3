#include "engine/meetings/petition.h"

#include "engine/base/invariant.h"

namespace toadlane::meetings {

const expression::Threshold* petition_rule(const Body& body, const std::string& asks) {
  if (body.meeting == nullptr || !body.meeting->petition) return nullptr;
  const model::Petition& rules = *body.meeting->petition;
  const auto& rule = asks == "meeting"  ? rules.meeting
                     : asks == "ballot" ? rules.ballot
                                        : rules.item;
  return rule ? &*rule : nullptr;
}

PetitionFound petition_of(const Body& body, const PetitionSigned& petition,
                          const Headcount& counts) {
  const expression::Threshold* rule = petition_rule(body, petition.asks);
  invariant(rule != nullptr, "the bylaws know this petition");
  PetitionResult result{.asks = petition.asks,
                        .signed_by = petition.signed_by,
                        .clause = body.meeting->clause.key("petition").key(petition.asks),
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
