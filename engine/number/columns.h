#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/number/apportion.h"
#include "engine/number/integer.h"
#include "engine/number/numbers.h"
#include "engine/number/rounding.h"

namespace toadlane {

/// One number per member, as whole multiples of 10^-places: hours 1800.50 with 2 places is 180050.
/// What weighs is never negative (an invariant of apportion_columns).
struct Column {
  Numbers scaled;
  unsigned places = 0;
};

/// The sum of the scaled values, exact.
Integer total(const Column& column);
Integer total(NumberSpan scaled);

/// One addend of a weight: a whole coefficient (not negative, of any size) times the member's
/// value.
struct Term {
  NumberSpan column;
  Integer coefficient;
};

/// A pool to divide among up to 2^32 members, each weighing the sum of its terms. A share of
/// 0.7 h/H + 0.3 w/W is, over one denominator, the weight 7W*h + 3H*w.
struct ColumnJob {
  std::int64_t pool_minor = 0;  // within Money's range; may be negative
  /// The pool before it was rounded to pool_minor, less than a unit away: what exact shares are
  /// taken of. Nothing: pool_minor itself.
  std::optional<Ratio> exact_pool = std::nullopt;
  std::vector<Term> terms;  // columns of `members` values each
  std::size_t members = 0;
  Earlier earlier;  // has a the lower member number than b? Asked of exact ties only
  Apportionment how = Apportionment::largest_remainder;
  std::int64_t minor_per_unit = 100;  // positive; `whole_units` gives multiples of it
};

struct ColumnShares {
  Numbers parts;                         // minor units, one per member
  Integer total_weight;                  // sum of weight_of(i)
  std::vector<std::uint32_t> topped_up;  // who got one of the units left over, or the residue
  std::int64_t residue = 0;              // what the parts leave of the pool, or take too much
  std::vector<Term> terms;               // the job's; its columns must outlive weight_of

  [[nodiscard]] Integer weight_of(std::size_t member) const;
};

/// `apportion` for millions of members: the same rule and the same parts, bit by bit, without a
/// fraction per member. At least one weight is positive unless the pool is 0 (an invariant). The
/// other ways of rounding are those of `Apportionment`: sum(parts) + residue = pool. A residue that
/// goes to the largest share may leave it below 0, which the caller looks after.
///
/// Weights are computed in 128 bits when the columns' totals prove that all of them together stay
/// under 2^126 (10,000,000 members with hours and wages need about 90), else in big integers.
/// Measured at 1,000,000 members with two terms: see tests/bench/number.
ColumnShares apportion_columns(const ColumnJob& job);

/// out[i] = parts[i] * rate, rounded; as rounded(Ratio(parts[i]) * rate, how). The results fit 64
/// bits (an invariant: rates of money are small). `out` may be `parts` itself.
///
///   split_parts({1001, -1001}, 1/2, half_up)  ->  501, -501
void split_parts(std::span<const std::int64_t> parts, const Ratio& rate, Rounding how,
                 std::span<std::int64_t> out);

}  // namespace toadlane
