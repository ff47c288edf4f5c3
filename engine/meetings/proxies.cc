#include "engine/meetings/proxies.h"

#include "engine/meetings/conditional.h"

namespace toadlane::meetings {

ProxyLimit proxies_of(const std::optional<model::Proxies>& rule, const std::string& cite,
                      const Headcount& counts) {
  ProxyLimit limit;
  limit.cite = rule && !rule->cite.empty() ? rule->cite : cite;
  limit.allowed = rule && rule->allowed;
  if (!limit.allowed) {
    limit.held_by_one = Integer(0);
    return limit;
  }
  const auto chosen = first_that_fits(rule->held_by_one, counts);
  limit.missing = chosen.missing;
  limit.none_fits = chosen.none_fits;
  if (chosen.rule == nullptr || !chosen.rule->at_most) return limit;
  const expression::Evaluated most = expression::evaluate(*chosen.rule->at_most, counts);
  limit.missing = most.missing;
  if (most.value) limit.held_by_one = most.value->floor();
  return limit;
}

}  // namespace toadlane::meetings
