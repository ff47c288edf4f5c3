#include "rules/bylaws/statute_defaults.h"

#include "rules/bylaws/contradictions.h"

namespace toadlane::rules {

// Whether the text has a value at this path, whose keys have no dot of their own.
static bool says(const Node& text, std::string_view path) {
  const Node* place = &text;
  while (!path.empty()) {
    if (place->kind() != Kind::map) return false;
    const std::size_t dot = path.find('.');
    place = place->find(path.substr(0, dot));
    if (place == nullptr) return false;
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return true;
}

Node over_defaults(const Node& text, std::span<const StatuteDefault> defaults,
                   std::vector<model::FromStatute>& used) {
  Node result = text;
  for (const StatuteDefault& one : defaults) {
    if (says(text, one.path)) continue;
    auto laid = with_clause(result, one.path, one.value);
    if (!laid) continue;
    result = std::move(*laid);
    used.push_back({Clause(one.path), "from the statute, " + one.section});
  }
  return result;
}

Result<BylawsRead> read_bylaws_under(const Node& text, const Occasion& occasion,
                                     std::span<const StatuteDefault> defaults) {
  std::vector<model::FromStatute> used;
  Diagnostics mistakes;
  const Node settled = without_contradictions(text, mistakes);
  if (mistakes.has_errors()) return mistakes;
  Result<BylawsRead> read = read_bylaws(over_defaults(settled, defaults, used), occasion);
  if (!read) return read;
  // What an amendment in force sets is the bylaws' own again.
  for (model::FromStatute& one : used) {
    bool amended = false;
    for (const model::Amendment& amendment : read->bylaws.amendments)
      for (const Clause& set : amendment.sets) amended = amended || set == one.clause;
    if (!amended) read->bylaws.from_statute.push_back(std::move(one));
  }
  return read;
}

}  // namespace toadlane::rules
