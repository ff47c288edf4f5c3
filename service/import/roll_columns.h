#pragma once

#include "service/app/roll_wanted.h"
#include "service/import/table.h"

namespace toadlane::import {

/// Where the columns of the periods and records tables stand in their specs.
struct PeriodColumns {
  static constexpr std::size_t member = 0, status = 1, from = 2, until = 3;
};
struct RecordColumns {
  static constexpr std::size_t member = 0, measure = 1, date = 2, amount = 3;
};

/// The columns of the members table as the roll reads it: `member` always; `name`, `class`,
/// `joined`, `left`, `admitted` and `lower minimum` if they are there; each status and each figure
/// that a rule asks for under its own name. A class may be empty when periods are given.
TableSpec roll_members(const app::RollWanted& wanted, bool periods);
TableSpec roll_periods(const app::RollWanted& wanted);
TableSpec roll_records(const app::RollWanted& wanted);

}  // namespace toadlane::import
