#include "engine/patronage/movement.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/dollars.h"

namespace toadlane::patronage {
namespace {

Movement to_members() {
  Movement move;
  move.to = "members";
  move.amount = dollars(10'000);
  move.taken = {{"surplus", dollars(7'500)}, {"profit", dollars(2'500)}};
  move.pools = {{"workers", dollars(6'000)}, {"growers", dollars(4'000)}};
  return move;
}

TEST(Movement, GivesUpAPartOfEachSource) {
  model::Named<Money> taken = to_members().taken;
  const model::Named<Money> off = split_off(taken, dollars(1'000));
  EXPECT_EQ(off, (model::Named<Money>{{"surplus", dollars(750)}, {"profit", dollars(250)}}));
  EXPECT_EQ(taken, (model::Named<Money>{{"surplus", dollars(6'750)}, {"profit", dollars(2'250)}}));
  model::Named<Money> none;
  EXPECT_TRUE(split_off(none, dollars(-5)).empty());
}

TEST(Movement, PartsWithAnAmountOfOnePool) {
  Movement given = to_members();
  const Movement on = moved_on(given, "growers", dollars(1'000));
  EXPECT_EQ(on.amount, dollars(1'000));
  EXPECT_EQ(given.amount, dollars(9'000));
  EXPECT_EQ(given.pools[0].second, dollars(6'000));
  EXPECT_EQ(given.pools[1].second, dollars(3'000));
  EXPECT_EQ(on.taken[0].second + given.taken[0].second, dollars(7'500));
}

TEST(Movement, GrowsByWhatComesOutOfAnAccount) {
  Movement given = to_members();
  const Movement on = moved_on(given, "", dollars(-100));
  EXPECT_EQ(given.amount, dollars(10'100));
  EXPECT_EQ(on.amount, dollars(-100));
  EXPECT_EQ(on.taken[0].second, dollars(-75));
  EXPECT_EQ(given.taken[0].second, dollars(7'575));
}

// A third of 100.00 and a sixth of it go to accounts: 33.33 and 16.67, and 50.00 is left.
TEST(Movement, SetsPartsOfAPoolAside) {
  Movement given = to_members();
  MemberPool pool{{}, "", "hours", "", Ratio(10'000), dollars(10'000), false, 0};
  const std::vector<Movement> aside = set_aside(
      pool, given,
      {{Ratio::of(1, 3), "reserve", Clause("a"), "Art. 1", "the part of who is not eligible"},
       {Ratio::of(1, 6), "fund", Clause("b"), "", "the part of milk, which nobody has"}});
  ASSERT_EQ(aside.size(), 2U);
  EXPECT_EQ(aside[0].to + " " + aside[0].amount.text(), "reserve 33.33");
  EXPECT_EQ(aside[1].to + " " + aside[1].amount.text(), "fund 16.67");
  EXPECT_EQ(aside[1].what, "the part of milk, which nobody has");
  EXPECT_EQ(pool.amount, dollars(5'000));
  EXPECT_EQ(pool.exact, Ratio(5'000));
  EXPECT_EQ(given.amount, dollars(5'000));
}

TEST(Movement, SetsNothingAsideWithoutARule) {
  Movement given = to_members();
  MemberPool pool{{}, "", "hours", "", Ratio(10'000), dollars(10'000), false, 0};
  EXPECT_TRUE(set_aside(pool, given, {}).empty());
  EXPECT_EQ(pool.amount, dollars(10'000));
  EXPECT_EQ(given.amount, dollars(10'000));
}

}  // namespace
}  // namespace toadlane::patronage
