#include "engine/patronage/payment_period.h"

#include <gtest/gtest.h>

#include "engine/patronage/chosen.h"

namespace toadlane::patronage {
namespace {

Date calendar_day(const char* text) {
  return Date::parse(text).value();
}

TEST(PaymentPeriod, ends_on_the_15th_day_of_the_ninth_month) {
  EXPECT_EQ(payment_period_end(calendar_day("2026-12-31")), calendar_day("2027-09-15"));
  EXPECT_EQ(payment_period_end(calendar_day("2027-02-28")), calendar_day("2027-11-15"));
  EXPECT_EQ(payment_period_end(calendar_day("2025-04-15")), calendar_day("2026-01-15"));
}

TEST(PaymentPeriod, checks_are_cashed_within_ninety_days_of_it) {
  EXPECT_EQ(qualified_check_cashed_by(calendar_day("2026-12-31")), calendar_day("2027-12-14"));
  EXPECT_EQ(qualified_check_cashed_by(calendar_day("2028-02-29")), calendar_day("2029-02-13"));
}

// The phrase of the bylaws and the statute name the same day, whatever the year end.
TEST(PaymentPeriod, is_what_the_phrase_of_the_bylaws_says) {
  for (Date end = calendar_day("2023-12-25"); end < calendar_day("2025-01-08");
       end = end.plus_days(1))
    EXPECT_EQ(payment_period_end(end), last_day("15th day of the 9th month after year end", end))
        << end.text();
}

}  // namespace
}  // namespace toadlane::patronage
