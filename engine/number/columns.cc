#include "engine/number/columns.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

#include "engine/base/invariant.h"
#include "engine/number/reciprocal.h"

namespace toadlane {
namespace {

// The leading bits of a remainder sort the members into this many buckets.
constexpr unsigned bucket_bits = 12;

struct Extent {
  Integer sum;
  std::uint64_t largest = 0;
};

// The sum and the largest of a column that weighs.
Extent extent_of(NumberSpan column) {
  return column.visit([](auto values) {
    int128 sum = 0;
    std::int64_t largest = 0;
    std::int64_t least = 0;
    for (const std::int64_t value : values) {
      sum += value;
      largest = std::max(largest, value);
      least = std::min(least, value);
    }
    invariant(least == 0, "what weighs is not negative");
    return Extent{Integer::of(sum), static_cast<std::uint64_t>(largest)};
  });
}

// A job whose weights, all together, are proved to stay under 2^126.
template <class Values>  // a NumberSpan, or a pointer to numbers of 4 bytes
struct NarrowTerm {
  Values column;
  uint128 coefficient;
};
template <class Values>
struct Weights {
  std::vector<NarrowTerm<Values>> terms;

  uint128 operator()(std::size_t member) const {
    uint128 weight = 0;
    for (const NarrowTerm<Values>& term : terms)
      weight += term.coefficient * static_cast<uint128>(term.column[member]);
    return weight;
  }
};
struct NarrowJob {
  Weights<NumberSpan> weight_of;
  uint128 total_weight = 0;
  uint128 weight_max = 0;

