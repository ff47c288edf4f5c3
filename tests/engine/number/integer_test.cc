#include "engine/number/integer.h"

#include <gtest/gtest.h>

#include <limits>
#include <tuple>
#include <type_traits>

#include "tests/engine/number/cases.h"

namespace toadlane {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

// No way in from floating point, from truth values and letters, nor from types that would wrap.
static_assert(!std::is_constructible_v<Integer, double>);
static_assert(!std::is_constructible_v<Integer, float>);
static_assert(!std::is_constructible_v<Integer, long double>);
static_assert(!std::is_constructible_v<Integer, bool>);
static_assert(!std::is_constructible_v<Integer, char>);
static_assert(!std::is_constructible_v<Integer, std::uint64_t>);
static_assert(!std::is_constructible_v<Integer, const char*>);
// No expression templates: `auto` holds a number, not a formula about numbers that are gone.
static_assert(std::is_same_v<decltype(Integer(1) * Integer(2) + Integer(3)), Integer>);
// No silent way out.
static_assert(!std::is_convertible_v<Integer, std::int64_t>);
static_assert(!std::is_convertible_v<Integer, double>);
static_assert(!std::is_convertible_v<Integer, bool>);

TEST(Integer, NeverSaturatesOrWraps) {
  EXPECT_EQ((Integer(most) + 1).text(), "9223372036854775808");
  EXPECT_EQ((Integer(most) + 1).to_int64(), std::nullopt);
  EXPECT_EQ((Integer(most) + 1 - 1).to_int64(), most);
  EXPECT_EQ((Integer(least) - 1).text(), "-9223372036854775809");
  EXPECT_EQ((Integer(most) * Integer(most)).text(), "85070591730234615847396907784232501249");
  EXPECT_EQ(Integer(least).divided_down(-1).text(), "9223372036854775808");
  EXPECT_EQ(Integer(least).remainder_down(-1), Integer(0));
  EXPECT_EQ((-Integer(least)).text(), "9223372036854775808");
  EXPECT_EQ(Integer(least).magnitude(), -Integer(least));
}

TEST(Integer, GrowsPast128Bits) {
  const Integer large = power_of_ten(60);
  EXPECT_EQ(large.bits(), 200U);
  EXPECT_EQ(large.to_uint128(), std::nullopt);
  EXPECT_EQ((large + 1 - large).to_int64(), 1);
  EXPECT_EQ((large * large).divided_down(large), large);
  EXPECT_GT(large, Integer(most));
  EXPECT_LT(-large, Integer(least));
}

TEST(Integer, TakesAllOf128Bits) {
  const uint128 all = ~uint128{0};
  EXPECT_EQ(Integer::of(all).text(), "340282366920938463463374607431768211455");
  EXPECT_TRUE(Integer::of(all).to_uint128() == all);
  EXPECT_EQ((Integer::of(all) + 1).to_uint128(), std::nullopt);
  EXPECT_EQ(Integer(-1).to_uint128(), std::nullopt);
  const int128 lowest = -static_cast<int128>(all / 2) - 1;
  EXPECT_EQ(Integer::of(lowest).text(), "-170141183460469231731687303715884105728");
  EXPECT_EQ(Integer::of(uint128{1} << 63U).text(), "9223372036854775808");
  EXPECT_EQ(Integer::of(int128{least}).to_int64(), least);
}

TEST(Integer, DividesTowardMinusInfinity) {
  EXPECT_EQ(Integer(-7).divided_down(2), Integer(-4));
  EXPECT_EQ(Integer(-7).remainder_down(2), Integer(1));
  EXPECT_EQ(Integer(7).divided_down(-2), Integer(-4));
  EXPECT_EQ(Integer(7).remainder_down(-2), Integer(-1));
  EXPECT_EQ(Integer(-7).divided_down(-2), Integer(3));
  EXPECT_EQ(Integer(-8).divided_down(2), Integer(-4));
  const Integer large = power_of_ten(40);
  EXPECT_EQ((-large - 1).divided_down(large), Integer(-2));
  EXPECT_EQ((-large - 1).remainder_down(large), large - 1);
}

TEST(IntegerDeath, RefusesDivisionByZero) {
  EXPECT_EXIT(std::ignore = Integer(1).divided_down(0), testing::ExitedWithCode(70),
              "division by zero");
  EXPECT_EXIT(std::ignore = power_of_ten(40).remainder_down(0), testing::ExitedWithCode(70),
              "division by zero");
}

TEST(Integer, ReadsDigitsAsWritten) {
  EXPECT_EQ(Integer::parse("010"), Integer(10));  // not octal
  EXPECT_EQ(Integer::parse("1_000"), Integer(1000));
  EXPECT_EQ(Integer::parse("-0"), Integer(0));
  EXPECT_EQ(Integer::parse("340282366920938463463374607431768211456")->bits(), 129U);
  for (const char* text : {"", "-", "+1", "0x1F", "1e5", "1.0", "1__0", "_1", "1_", "-_1", " 1",
                           "1 ", "--1", "12a", "1,000"})
    EXPECT_EQ(Integer::parse(text), std::nullopt) << text;
  EXPECT_TRUE(Integer::parse(std::string(10'000, '9')));
  EXPECT_FALSE(Integer::parse(std::string(10'001, '9')));
}

TEST(Integer, HasGreatestDivisorsThatAreNotNegative) {
  EXPECT_EQ(gcd(-12, 18), Integer(6));
  EXPECT_EQ(gcd(0, -5), Integer(5));
  EXPECT_EQ(gcd(0, 0), Integer(0));
  EXPECT_EQ(gcd(least, least).text(), "9223372036854775808");
  EXPECT_EQ(gcd(power_of_ten(30), -power_of_ten(40)), power_of_ten(30));
  EXPECT_EQ(lcm(4, -6), Integer(12));
  EXPECT_EQ(lcm(0, 7), Integer(0));
}

TEST(Integer, AgreesWith128BitArithmetic) {
  for (std::size_t seed = 0; seed < cases::count(5); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    cases::Dice dice(seed);
    const auto number = [&] {
      const std::int64_t value = dice.of_any_length(63);
      return dice.one_in(2) ? value : -value;
    };
    const std::int64_t a = number();
    const std::int64_t b = number();
    ASSERT_EQ(Integer(a) + Integer(b), Integer::of(int128{a} + b));
    ASSERT_EQ(Integer(a) - Integer(b), Integer::of(int128{a} - b));
    ASSERT_EQ(Integer(a) * Integer(b), Integer::of(int128{a} * b));
    ASSERT_EQ(Integer(a) < Integer(b), a < b);
    if (b == 0) continue;
    const auto [quotient, rest] = (Integer(a) * Integer(b) + 7).divided_with_rest(b);
    ASSERT_EQ(quotient * Integer(b) + rest, Integer(a) * Integer(b) + 7);
    ASSERT_TRUE(rest.sign() == 0 || rest.sign() == Integer(b).sign());
    ASSERT_LT(rest.magnitude(), Integer(b).magnitude());
    ASSERT_EQ(Integer::parse((Integer(a) * Integer(b)).text()), Integer(a) * Integer(b));
  }
}

}  // namespace
}  // namespace toadlane
