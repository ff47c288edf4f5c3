#pragma once

#include <string>
#include <vector>

#include "engine/model/rule.h"

namespace toadlane::model {

/// A fact as it is written, not yet understood: a single value, a list of them, or named facts.
/// What the names mean depends on the bylaws (members, measures, accounts).
struct Fact {
  enum class Kind { value, list, named };
  std::string name;
  Kind kind = Kind::value;
  std::string text;         // of a value
  std::vector<Fact> facts;  // of a list (without names) or of named facts
  Clause clause;
};

/// The fact of that name among others, or nullptr.
inline const Fact* find(const std::vector<Fact>& facts, std::string_view name) {
  for (const Fact& fact : facts)
    if (fact.name == name) return &fact;
  return nullptr;
}

/// A worked example that the bylaws carry: given these facts, these numbers come out.
struct Example : Rule {
  std::string name;
  std::vector<Fact> with;  // clauses set to another value for this example only
  std::vector<Fact> given;
  std::vector<Fact> expect;
};

}  // namespace toadlane::model