  // For the loops over all members: calls `loop` with weights that make no choice per member.
  template <class Loop>
  void with_weights(Loop loop) const {
    Weights<const std::int32_t*> all_short;
    for (const auto& term : weight_of.terms) {
      const std::int32_t* const shorts = term.column.shorts();
      if (shorts == nullptr) return loop(weight_of);
      all_short.terms.push_back({shorts, term.coefficient});
    }
    loop(all_short);
  }
};

// The narrow job, its weights divided by what the coefficients share; nothing when they may be too
// long. Terms that weigh nothing are left out.
std::optional<NarrowJob> narrowed(const ColumnJob& job, std::span<const Extent> extents) {
  Integer common = 0;
  for (const Term& term : job.terms) common = gcd(common, term.coefficient);
  if (common.sign() == 0) common = 1;
  NarrowJob narrow;
  Integer all = 0;
  Integer largest = 0;
  for (std::size_t k = 0; k < job.terms.size(); ++k) {
    const Integer coefficient = job.terms[k].coefficient.divided_down(common);
    if (coefficient.sign() == 0 || extents[k].sum.sign() == 0) continue;
    all += coefficient * extents[k].sum;
    largest += coefficient * Integer::of(uint128{extents[k].largest});
    if (all.bits() > 126) return std::nullopt;
    narrow.weight_of.terms.push_back({job.terms[k].column, coefficient.to_uint128().value()});
  }
  narrow.total_weight = all.to_uint128().value();
  narrow.weight_max = std::min(all, largest).to_uint128().value();
  return narrow;
}

// The whole parts of all shares, and in which bucket each remainder falls.
struct Floors {
  Numbers parts;
  std::vector<std::uint16_t> buckets;
  std::array<std::uint32_t, std::size_t{1} << bucket_bits> in_bucket{};
  std::uint64_t left = 0;  // units of the pool that nobody has yet
};

// Calls `loop` with room for one part per member, in the shorter words when even the part of the
// largest weight fits them, and gives the parts back.
template <class Loop>
Numbers made_parts(const NarrowJob& job, const ScaledDivision& shares, std::size_t members,
                   Loop loop) {
  const auto made = [&](auto parts) {
    parts.resize(members);
    job.with_weights([&](const auto& weight_of) { loop(weight_of, parts.data()); });
    return Numbers::taking(std::move(parts));
  };
  const std::uint64_t most = shares.of(job.weight_max).quotient + 1;
  if (most <= std::numeric_limits<std::int32_t>::max()) return made(std::vector<std::int32_t>());
  return made(std::vector<std::int64_t>());
}

Floors floors_of(const NarrowJob& job, const ScaledDivision& shares, std::uint64_t pool,
                 std::size_t members) {
  const unsigned total_bits = bits_of(shares.divisor());
  const unsigned shift = total_bits > bucket_bits ? total_bits - bucket_bits : 0;
  Floors floors;
  floors.buckets.resize(members);
  std::uint64_t given = 0;
  floors.parts = made_parts(job, shares, members, [&](const auto& weight_of, auto* parts) {
    for (std::size_t i = 0; i < members; ++i) {
      const auto [quotient, remainder] = shares.of(weight_of(i));
      const auto bucket = static_cast<std::uint16_t>(remainder >> shift);
      parts[i] = static_cast<std::remove_pointer_t<decltype(parts)>>(quotient);
      floors.buckets[i] = bucket;
      ++floors.in_bucket[bucket];
      given += quotient;
    }
  });
  invariant(given <= pool && pool - given <= members, "the whole parts leave at most a unit each");
  floors.left = pool - given;
  return floors;
}

// Who gets the units that are left: all in the buckets above the boundary, and the first of those
// in the boundary bucket, by remainder, weight and member number.
std::vector<std::uint32_t> topped_up(const NarrowJob& job, const ScaledDivision& shares,
                                     const Floors& floors, const Earlier& earlier) {
  std::vector<std::uint32_t> chosen;
  if (floors.left == 0) return chosen;
  std::size_t boundary = floors.in_bucket.size() - 1;
  std::uint64_t wanted = floors.left;
  while (floors.in_bucket[boundary] < wanted) wanted -= floors.in_bucket[boundary--];

  chosen.reserve(floors.left);
  std::vector<std::uint32_t> candidates;
  candidates.reserve(floors.in_bucket[boundary]);
  for (std::size_t i = 0; i < floors.buckets.size(); ++i) {
    if (floors.buckets[i] < boundary) continue;
    (floors.buckets[i] > boundary ? chosen : candidates).push_back(static_cast<std::uint32_t>(i));
  }
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const uint128 a_weight = job.weight_of(a);
    const uint128 b_weight = job.weight_of(b);
    if (a_weight != b_weight) {  // equal weights leave equal remainders
      const uint128 a_remainder = shares.of(a_weight).remainder;
      const uint128 b_remainder = shares.of(b_weight).remainder;
      return a_remainder != b_remainder ? a_remainder > b_remainder : a_weight > b_weight;
    }
    if (earlier(a, b)) return true;
    return !earlier(b, a) && a < b;
  };
  const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::nth_element(candidates.begin(), last - 1, candidates.end(), before);
  std::sort(candidates.begin(), last);
  const auto middle = static_cast<std::ptrdiff_t>(chosen.size());
  chosen.insert(chosen.end(), candidates.begin(), last);
  std::inplace_merge(chosen.begin(), chosen.begin() + middle, chosen.end());
  return chosen;
}

std::uint64_t largest_magnitude(std::span<const std::int64_t> parts) {
  std::int64_t most = 0;
  std::int64_t least = 0;
  for (const std::int64_t part : parts) {
    most = std::max(most, part);
    least = std::min(least, part);
  }
  return std::max(static_cast<std::uint64_t>(most), 0 - static_cast<std::uint64_t>(least));
}

// The pool that exact shares are taken of, never negative: above / below.
struct ExactPool {
  std::uint64_t whole = 0;  // what the parts sum to
  Ratio exact;
};

ExactPool exact_pool_of(const ColumnJob& job) {
  ExactPool pool;
  pool.whole = largest_magnitude(std::span(&job.pool_minor, 1));
  invariant(pool.whole <= static_cast<std::uint64_t>(money_minor_max), "a pool in money's range");
  const Ratio whole(Integer::of(uint128{pool.whole}));
  pool.exact = whole;
  if (!job.exact_pool) return pool;
  pool.exact = job.pool_minor < 0 ? -*job.exact_pool : *job.exact_pool;
  invariant(pool.exact > whole - Ratio(1) && pool.exact < whole + Ratio(1),
            "a whole pool is less than a unit from the exact one");
  return pool;
}

// The pool over all the weight, in 128 bits, when the exact pool leaves room for it.
std::optional<ScaledDivision> narrow_shares(const NarrowJob& narrow, const ExactPool& pool) {
  const auto above = pool.exact.numerator().to_int64();
  const Integer divisor = Integer::of(narrow.total_weight) * pool.exact.denominator();
  if (!above || divisor.bits() > 126) return std::nullopt;
  return ScaledDivision(static_cast<std::uint64_t>(*above), divisor.to_uint128().value(),
                        narrow.weight_max);
}

void share_out_narrow(const ColumnJob& job, const NarrowJob& narrow, const ScaledDivision& shares,
                      const ExactPool& pool, ColumnShares& result) {
  Floors floors = floors_of(narrow, shares, pool.whole, job.members);
  result.topped_up = topped_up(narrow, shares, floors, job.earlier);
  result.parts = std::move(floors.parts);
  for (const std::uint32_t i : result.topped_up) result.parts.set(i, result.parts[i] + 1);
}

void share_out_wide(const ColumnJob& job, const ExactPool& pool, ColumnShares& result) {
  std::vector<Integer> weights;
  weights.reserve(job.members);
  for (std::size_t i = 0; i < job.members; ++i) weights.push_back(result.weight_of(i));
  const WholeParts whole =
      apportion_whole(Integer::of(uint128{pool.whole}), weights, job.earlier, pool.exact);
  result.parts.reserve(job.members);
  for (const Integer& part : whole.parts) result.parts.push_back(part.to_int64().value());
  for (const std::size_t i : whole.topped_up)
    result.topped_up.push_back(static_cast<std::uint32_t>(i));
}

// Each exact share rounded by itself: a half goes up, or what is less than a unit goes away.
void round_alone_narrow(const ColumnJob& job, const NarrowJob& narrow, const ScaledDivision& shares,
                        Rounding how, ColumnShares& result) {
  result.parts = made_parts(narrow, shares, job.members, [&](const auto& weight_of, auto* parts) {
    for (std::size_t i = 0; i < job.members; ++i) {
      const auto [quotient, remainder] = shares.of(weight_of(i));
      const std::uint64_t up =
          goes_up(how, false, (quotient & 1U) != 0, remainder, shares.divisor()) ? 1 : 0;
      parts[i] = static_cast<std::remove_pointer_t<decltype(parts)>>(quotient + up);
    }
  });
}

void round_alone_wide(const ColumnJob& job, const ExactPool& pool, Rounding how,
                      ColumnShares& result) {
  result.parts.reserve(job.members);
  const Ratio per_weight = pool.exact / Ratio(result.total_weight);
  for (std::size_t i = 0; i < job.members; ++i)
    result.parts.push_back(
        rounded(Ratio(result.weight_of(i)) * per_weight, how).to_int64().value());
}

// The largest weight; of equal ones, the lowest member number.
std::size_t largest_share(const ColumnJob& job, const ColumnShares& result) {
  std::size_t best = 0;
  Integer most = result.weight_of(0);
  for (std::size_t i = 1; i < job.members; ++i) {
    // A larger weight has no smaller part, so that most members need no weight.
    if (result.parts[i] < result.parts[best]) continue;
    Integer weight = result.weight_of(i);
    if (weight < most || (weight == most && !job.earlier(i, best))) continue;
    best = i;
    most = std::move(weight);
  }
  return best;
}

// What is divided, by the rule of the job; parts of a pool that is not negative.
void share_out(const ColumnJob& job, const std::vector<Extent>& extents, const ExactPool& pool,
               ColumnShares& result) {
  const auto narrow = narrowed(job, extents);
  const auto shares = narrow ? narrow_shares(*narrow, pool) : std::nullopt;
  if (job.how == Apportionment::largest_remainder)
    return shares ? share_out_narrow(job, *narrow, *shares, pool, result)
                  : share_out_wide(job, pool, result);
  const Rounding how =
      job.how == Apportionment::truncate_residue ? Rounding::toward_zero : Rounding::half_up;
  if (shares)
    round_alone_narrow(job, *narrow, *shares, how, result);
  else
    round_alone_wide(job, pool, how, result);
  const Integer residue = Integer::of(uint128{pool.whole}) - total(result.parts);
  result.residue = residue.to_int64().value();
  if (job.how != Apportionment::half_up_residue_to_largest || result.residue == 0) return;
  const std::size_t largest = largest_share(job, result);
  result.parts.set(largest, result.parts[largest] + result.residue);
  result.topped_up.push_back(static_cast<std::uint32_t>(largest));
  result.residue = 0;
}

// Whole units of the pool by largest remainder; what is no whole unit is left.
ColumnShares in_whole_units(ColumnJob job) {
  invariant(job.minor_per_unit > 0, "a whole unit has minor units");
  const std::int64_t pool = job.pool_minor;
  job.how = Apportionment::largest_remainder;
  job.exact_pool.reset();
  job.pool_minor /= job.minor_per_unit;
  ColumnShares result = apportion_columns(job);
  result.parts.change([&](std::size_t, std::int64_t part) { return part * job.minor_per_unit; });
  result.residue = pool - job.pool_minor * job.minor_per_unit;
  return result;
}

// One loop per rounding and word, so that the choice is made once and not per member.
template <Rounding how, class Word>
void split_by(const ScaledDivision& rate, bool negative_rate, std::span<const std::int64_t> parts,
              std::span<std::int64_t> out) {
  const auto divisor = static_cast<Word>(rate.divisor());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool negative_part = parts[i] < 0;
    const auto bits = static_cast<std::uint64_t>(parts[i]);
    const auto [quotient, remainder] = rate.of<Word>(negative_part ? 0 - bits : bits);
    const bool negative = negative_part != negative_rate;
    const std::uint64_t up = goes_up(how, negative, (quotient & 1U) != 0, remainder, divisor);
    const std::uint64_t magnitude = quotient + up;
    out[i] = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
  }
}

