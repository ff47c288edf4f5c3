#include "engine/meetings/headcount.h"

#include <gtest/gtest.h>

namespace toadlane::meetings {
namespace {

TEST(Headcount, KnowsOnlyWhatItWasTold) {
  Headcount counts;
  counts.set("members", 58);
  EXPECT_EQ(counts.of("members"), Integer(58));
  EXPECT_FALSE(counts.of("all members"));
  EXPECT_EQ(counts.value(expression::Name{"members"}), Ratio(58));
  EXPECT_FALSE(counts.value(expression::Name{"members", expression::Name::Kind::balance_of}));
  EXPECT_FALSE(counts.holds(expression::Status{"suspended"}));
}

TEST(Headcount, TakesTheLaterOfTwoCounts) {
  EXPECT_EQ(Headcount().set("members", 5).set("members", 6).of("members"), Integer(6));
}

TEST(Headcount, LosesThePersonsConcernedFromPeopleAndNotFromSeats) {
  Headcount counts;
  counts.set("all members", 5).set("members present", 4).set("directors authorised", 7);
  counts.set("votes cast", 3);
  const Headcount rest = counts.without(2, 1);
  EXPECT_EQ(rest.of("all members"), Integer(3));
  EXPECT_EQ(rest.of("members present"), Integer(3));
  EXPECT_EQ(rest.of("directors authorised"), Integer(7));
  EXPECT_EQ(rest.of("votes cast"), Integer(3));
}

TEST(Headcount, NeverFallsBelowZero) {
  EXPECT_EQ(Headcount().set("members", 1).without(2, 2).of("members"), Integer(0));
}

}  // namespace
}  // namespace toadlane::meetings
