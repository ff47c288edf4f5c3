#include "engine/number/apportion.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/base/text.h"
#include "tests/engine/number/cases.h"

namespace toadlane {
namespace {

using cases::Dice;
using cases::Membership;
using cases::sum_of;

// "14.29 14.29 14.28 57.14 | 0.00": the parts of an amount in cents and the residue.
std::string written(const Apportioned& result) {
  const Currency usd = Currency::find("USD").value();
  std::string text;
  for (const Integer& part : result.parts)
    text += Money::of_minor(part.to_int64().value(), usd).text() + " ";
  return text + "| " + Money::of_minor(result.residue.to_int64().value(), usd).text();
}

std::string written(const std::vector<Integer>& parts) {
  std::string text;
  for (const Integer& part : parts) text += part.text() + " ";
  return text;
}

// The rule as model 2.0 says it, with fractions and a full sort: shares no line with the engine.
std::vector<Integer> naive(const Integer& pool, const Membership& members) {
  if (pool < Integer(0)) {
    std::vector<Integer> parts = naive(-pool, members);
    for (Integer& part : parts) part = -part;
    return parts;
  }
  Ratio all = 0;
  for (const Ratio& weight : members.weights) all += weight;
  std::vector<Integer> parts;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < members.weights.size(); ++i) {
    parts.push_back((Ratio(pool) * members.weights[i] / all).floor());
    if (members.weights[i].sign() > 0) order.push_back(i);
  }
  const auto beyond = [&](std::size_t i) {
    return Ratio(pool) * members.weights[i] / all - Ratio(parts[i]);
  };
  std::vector<Ratio> remainders;
  for (std::size_t i = 0; i < parts.size(); ++i) remainders.push_back(beyond(i));
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    if (members.weights[a] != members.weights[b]) return members.weights[a] > members.weights[b];
    return number_order(members.names[a], members.names[b]);
  });
  for (std::size_t k = 0; sum_of(parts) < pool; ++k) parts[order[k]] += 1;
  return parts;
}

Integer random_pool(Dice& dice) {
  const Integer pool(dice.of_any_length(62));
  return dice.one_in(4) ? -pool : pool;
}

TEST(Apportion, GivesTheLastCentToTheLargestRemainder) {
  const std::vector<Share> shares{{1, "a"}, {1, "b"}, {1, "c"}, {4, "d"}};
  EXPECT_EQ(written(apportion(Integer(10000), shares)), "1429 1429 1428 5714 ");
  EXPECT_EQ(written(apportion(Integer(-10000), shares)), "-1429 -1429 -1428 -5714 ");
}

TEST(Apportion, BreaksTiesByTheLargerShareThenByMemberNumber) {
  // 2 by 3 : 1 is 1.5 and 0.5: the larger share gets the unit, wherever it stands.
  EXPECT_EQ(written(apportion(Integer(2), std::vector<Share>{{1, "M1"}, {3, "M2"}})), "0 2 ");
  EXPECT_EQ(written(apportion(Integer(2), std::vector<Share>{{3, "M2"}, {1, "M1"}})), "2 0 ");
  // M2 comes before M10, as people number.
  EXPECT_EQ(written(apportion(Integer(1), std::vector<Share>{{1, "M10"}, {1, "M2"}})), "0 1 ");
  EXPECT_EQ(written(apportion(Integer(-1), std::vector<Share>{{1, "M10"}, {1, "M2"}})), "0 -1 ");
}

TEST(Apportion, GivesNothingToWeightZero) {
  const std::vector<Share> shares{{0, "M1"}, {1, "M2"}, {0, "M3"}, {1, "M4"}};
  EXPECT_EQ(written(apportion(Integer(101), shares)), "0 51 0 50 ");
}

TEST(Apportion, GivesAllToOneMember) {
  const std::vector<Share> alone{{Ratio::of(1, 7), "M1"}};
  EXPECT_EQ(written(apportion(Integer(999), alone)), "999 ");
  EXPECT_EQ(written(apportion(Integer(0), alone)), "0 ");
}

TEST(Apportion, DividesNothingAmongNobody) {
  EXPECT_TRUE(apportion(Integer(0), std::vector<Share>{}).empty());
  EXPECT_EQ(written(apportion(Integer(0), std::vector<Share>{{0, "M1"}})), "0 ");
}

TEST(Apportion, KeepsCentsThatADoubleCannotHold) {
  // The pool is 2^53 + 1 cents.
  const Money pool = Money::of_minor((std::int64_t{1} << 53) + 1, Currency::find("USD").value());
  const auto parts = apportion(pool, std::vector<Share>{{1, "a"}, {2, "b"}, {4, "c"}});
  EXPECT_EQ(parts[0].text(), "12867427506772.85");
  EXPECT_EQ(parts[1].text(), "25734855013545.69");
  EXPECT_EQ(parts[2].text(), "51469710027091.39");
}

TEST(Apportion, TakesPoolsAndDenominatorsOfAnySize) {
  const Integer pool = power_of_ten(60) + 1;
  const std::vector<Share> shares{{Ratio::of(1, power_of_ten(45) + 9), "M1"},
                                  {Ratio::of(1, power_of_ten(45) + 33), "M2"},
                                  {Ratio::of(2, power_of_ten(45) + 51), "M3"}};
  const std::vector<Integer> parts = apportion(pool, shares);
  EXPECT_EQ(sum_of(parts), pool);
  EXPECT_GT(parts[0], parts[1]);
  EXPECT_EQ(written(apportion(power_of_ten(18), std::vector<Share>{{1, "a"}, {1, "b"}, {1, "c"}})),
            "333333333333333334 333333333333333333 333333333333333333 ");
}

