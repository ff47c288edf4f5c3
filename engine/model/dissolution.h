#pragma once

#include <optional>
#include <vector>

#include "engine/model/rule.h"

namespace toadlane::model {

/// Where what is left goes when the co-operative ends.
struct DissolutionRest : Rule {
  Phrase to;
  Phrase in_proportion_to;
};

/// The end of the co-operative: what is paid first, in this order, and then the rest.
struct Dissolution : Rule {
  std::vector<Phrase> after;
  std::optional<DissolutionRest> rest;
};

}  // namespace toadlane::model
