#include "engine/base/date.h"

#include <gtest/gtest.h>

namespace toadlane {
namespace {

Date day(const char* text) {
  return Date::parse(text).value();
}

TEST(Date, ReadsOnlyRealDaysInIsoForm) {
  EXPECT_EQ(day("2024-02-29").text(), "2024-02-29");
  EXPECT_FALSE(Date::parse("2025-02-29"));
  EXPECT_FALSE(Date::parse("2025-2-9"));
  EXPECT_FALSE(Date::parse("31/12/2025"));
  EXPECT_FALSE(Date::parse("2025-01-01x"));
}

TEST(Date, AddsMonthsWithoutLeavingTheMonth) {
  EXPECT_EQ(day("2025-01-31").plus_months(1).text(), "2025-02-28");
  EXPECT_EQ(day("2025-12-31").plus_months(-10).text(), "2025-02-28");
  EXPECT_EQ(day("2025-12-31").plus_days(1).text(), "2026-01-01");
}

TEST(Date, CountsAnniversariesThatHaveComeRound) {
  EXPECT_EQ(full_years_between(day("2020-03-01"), day("2025-02-28")), 4);
  EXPECT_EQ(full_years_between(day("2020-03-01"), day("2025-03-01")), 5);
  EXPECT_EQ(full_years_between(day("2020-02-29"), day("2021-02-28")), 0);
  EXPECT_EQ(full_years_between(day("2020-02-29"), day("2021-03-01")), 1);
}

}  // namespace
}  // namespace toadlane
