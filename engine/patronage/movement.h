#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/clause.h"
#include "engine/model/rule.h"
#include "engine/number/money.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// One line of the waterfall: what a step (or a loss rule) moved, where to, and why so much.
/// A loss moves negative amounts.
struct Movement {
  Clause clause;
  std::string cite;
  std::string what;  // "10% of surplus"
  std::string to;    // an account, "members", "carried forward", "not distributed"
  Money amount;
  model::Named<Money> taken;  // from which income, parts that sum to `amount`
  model::Named<Money> pools;  // for members in pools: class -> its whole part
  std::vector<Step> why;
};

struct EachParts;  // each_member.h

/// What a step gives to members, to be divided among them.
struct MemberPool {
  Clause clause;
  std::string cite;
  std::string in_proportion_to;
  std::string only_class;  // of a pool; empty: all members
  Ratio exact;             // in minor units: the pool before it was rounded
  Money amount;            // whole, what the members' parts sum to
  bool loss = false;
  std::size_t line = 0;                             // the movement that it divides, by position
  std::optional<Money> floor = std::nullopt;        // of a loss: no member's account goes below it
  std::shared_ptr<const EachParts> each = nullptr;  // the parts, where the step itself made them
  bool paid_outright = false;  // in money, outside the dividend that `pay` splits
};

}  // namespace toadlane::patronage
