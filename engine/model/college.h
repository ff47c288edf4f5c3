#pragma once

#include <string>
#include <string_view>

#include "engine/expression/amount.h"
#include "engine/model/rule.h"

namespace toadlane::model {

/// How the votes of the classes become one result: each class is a college with a weight.
///
///   weights 40%, 30%, 20%, 10%; the fourth college is too small to exist and its tenth is spread
///   in proportion, 4 to 3 to 2: 40/90, 30/90, 20/90.
struct Colleges : Rule {
  Named<expression::Amount> weights;  // class -> its part
  Phrase exists_with;                 // "at least 3 members"
  Named<Phrase> if_missing;           // class, or "others" -> where its weight goes
  std::string result;                 // "in proportion", "each college as a block"
  std::string tied_college;           // "against", "left out"; for colleges that vote as a block
  std::string abstentions;            // "not counted", "counted as against", "counted as for"
};

/// What `if_missing` says: the members of a missing college vote in another, which takes over the
/// weight as well ("vote with consumers"), or its weight is spread over all others.
inline constexpr std::string_view vote_with = "vote with ";
inline constexpr std::string_view weight_spread = "weight spread in proportion";

}  // namespace toadlane::model
