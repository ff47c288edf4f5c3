#include "engine/meetings/movements.h"

#include <gtest/gtest.h>

namespace toadlane::meetings {
namespace {

Movement number(int at, bool arrive, std::int64_t persons) {
  return {.at = at, .arrive = arrive, .number = Integer(persons)};
}

Movement named(int at, bool arrive, std::vector<std::string> who) {
  return {.at = at, .arrive = arrive, .who = std::move(who)};
}

TEST(Movements, AreCountedInOrderOfTime) {
  const Presence presence{.at_opening = 7,
                          .movements = {number(1215, false, 3), number(1170, true, 2)}};
  const PresenceFound found = follow(presence);
  EXPECT_TRUE(found.wrong.empty());
  EXPECT_EQ(found.at(1169, 7), 7);
  EXPECT_EQ(found.at(1170, 7), 9);
  EXPECT_EQ(found.at(1215, 7), 6);
}

TEST(Movements, AtOneTimeCountThoseWhoComeFirst) {
  const Presence presence{.at_opening = 0,
                          .movements = {number(60, false, 1), number(60, true, 1)}};
  EXPECT_TRUE(follow(presence).wrong.empty());
  EXPECT_EQ(follow(presence).counts.size(), 1U);
}

TEST(Movements, OfMoreThanWereThereAreWrong) {
  Presence presence{.at_opening = 7, .movements = {number(60, false, 8)}};
  ASSERT_EQ(follow(presence).wrong.size(), 1U);
  EXPECT_EQ(follow(presence).wrong.front().code, Code::M341);
  presence.at_opening = 8;
  EXPECT_TRUE(follow(presence).wrong.empty());
}

TEST(Movements, OfSomebodyWhoHasNotComeAreWrong) {
  Presence presence{.at_opening = 2, .who = {"Ana", "Bo"}};
  presence.movements = {named(60, false, {"Cy"})};
  EXPECT_EQ(follow(presence).wrong.front().message, "`Cy` leaves at 01:00 and was not there");
  presence.movements = {named(60, false, {"Cy"}), named(90, true, {"Cy"})};
  EXPECT_EQ(follow(presence).wrong.front().message,
            "`Cy` leaves at 01:00 and was not there before arriving");
  presence.movements = {named(60, true, {"Cy"}), named(90, false, {"Cy"})};
  EXPECT_TRUE(follow(presence).wrong.empty());
  presence.movements = {named(60, false, {"Ana"}), named(90, false, {"Ana"})};
  EXPECT_EQ(follow(presence).wrong.front().code, Code::M341);
}

TEST(Movements, CountNobodyTwice) {
  Presence presence{.at_opening = 2, .who = {"Ana", "Ana"}};
  EXPECT_EQ(follow(presence).wrong.front().code, Code::M340);
  presence.who = {"Ana", "Bo"};
  presence.movements = {named(60, true, {"Bo"})};
  EXPECT_EQ(follow(presence).wrong.front().code, Code::M340);
  presence.movements = {named(50, false, {"Bo"}), named(60, true, {"Bo"})};
  EXPECT_TRUE(follow(presence).wrong.empty());
}

TEST(Movements, BeforeTheOpeningAreWrong) {
  Presence presence{.opened_at = 1140, .at_opening = 7, .movements = {number(1139, true, 1)}};
  EXPECT_EQ(follow(presence).wrong.front().code, Code::M342);
  presence.movements.front().at = 1140;
  EXPECT_TRUE(follow(presence).wrong.empty());
}

TEST(TimeOfDay, IsHoursAndMinutes) {
  EXPECT_EQ(time_of_day("19:30"), 1170);
  EXPECT_EQ(time_of_day("9:05"), 545);
  EXPECT_EQ(time_text(545), "09:05");
  for (const char* words : {"", "24:00", "19:60", "1930", "19:3", "-1:00", "19:300", "ab:cd"})
    EXPECT_FALSE(time_of_day(words)) << words;
}

}  // namespace
}  // namespace toadlane::meetings
