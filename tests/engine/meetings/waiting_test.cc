#include "engine/meetings/waiting.h"

#include <gtest/gtest.h>

namespace toadlane::meetings {
namespace {

TEST(Waiting, IsADayLater) {
  const Date day = *Date::parse("2025-01-31");
  EXPECT_EQ(day_after(day, "7 days", {}), Date::parse("2025-02-07"));
  EXPECT_EQ(day_after(day, "2 weeks after meeting", {}), Date::parse("2025-02-14"));
  EXPECT_EQ(day_after(day, "1 month", {}), Date::parse("2025-02-28"));
  EXPECT_EQ(day_after(day, "within 1 year of notice", {}), Date::parse("2026-01-31"));
}

// A Friday; the Monday behind it is a holiday of the file.
TEST(Waiting, IsCountedInClearAndInWorkingDays) {
  const Date day = *Date::parse("2025-01-31");
  const Holidays monday({*Date::parse("2025-02-03")});
  EXPECT_EQ(day_after(day, "7 clear days", {}), Date::parse("2025-02-08"));
  EXPECT_EQ(day_after(day, "5 working days of the first call", {}), Date::parse("2025-02-07"));
  EXPECT_EQ(day_after(day, "5 working days", monday), Date::parse("2025-02-10"));
}

TEST(Waiting, IsNotGuessedFromOtherWords) {
  const Date day = *Date::parse("2025-01-31");
  for (const char* words : {"", "7", "soon", "1/2 days"})
    EXPECT_FALSE(day_after(day, words, {})) << words;
}

TEST(Waiting, IsInMinutesAtTheFirstCall) {
  EXPECT_EQ(minutes_in("30 minutes"), 30);
  EXPECT_EQ(minutes_in("1 hour"), 60);
  EXPECT_FALSE(minutes_in("1 day"));
}

}  // namespace
}  // namespace toadlane::meetings
