#include "engine/number/reciprocal.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/number/integer.h"
#include "tests/engine/number/cases.h"

namespace toadlane {
namespace {

using cases::Dice;

constexpr uint128 two_to_126 = uint128{1} << 126U;

// The division by big integers, compared with both words of the fast one.
void expect_exact(std::uint64_t multiplier, uint128 divisor, uint128 x_max, uint128 x) {
  const ScaledDivision division(multiplier, divisor, x_max);
  const auto exact =
      (Integer::of(x) * Integer::of(uint128{multiplier})).divided_with_rest(Integer::of(divisor));
  const auto fast = division.of(x);
  ASSERT_EQ(Integer::of(uint128{fast.quotient}), exact.quotient);
  ASSERT_EQ(Integer::of(fast.remainder), exact.remainder);
  if (!division.short_words()) return;
  const auto short_one = division.of(static_cast<std::uint64_t>(x));
  ASSERT_EQ(short_one.quotient, fast.quotient);
  ASSERT_EQ(uint128{short_one.remainder}, fast.remainder);
}

uint128 wide(Dice& dice, unsigned bits_max) {
  const uint128 any = (uint128{dice.any()} << 64U) | dice.any();
  return any >> (128 - 1 - static_cast<unsigned>(dice.under(bits_max)));
}

TEST(ScaledDivision, IsExactForNumbersOfAllLengths) {
  for (std::size_t seed = 0; seed < cases::count(10); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const uint128 divisor = std::max<uint128>(1, wide(dice, 126));
    const auto multiplier = static_cast<std::uint64_t>(dice.of_any_length(63));
    // The largest x whose quotient is still 2^63 at most.
    const Integer limit = Integer::of(divisor) * Integer::of(uint128{1} << 63U);
    const Integer most = limit.divided_down(Integer::of(std::max<uint128>(1, uint128{multiplier})));
    const uint128 x_max = most.bits() > 126 ? two_to_126 : most.to_uint128().value();
    for (const uint128 x : {x_max, x_max / 2, wide(dice, 126) % (x_max + 1), x_max - x_max / 3,
                            uint128{0}, std::min<uint128>(1, x_max)})
      expect_exact(multiplier, divisor, x_max, x);
    // A smaller x_max drops fewer bits.
    const uint128 smaller = wide(dice, 126) % (x_max + 1);
    expect_exact(multiplier, divisor, smaller, smaller);
    expect_exact(multiplier, divisor, smaller, smaller - smaller / 7);
  }
}

TEST(ScaledDivision, IsExactAtItsLimits) {
  const std::uint64_t most = (std::uint64_t{1} << 63U) - 1;
  for (const uint128 divisor :
       {uint128{1}, uint128{2}, uint128{3}, (uint128{1} << 62U) - 1, uint128{1} << 62U,
        (uint128{1} << 63U) + 3, (uint128{1} << 64U) - 1, uint128{1} << 64U, two_to_126 - 1}) {
    for (const uint128 x : {divisor, divisor - 1, divisor / 2, uint128{0}}) {
      expect_exact(most, divisor, divisor, x);
      expect_exact(1, divisor, divisor, x);
      expect_exact(0, divisor, divisor, x);
    }
  }
}

// Here the guess is one too low and the remainder for it is over 2^64: short words must not be
// used.
TEST(ScaledDivision, UsesShortWordsOnlyWhereTheGuessCannotOverflowThem) {
  const std::uint64_t divisor = 15516542017551214897U;
  const std::uint64_t x = 18429110147809603180U;
  expect_exact(5554565136485532322, divisor, x, x);
  EXPECT_FALSE(ScaledDivision(1, uint128{1} << 62U, 1).short_words());
  EXPECT_TRUE(ScaledDivision(1, (uint128{1} << 62U) - 1, 1).short_words());
  EXPECT_FALSE(ScaledDivision(1, (uint128{1} << 62U) - 1, uint128{1} << 64U).short_words());
}

TEST(ScaledDivisionDeath, RefusesWhatItsProofDoesNotCover) {
  EXPECT_EXIT(ScaledDivision(1, 0, 1), testing::ExitedWithCode(70), "divisor");
  EXPECT_EXIT(ScaledDivision(1, two_to_126, 1), testing::ExitedWithCode(70), "divisor");
  EXPECT_EXIT(ScaledDivision(std::uint64_t{1} << 63U, 1, 1), testing::ExitedWithCode(70),
              "multiplier");
  EXPECT_EXIT(ScaledDivision(3, 1, uint128{1} << 63U), testing::ExitedWithCode(70), "quotients");
}

TEST(Bits, AreThoseOfTheLeadingOne) {
  EXPECT_EQ(bits_of(0), 0U);
  EXPECT_EQ(bits_of(7), 3U);
  EXPECT_EQ(bits_of(uint128{1} << 64U), 65U);
  EXPECT_EQ(bits_of(~uint128{0}), 128U);
}

}  // namespace
}  // namespace toadlane
