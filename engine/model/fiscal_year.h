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
  std::optional<int> first;  // the co-operative's first fiscal year
  Named<Money> income;       // by the names of `surplus.income`; a loss is negative
  Named<Money> opening;      // balances of collective accounts at the start
  Named<Ratio> figures;      // "paid-in capital", in whole currency units
  Named<Ratio> rates;        // "prime rate", as a fraction
  std::vector<Resolution> resolutions;
  Named<Ratio> totals;          // control totals of the members table, by column
  std::optional<long> members;  // control total: rows of the members table
};

}  // namespace toadlane::model