TEST(ApportionDeath, RefusesWhatTheCallerMustAskBefore) {
  EXPECT_EXIT(apportion(Integer(1), std::vector<Share>{{0, "M1"}}), testing::ExitedWithCode(70),
              "positive weight");
  EXPECT_EXIT(apportion(Integer(1), std::vector<Share>{}), testing::ExitedWithCode(70),
              "positive weight");
  EXPECT_EXIT(apportion(Integer(1), std::vector<Share>{{2, "M1"}, {-1, "M2"}}),
              testing::ExitedWithCode(70), "not negative");
}

TEST(Apportion, SumsToThePoolLessThanAUnitFromExact) {
  for (std::size_t seed = 0; seed < cases::count(20); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const Membership members = cases::membership(dice);
    const Integer pool = random_pool(dice);
    const std::vector<Integer> parts = apportion(pool, members.shares());
    ASSERT_EQ(parts, naive(pool, members));
    ASSERT_EQ(sum_of(parts), pool);
    Ratio all = 0;
    for (const Ratio& weight : members.weights) all += weight;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Ratio off = Ratio(parts[i]) - Ratio(pool) * members.weights[i] / all;
      ASSERT_LT(off, Ratio(1));
      ASSERT_GT(off, Ratio(-1));
      if (members.weights[i].sign() == 0) {
        ASSERT_EQ(parts[i], Integer(0));
      }
    }
  }
}

TEST(Apportion, IsTheSameInAnyOrderAndScale) {
  for (std::size_t seed = 0; seed < cases::count(10); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const Membership members = cases::membership(dice);
    const Integer pool = random_pool(dice);
    const std::vector<Share> shares = members.shares();
    const std::vector<Integer> parts = apportion(pool, shares);

    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < shares.size(); ++i) order.push_back(i);
    for (std::size_t i = shares.size(); i > 1; --i)
      std::swap(order[i - 1], order[static_cast<std::size_t>(dice.under(i))]);
    const Ratio scale = Ratio::of(1 + dice.of_any_length(50), 1 + dice.of_any_length(50));
    std::vector<Share> moved;
    for (const std::size_t i : order) moved.push_back({shares[i].weight * scale, shares[i].member});
    const std::vector<Integer> moved_parts = apportion(pool, moved);
    for (std::size_t k = 0; k < order.size(); ++k) ASSERT_EQ(moved_parts[k], parts[order[k]]);
  }
}

TEST(Apportionment, IsTheOneThatTheBylawsName) {
  const std::vector<Share> shares{{1, "a"}, {1, "b"}, {1, "c"}, {4, "d"}};
  const auto by = [&](std::int64_t cents, Apportionment how) {
    return written(apportion(Integer(cents), shares, how));
  };
  EXPECT_EQ(by(10000, Apportionment::largest_remainder), "14.29 14.29 14.28 57.14 | 0.00");
  EXPECT_EQ(by(10000, Apportionment::half_up_residue), "14.29 14.29 14.29 57.14 | -0.01");
  EXPECT_EQ(by(10000, Apportionment::truncate_residue), "14.28 14.28 14.28 57.14 | 0.02");
  EXPECT_EQ(by(10000, Apportionment::half_up_residue_to_largest), "14.29 14.29 14.29 57.13 | 0.00");
  EXPECT_EQ(by(10050, Apportionment::whole_units), "15.00 14.00 14.00 57.00 | 0.50");
  EXPECT_EQ(by(-10000, Apportionment::half_up_residue), "-14.29 -14.29 -14.29 -57.14 | 0.01");
  EXPECT_EQ(by(-10000, Apportionment::truncate_residue), "-14.28 -14.28 -14.28 -57.14 | -0.02");
  EXPECT_EQ(by(-10050, Apportionment::whole_units), "-15.00 -14.00 -14.00 -57.00 | -0.50");
}

TEST(Apportionment, RoundsAHalfAwayFromZeroAndGivesTheResidueToTheLowestNumber) {
  const std::vector<Share> equal{{1, "M10"}, {1, "M9"}};
  EXPECT_EQ(written(apportion(Integer(5), equal, Apportionment::half_up_residue)),
            "0.03 0.03 | -0.01");
  EXPECT_EQ(written(apportion(Integer(5), equal, Apportionment::half_up_residue_to_largest)),
            "0.03 0.02 | 0.00");
}

TEST(Apportionment, IsNamedAsTheBylawsNameIt) {
  for (const char* name : {"largest remainder", "half up", "toward zero",
                           "half up, residue to the largest share", "whole units"})
    EXPECT_EQ(name_of(apportionment_named(name).value()), name);
  EXPECT_FALSE(apportionment_named("half even"));
  EXPECT_TRUE(leaves_residue(Apportionment::whole_units));
  EXPECT_FALSE(leaves_residue(Apportionment::half_up_residue_to_largest));
}

TEST(Apportionment, NeverLosesAUnit) {
  for (std::size_t seed = 0; seed < cases::count(5); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const Membership members = cases::membership(dice);
    const Integer pool = random_pool(dice);
    for (const Apportionment how :
         {Apportionment::largest_remainder, Apportionment::half_up_residue,
          Apportionment::truncate_residue, Apportionment::half_up_residue_to_largest,
          Apportionment::whole_units}) {
      const Apportioned result = apportion(pool, members.shares(), how);
      ASSERT_EQ(sum_of(result.parts) + result.residue, pool);
      if (how == Apportionment::largest_remainder) {
        ASSERT_EQ(result.parts, apportion(pool, members.shares()));
        ASSERT_EQ(result.residue, Integer(0));
      }
    }
  }
}

}  // namespace
}  // namespace toadlane
