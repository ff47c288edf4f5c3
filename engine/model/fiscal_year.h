#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/model/choice.h"
#include "engine/model/rule.h"
#include "engine/number/money.h"

namespace toadlane::model {

/// The treasurer's figures of one fiscal year: what the bylaws leave to the facts.
struct FiscalYear {
  int year = 0;  // named by the calendar year in which it ends
  Date ends;
  std::optional<Date> begins;       // its first day; nothing: twelve months before the end
  std::optional<int> first;         // the co-operative's first fiscal year
  Named<Money> income;              // by the names of `surplus.income`; a loss is negative
  std::optional<Money> net_income;  // in place of `income`: split by what members and others did
  Named<Ratio> others;              // what people who are not members did, by measure
  Named<Money> opening;             // balances of collective accounts at the start
  Named<Ratio> figures;             // "paid-in capital", in whole currency units
  Named<Ratio> rates;               // "prime rate", as a fraction
  std::vector<Resolution> resolutions;
  Named<Ratio> totals;          // control totals of the members table, by column
  std::optional<long> members;  // control total: rows of the members table

  [[nodiscard]] Date first_day() const {
    return begins.value_or(ends.plus_months(-12).plus_days(1));
  }
};

}  // namespace toadlane::model
