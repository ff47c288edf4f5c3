#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/number/apportion.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/members.h"
#include "engine/patronage/movement.h"

namespace toadlane::patronage {

/// A pool and what it is divided by.
struct Division {
  MemberPool pool;
  Basis basis;

  /// What a member's share of the pool is exactly, in minor units.
  [[nodiscard]] Ratio exact_of(std::size_t member) const {
    return basis.share_of(member) * pool.exact;
  }
};

/// What members get of one pool, or together of several in which one of them has patronage: each
/// one's exact shares are summed and become cents once. Rounded pieces are never summed.
///
///   50% of 20.00 and the rest of it to three equal members: 3.33... and 3.33... make 6.66...,
///   and 6.67, 6.67, 6.66; not 3.34 + 3.34, 3.33 + 3.33, 3.33 + 3.33
struct Portion {
  std::vector<std::size_t> divisions;    // positions of the pools, ascending
  Numbers parts;                         // minor units, one per member
  std::vector<std::uint32_t> topped_up;  // who got a unit that was left over, or the residue
  std::vector<Ratio> above_floors;       // of a loss with floors: exact, after what those at theirs
                                         // cannot bear; minor units, one per member
  Apportionment how = Apportionment::largest_remainder;
  std::int64_t residue = 0;  // what the parts leave of the pools, or take too much
};

/// Which pools are divided together: those that share a member with patronage in both; gains,
/// losses and what is paid outside the dividend apart, and a pool whose parts its step made by
/// itself. Every pool is in one group; groups and pools in ascending order.
std::vector<std::vector<std::size_t>> divided_together(std::span<const Division> divisions,
                                                       std::size_t members);

/// Divides the pools of one group by the named rounding; ties to the larger sum of shares, then to
/// the lower member number.
Portion divide(std::span<const Division> divisions, std::vector<std::size_t> group,
               const Members& members, Apportionment how = Apportionment::largest_remainder);

}  // namespace toadlane::patronage
