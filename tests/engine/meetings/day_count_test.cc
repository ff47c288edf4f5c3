#include "engine/meetings/day_count.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/day.h"

namespace toadlane::meetings {
namespace {

using expression::Unit;
using expression::UnitKind;

std::string latest(const char* event, const Ratio& number, UnitKind unit,
                   const Holidays& holidays = {}) {
  const auto found = latest_before(day(event), number, Unit{unit, ""}, holidays);
  return found ? found->text() : "none";
}

std::string earliest(const char* event, const Ratio& number, UnitKind unit) {
  return earliest_before(day(event), number, Unit{unit, ""}, {}).value().text();
}

// The examples of the header: a meeting on Friday 2025-06-20.
TEST(DayCount, CountsEachUnitInItsWay) {
  EXPECT_EQ(latest("2025-06-20", 10, UnitKind::days), "2025-06-10");
  EXPECT_EQ(latest("2025-06-20", 2, UnitKind::weeks), "2025-06-06");
  EXPECT_EQ(latest("2025-06-20", 10, UnitKind::clear_days), "2025-06-09");
  EXPECT_EQ(latest("2025-06-20", 10, UnitKind::working_days), "2025-06-08");
  EXPECT_EQ(latest("2025-06-20", 1, UnitKind::months), "2025-05-20");
  EXPECT_EQ(latest("2025-06-20", 48, UnitKind::hours), "2025-06-17");
  EXPECT_EQ(latest("2025-06-20", Ratio::of(5, 2), UnitKind::days), "2025-06-17");
}

TEST(DayCount, PassesOverHolidays) {
  const Holidays one({day("2025-06-19"), day("2025-06-14")});  // a Thursday, a Saturday
  EXPECT_EQ(latest("2025-06-20", 10, UnitKind::working_days, one), "2025-06-05");
  EXPECT_EQ(one.previous(day("2025-06-20")), day("2025-06-18"));
  EXPECT_EQ(one.next(day("2025-06-18")), day("2025-06-20"));
  EXPECT_FALSE(one.business_day(day("2025-06-21")));
}

TEST(DayCount, OfMonthsEndsOnTheLastDayOfAShorterOne) {
  EXPECT_EQ(latest("2025-02-28", 1, UnitKind::months), "2025-01-31");
  EXPECT_EQ(latest("2025-03-31", 1, UnitKind::months), "2025-02-28");
  EXPECT_EQ(earliest("2025-06-30", 6, UnitKind::months), "2024-12-30");
  EXPECT_EQ(after(day("2025-01-31"), 1, {UnitKind::months, ""}, {}), day("2025-02-28"));
  EXPECT_EQ(after(day("2024-12-31"), Ratio::of(17, 2), {UnitKind::months, ""}, {}),
            day("2025-09-15"));
}

TEST(DayCount, LeavesToTheHoursWhatTheyDecide) {
  const Unit hours{UnitKind::hours, ""};
  const auto enough = [&](const char* sent) {
    return at_least_apart(day(sent), day("2025-06-20"), 48, hours, {});
  };
  EXPECT_EQ(enough("2025-06-17"), true);
  EXPECT_EQ(enough("2025-06-18"), std::nullopt);
  EXPECT_EQ(enough("2025-06-19"), false);
}

TEST(DayCount, RefusesALengthOutOfAllReason) {
  EXPECT_EQ(latest("2025-06-20", 1'000'000, UnitKind::days), "none");
}

// Against counting one by one.
TEST(DayCount, AgreesWithCountingOnFingers) {
  const Holidays holidays({day("2025-05-26"), day("2025-06-19"), day("2025-07-05")});
  for (int end = 0; end < 40; ++end) {
    const Date to = day("2025-05-20").plus_days(end);
    for (int apart = -3; apart < 60; ++apart) {
      const Date from = to.plus_days(-apart);
      int business = 0;
      for (int i = 1; i <= apart; ++i)
        if (holidays.business_day(from.plus_days(i))) ++business;
      for (int n = 1; n < 40; n += 3) {
        EXPECT_EQ(at_least_apart(from, to, n, {UnitKind::working_days, ""}, holidays),
                  apart >= 0 && business >= n);
        EXPECT_EQ(at_least_apart(from, to, n, {UnitKind::days, ""}, holidays), apart >= n);
        EXPECT_EQ(at_least_apart(from, to, n, {UnitKind::clear_days, ""}, holidays),
                  apart - 1 >= n);
        EXPECT_EQ(at_most_apart(from, to, n, {UnitKind::days, ""}, holidays), apart <= n);
      }
    }
  }
}

TEST(DayCount, FindsTheWeekdayOfAMonth) {
  const auto found = [](unsigned week, unsigned weekday, unsigned month) {
    const auto date = weekday_of_month(2025, {week, weekday, month});
    return date ? date->text() : "none";
  };
  EXPECT_EQ(found(1, 4, 11), "2025-11-06");
  EXPECT_EQ(found(5, 4, 11), "none");
  EXPECT_EQ(found(5, 6, 11), "2025-11-29");
  EXPECT_EQ(found(0, 1, 5), "2025-05-26");
  EXPECT_EQ(weekday_of(day("1969-12-28")), 7U);
  EXPECT_EQ(weekday_of(day("2025-06-20")), 5U);
}

}  // namespace
}  // namespace toadlane::meetings
