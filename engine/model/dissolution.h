#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/model/rule.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// Where what is left goes when the co-operative ends.
struct DissolutionRest : Rule {
  Phrase to;
  Phrase in_proportion_to;
};

/// The part of what is left that goes outside the co-operative, whoever gets the rest.
struct GoesOutside : Rule {
  std::optional<expression::Amount> at_least;  // "20%"
  std::string to;                              // "other cooperatives"
};

/// The end of the co-operative: what is paid first, in this order, and then the rest.
struct Dissolution : Rule {
  std::vector<Phrase> after;
  std::optional<DissolutionRest> rest;
  std::string indivisible_to;  // who gets the indivisible reserve
  std::optional<GoesOutside> outside;
  Length indivisible_claimed_back;  // what was taken from it before: "5 years"
};

}  // namespace toadlane::model
