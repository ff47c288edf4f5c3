#include "engine/number/water_fill.h"

#include <gtest/gtest.h>

#include "engine/number/decimal.h"
#include "tests/engine/number/cases.h"

namespace toadlane {
namespace {

using cases::Dice;
using cases::sum_of;

std::string written(const WaterFill& fill) {
  std::string text;
  for (const Integer& part : fill.parts) text += part.text() + " ";
  return text + "| " + fill.excess.text();
}

// What one member gets at a level, straight from the definition; floor and cap already whole.
Ratio part_at(const Vessel& vessel, const Ratio& level) {
  Ratio part = level * vessel.weight;
  const Ratio floor = vessel.floor ? Ratio(vessel.floor->ceiling()) : Ratio(0);
  if (part < floor) part = floor;
  if (vessel.cap && part > Ratio(vessel.cap->floor())) part = Ratio(vessel.cap->floor());
  return part;
}

Ratio sum_at(const std::vector<Vessel>& vessels, const Ratio& level) {
  Ratio sum = 0;
  for (const Vessel& vessel : vessels) sum += part_at(vessel, level);
  return sum;
}

// The exact parts by trying every level at which somebody meets a limit: the highest one that does
// not overfill, and the line to the next. Quadratic, and shares no line with the engine.
std::vector<Ratio> naive(const Integer& pool, const std::vector<Vessel>& vessels) {
  Ratio low = 0;
  std::optional<Ratio> high;
  for (const Vessel& vessel : vessels) {
    if (vessel.weight.sign() == 0) continue;
    std::vector<Ratio> turns;
    if (vessel.floor) turns.push_back(Ratio(vessel.floor->ceiling()) / vessel.weight);
    if (vessel.cap) turns.push_back(Ratio(vessel.cap->floor()) / vessel.weight);
    for (const Ratio& turn : turns) {
      if (sum_at(vessels, turn) <= Ratio(pool)) {
        if (turn > low) low = turn;
      } else if (!high || turn < *high) {
        high = turn;
      }
    }
  }
  const Ratio beyond = high ? *high : low + Ratio(1);
  const Ratio at_low = sum_at(vessels, low);
  const Ratio rise = (sum_at(vessels, beyond) - at_low) / (beyond - low);
  const Ratio level = rise.sign() == 0 ? low : low + (Ratio(pool) - at_low) / rise;
  std::vector<Ratio> parts;
  for (const Vessel& vessel : vessels) parts.push_back(part_at(vessel, level));
  return parts;
}

struct Situation {
  std::vector<std::string> names;
  std::vector<Vessel> vessels;
  Integer pool;
};

Situation situation(Dice& dice) {
  Situation made;
  const cases::Membership members = cases::membership(dice, 8);
  made.names = members.names;
  made.pool = dice.of_any_length(20);
  for (std::size_t i = 0; i < made.names.size(); ++i) {
    Vessel vessel{members.weights[i], {}, {}, made.names[i]};
    if (dice.one_in(2)) vessel.floor = Ratio::of(dice.of_any_length(14), 1 + dice.under(3));
    if (dice.one_in(2)) vessel.cap = Ratio::of(dice.of_any_length(19), 1 + dice.under(3));
    made.vessels.push_back(vessel);
  }
  return made;
}

TEST(WaterFill, GivesToTheOthersWhatACapHoldsBack) {
  const Ratio half = 500000;
  const WaterFill fill = water_fill(
      1000000,
      std::vector<Vessel>{{55, {}, half, "alice"}, {25, {}, half, "bob"}, {20, {}, half, "carol"}});
  EXPECT_EQ(fill.outcome, Filling::exact);
  EXPECT_EQ(written(fill), "500000 277778 222222 | 0");
  EXPECT_EQ(fill.exact[1].text(), "2500000/9");
}

TEST(WaterFill, AppliesCapsUntilNoneIsOver) {
  // A single pass of cap and redistribute would give b 45, above its cap.
  EXPECT_EQ(written(water_fill(
                100, std::vector<Vessel>{{60, {}, 40, "a"}, {30, {}, 40, "b"}, {10, {}, 40, "c"}})),
            "40 40 20 | 0");
}

TEST(WaterFill, LeavesWhatNobodyCanTake) {
  const WaterFill fill =
      water_fill(100, std::vector<Vessel>{{3, {}, 40, "a"}, {1, {}, 40, "b"}, {0, 5, {}, "c"}});
  EXPECT_EQ(fill.outcome, Filling::caps_reached);
  EXPECT_EQ(written(fill), "40 40 5 | 15");
}

TEST(WaterFill, SaysWhenTheFloorsAreOverThePool) {
  const WaterFill fill =
      water_fill(100, std::vector<Vessel>{{1, 80, {}, "a"}, {1, Ratio::of(81, 2), {}, "b"}});
  EXPECT_EQ(fill.outcome, Filling::floors_exceed_pool);
  EXPECT_EQ(written(fill), "80 41 | -21");
}

TEST(WaterFill, HoldsFloorsAndCapsAtOnce) {
  const WaterFill fill = water_fill(
      100000, std::vector<Vessel>{
                  {50, {}, 30000, "a"}, {30, {}, {}, "b"}, {15, {}, {}, "c"}, {5, 8000, {}, "d"}});
  EXPECT_EQ(written(fill), "30000 41333 20667 8000 | 0");
  EXPECT_EQ(fill.exact[1].text(), "124000/3");
  EXPECT_EQ(fill.exact[2].text(), "62000/3");
}

TEST(WaterFill, RoundsFloorsUpAndCapsDownFirst) {
  const WaterFill fill = water_fill(
      10, std::vector<Vessel>{
              {1, Ratio::of(13, 2), {}, "a"}, {9, {}, Ratio::of(5, 2), "b"}, {1, {}, {}, "c"}});
  EXPECT_EQ(written(fill), "7 2 1 | 0");
  // A cap below its floor wins, here after both are whole.
  EXPECT_EQ(written(water_fill(20, std::vector<Vessel>{{1, Ratio::of(51, 5), Ratio::of(54, 5), "a"},
                                                       {1, {}, {}, "b"}})),
            "10 10 | 0");
}

TEST(WaterFill, TakesTheEdges) {
  EXPECT_EQ(written(water_fill(0, {})), "| 0");
  EXPECT_EQ(written(water_fill(7, {})), "| 7");
  EXPECT_EQ(written(water_fill(0, std::vector<Vessel>{{1, {}, 5, "a"}, {0, {}, {}, "b"}})),
            "0 0 | 0");
  EXPECT_EQ(written(water_fill(7, std::vector<Vessel>{{0, {}, {}, "a"}})), "0 | 7");
  EXPECT_EQ(written(water_fill(7, std::vector<Vessel>{{0, 7, {}, "a"}})), "7 | 0");
  EXPECT_EQ(water_fill(7, std::vector<Vessel>{{0, 7, {}, "a"}}).outcome, Filling::exact);
  EXPECT_EQ(written(water_fill(7, std::vector<Vessel>{{2, 7, 7, "a"}, {1, {}, 0, "b"}})),
            "7 0 | 0");
  EXPECT_EQ(written(water_fill(3, std::vector<Vessel>{{1, {}, 9, "M10"}, {1, {}, 9, "M9"}})),
            "1 2 | 0");
}

TEST(WaterFillDeath, RefusesNegativePoolsAndCaps) {
  EXPECT_EXIT(water_fill(-1, {}), testing::ExitedWithCode(70), "not negative");
  EXPECT_EXIT(water_fill(1, std::vector<Vessel>{{1, {}, -1, "a"}}), testing::ExitedWithCode(70),
              "not negative");
}

TEST(WaterFill, EqualsTheDefinitionWithinAUnit) {
  std::size_t outcomes[3] = {};
  for (std::size_t seed = 0; seed < cases::count(20); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const Situation made = situation(dice);
    const WaterFill fill = water_fill(made.pool, made.vessels);
    ++outcomes[static_cast<std::size_t>(fill.outcome)];
    ASSERT_EQ(sum_of(fill.parts) + fill.excess, made.pool);
    ASSERT_EQ(fill.excess.sign(), fill.outcome == Filling::exact          ? 0
                                  : fill.outcome == Filling::caps_reached ? 1
                                                                          : -1);
    if (fill.outcome == Filling::floors_exceed_pool) {
      ASSERT_GT(sum_at(made.vessels, 0), Ratio(made.pool));
      continue;
    }
    ASSERT_EQ(fill.exact, naive(made.pool - fill.excess, made.vessels));
    for (std::size_t i = 0; i < fill.parts.size(); ++i) {
      const Ratio off = Ratio(fill.parts[i]) - fill.exact[i];
      ASSERT_TRUE(off < Ratio(1) && off > Ratio(-1));
      const auto& cap = made.vessels[i].cap;
      if (cap) {
        ASSERT_LE(Ratio(fill.parts[i]), *cap);
      }
      const auto& floor = made.vessels[i].floor;
      if (floor && !(cap && fill.parts[i] == cap->floor())) {
        ASSERT_GE(Ratio(fill.parts[i]), *floor);
      }
    }
  }
  if (cases::count(20) > 500) {
    for (const std::size_t seen : outcomes) EXPECT_GT(seen, 20U);
  }
}

TEST(WaterFill, IsApportionWhereNothingLimits) {
  for (std::size_t seed = 0; seed < cases::count(5); ++seed) {
    SCOPED_TRACE("case " + std::to_string(seed));
    Dice dice(seed);
    const cases::Membership members = cases::membership(dice);
    const Integer pool(dice.of_any_length(60));
    std::vector<Vessel> vessels;
    for (std::size_t i = 0; i < members.names.size(); ++i)
      vessels.push_back({members.weights[i], {}, {}, members.names[i]});
    ASSERT_EQ(water_fill(pool, vessels).parts, apportion(pool, members.shares()));
  }
}

}  // namespace
}  // namespace toadlane
