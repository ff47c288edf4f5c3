#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/each_amount.h"
#include "engine/patronage/members.h"
#include "engine/patronage/movement.h"

namespace toadlane::patronage {

/// The parts of a step to members that were reckoned for each (`each_gets`) or kept within limits
/// (`each_at_least`, `each_at_most`), made at the step.
///
///   2.25% of loan interest, at least 5.00, at most 250.00
///   100.00, 1,000.00, 12,000.00 and none  ->  5.00, 22.50, 250.00 and 0.00: a pool of 277.50
///
/// Reckoned: each amount is rounded by itself, then raised to the least (up to a whole cent) and
/// cut to the most (down to a whole cent), which wins; who has nothing of the measure gets nothing.
/// Limited: the pool is filled in by weights within the limits (`water_fill`); who has no weight
/// gets nothing, whatever the least.
struct EachParts {
  Numbers parts;    // minor units, one per member
  Money pool;       // what they sum to
  Money held_back;  // what caps keep of what the step gives
  Money asked;      // what the amounts come to; more than the pool: it is shared in proportion
  Basis basis;      // of what the amounts are parts, or what divides the pool
  bool reckoned = false;

  // How one member's part is told.
  Ratio rate;             // reckoned: the part of the measure
  std::string words;      // "4% of loan interest", "interest of 3%"
  std::vector<Step> why;  // of the rate
  std::string rounding;   // "half up", "whole units half up"
  std::optional<EachAmount> least;
  std::optional<EachAmount> most;
  Integer between_pool;    // limited: for those between their limits
  Integer between_weight;  // 0: everybody is at a limit
};

/// The parts of a step that has such keys, out of `most`: what the step gives, or may give.
/// Refused: amounts that come to more than there is (P231), least parts that do (P232), unless the
/// step says `if_short: in proportion`. Somebody has some of the measure, or the step is
/// `each_gets`.
Result<EachParts> each_parts(const model::Bylaws& bylaws, const model::FiscalYear& year,
                             const Members& members, const Balances& balances,
                             const model::SurplusStep& step, Money most);

/// From what one member did to their part.
std::vector<Step> steps_of_each(const MemberPool& pool, const Members& members, std::size_t member);

/// The measure on which each member gets interest; nothing when the bylaws give the balance of the
/// account as its base, or no base that the members table holds.
std::optional<std::string> interest_measure(const model::Bylaws& bylaws);

}  // namespace toadlane::patronage