template <Rounding how>
void split_narrow(const ScaledDivision& rate, bool negative_rate,
                  std::span<const std::int64_t> parts, std::span<std::int64_t> out) {
  if (rate.short_words())
    split_by<how, std::uint64_t>(rate, negative_rate, parts, out);
  else
    split_by<how, uint128>(rate, negative_rate, parts, out);
}

// The rate as a 128-bit division, when the bounds hold for every part; nothing otherwise.
std::optional<ScaledDivision> narrow_rate(const Ratio& rate, std::uint64_t largest) {
  const Integer above = rate.numerator().magnitude();
  const Integer& below = rate.denominator();
  const Integer most = Integer::of(uint128{1} << 62U);
  const bool fits = above.bits() <= 62 && below.bits() <= 126 &&
                    Integer::of(uint128{largest}) * above <= most * below;
  if (!fits) return std::nullopt;
  return ScaledDivision(static_cast<std::uint64_t>(above.to_int64().value()),
                        below.to_uint128().value(), largest);
}

}  // namespace

Integer total(NumberSpan scaled) {
  return scaled.visit([](auto values) {
    int128 sum = 0;
    for (const std::int64_t value : values) sum += value;
    return Integer::of(sum);
  });
}

Integer total(const Column& column) {
  return total(column.scaled);
}

