#pragma once

#include "service/app/roll_wanted.h"
#include "service/import/table.h"

namespace toadlane::import {

/// Which row of the members table a member number stands in.
class MemberRows;

/// Puts the rows of the periods table into the facts, or tells what is wrong with them: nobody of
/// that number (T331), an end before the beginning (T333), two periods of one status or of two
/// classes on one day (T332).
void put_periods(const Table& table, const MemberRows& rows,
                 const std::vector<std::string>& classes, meetings::RollFacts& facts,
                 Diagnostics& mistakes);

/// The same for the records table.
void put_records(Table& table, const MemberRows& rows, meetings::RollFacts& facts,
                 Diagnostics& mistakes);

}  // namespace toadlane::import
