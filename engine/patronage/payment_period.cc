#include "engine/patronage/payment_period.h"

#include "engine/base/invariant.h"

namespace toadlane::patronage {

static constexpr int months_after = 9;
static constexpr unsigned day_of_month = 15;
static constexpr int days_to_cash = 90;

Date payment_period_end(Date year_end) {
  const Date month = year_end.plus_months(months_after);
  const auto day = Date::of(month.year(), month.month(), day_of_month);
  invariant(day.has_value(), "every month has a 15th day");
  return *day;
}

Date qualified_check_cashed_by(Date year_end) {
  return payment_period_end(year_end).plus_days(days_to_cash);
}

}  // namespace toadlane::patronage
