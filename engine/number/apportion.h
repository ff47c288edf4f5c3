#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/number/money.h"
#include "engine/number/ratio.h"

namespace toadlane {

/// One who shares: an exact weight, never negative (an invariant), and the member number, which
/// decides ties as `number_order` does (M2 before M10).
struct Share {
  Ratio weight;
  std::string_view member;
};

/// Divides a pool of whole units (cents) so that the parts are whole and sum to the pool: each gets
/// the whole part of its exact share, and the units left over go one each to the largest
/// remainders. Equal remainders go to the larger share, then to the lower member number.
///
///   apportion(100, {{1, "M1"}, {1, "M2"}, {1, "M3"}})  ->  34, 33, 33
///
/// No part is a unit or more from the exact share; weight 0 gets 0; the order of the members and
/// the scale of the weights change nothing; a negative pool is divided as the positive one. At
/// least one weight is positive unless the pool is 0 (an invariant: what happens to a pool without
/// patronage is the bylaws' question, to be asked before). Known limit of largest remainders: one
/// more unit in the pool, or one more member, can move a unit from one member to another. Source:
/// the method of A. Hamilton, 1792.
std::vector<Integer> apportion(const Integer& pool, std::span<const Share> shares);
std::vector<Money> apportion(Money pool, std::span<const Share> shares);

/// Other ways in which co-operatives round a division. Each leaves what its parts do not sum to,
/// the residue, for an account that the bylaws name:
///
///   100.00 by 1 : 1 : 1 : 4       parts                      residue
///   largest_remainder             14.29 14.29 14.28 57.14     0.00
///   half_up_residue               14.29 14.29 14.29 57.14    -0.01
///   truncate_residue              14.28 14.28 14.28 57.14     0.02
///   half_up_residue_to_largest    14.29 14.29 14.29 57.13     0.00
///
/// `whole_units` gives the pool's whole units (dollars) by largest remainder and leaves the rest:
/// 100.50 by the same weights is 15.00 14.00 14.00 57.00, residue 0.50. Halves go away from zero.
enum class Apportionment {
  largest_remainder,
  half_up_residue,
  truncate_residue,
  half_up_residue_to_largest,
  whole_units,
};

/// The words of the bylaws: "largest remainder", "half up", "toward zero", "half up, residue to the
/// largest share", "whole units"; and back, nothing for other words.
std::string_view name_of(Apportionment how);
std::optional<Apportionment> apportionment_named(std::string_view name);
/// Whether parts may miss the pool, so that a residue must have a place.
bool leaves_residue(Apportionment how);

/// The parts and what they leave of the pool: sum(parts) + residue = pool, always.
struct Apportioned {
  std::vector<Integer> parts;
  Integer residue;
};

/// `minor_per_unit` (positive) is how many of the pool's units make a whole one; only `whole_units`
/// looks at it.
Apportioned apportion(const Integer& pool, std::span<const Share> shares, Apportionment how,
                      const Integer& minor_per_unit = 100);

/// Says of two different members, by position, whether the first has the lower member number.
using Earlier = std::function<bool(std::size_t, std::size_t)>;

/// The rule of largest remainders over whole weights, for pools that are not negative: the parts,
/// and who got a unit that was left over, by position, ascending. With an exact pool less than a
/// unit from the whole one, shares are exact parts of it: no part is a unit or more from those.
struct WholeParts {
  std::vector<Integer> parts;
  std::vector<std::size_t> topped_up;
};
WholeParts apportion_whole(const Integer& pool, std::span<const Integer> weights,
                           const Earlier& earlier,
                           const std::optional<Ratio>& exact_pool = std::nullopt);

/// The weights over their common denominator, divided by what they all share: 1/2, 1/3 -> 3, 2.
std::vector<Integer> whole_weights(std::span<const Ratio> weights);

}  // namespace toadlane