Integer ColumnShares::weight_of(std::size_t member) const {
  Integer weight = 0;
  for (const Term& term : terms) weight += term.coefficient * Integer(term.column[member]);
  return weight;
}

ColumnShares apportion_columns(const ColumnJob& job) {
  if (job.how == Apportionment::whole_units) return in_whole_units(job);
  invariant(job.members <= std::numeric_limits<std::uint32_t>::max(), "at most 2^32 members");
  ColumnShares result;
  result.terms = job.terms;
  result.total_weight = 0;
  std::vector<Extent> extents;
  for (const Term& term : job.terms) {
    invariant(term.column.size() == job.members, "a column has one value per member");
    invariant(term.coefficient.sign() >= 0, "a coefficient is not negative");
    extents.push_back(extent_of(term.column));
    result.total_weight += term.coefficient * extents.back().sum;
  }
  invariant(result.total_weight.sign() > 0 || job.pool_minor == 0,
            "a pool is divided by a positive weight");
  if (job.pool_minor == 0) {
    result.parts.resize(job.members);
    return result;
  }
  invariant(static_cast<bool>(job.earlier), "ties are decided by the member number");
  const ExactPool pool = exact_pool_of(job);
  share_out(job, extents, pool, result);
  if (job.pool_minor < 0) {
    result.parts.change([](std::size_t, std::int64_t part) { return -part; });
    result.residue = -result.residue;
  }
  return result;
}

void split_parts(std::span<const std::int64_t> parts, const Ratio& rate, Rounding how,
                 std::span<std::int64_t> out) {
  invariant(parts.size() == out.size(), "one result per part");
  if (const auto narrow = narrow_rate(rate, largest_magnitude(parts))) {
    const bool negative = rate.sign() < 0;
    switch (how) {
      case Rounding::down:
        return split_narrow<Rounding::down>(*narrow, negative, parts, out);
      case Rounding::up:
        return split_narrow<Rounding::up>(*narrow, negative, parts, out);
      case Rounding::toward_zero:
        return split_narrow<Rounding::toward_zero>(*narrow, negative, parts, out);
      case Rounding::half_up:
        return split_narrow<Rounding::half_up>(*narrow, negative, parts, out);
      case Rounding::half_even:
        return split_narrow<Rounding::half_even>(*narrow, negative, parts, out);
    }
    broken_invariant("a named rounding");
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto fits = rounded(Ratio(Integer(parts[i])) * rate, how).to_int64();
    invariant(fits.has_value(), "a part times the rate fits 64 bits");
    out[i] = *fits;
  }
}

}  // namespace toadlane
