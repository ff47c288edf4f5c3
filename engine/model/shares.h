#pragma once

#include <optional>
#include <string>

#include "engine/expression/amount.h"
#include "engine/model/rule.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// One kind of share.
///
///   membership share: {cite: Art. 8, kind: membership, par: 100.00 EUR, paid_in_at_least: 25%}
struct ShareKind : Rule {
  std::string kind;  // "membership", "investment", "preferred"
  std::optional<expression::Amount> par;
  std::optional<expression::Amount> paid_in_at_least;  // of the par value, at subscription
  std::optional<bool> withdrawable;  // whether the member may give it back for money
  std::optional<bool> transferable;  // whether the member may pass it to another
  Timing returned;                   // "within 6 months of exit"
};

/// The kinds of shares, and how much of the capital one member may hold.
struct Shares : Rule {
  std::optional<expression::Amount> one_member_at_most;  // "1/3" of the capital
  Named<ShareKind> kinds;
};

}  // namespace toadlane::model
