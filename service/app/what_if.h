#pragma once

#include <span>
#include <string>

#include "service/app/close_year.h"

namespace toadlane::app {

/// One "what if?": the address of a clause, and the value that it would have.
///
///   surplus.pay.cash = 35%      surplus.steps[1].move = 25% of surplus
struct Change {
  std::string clause;
  std::string value;  // as it would stand in the file
};

/// The year as it would be closed with these changes, all together. Where the bylaws leave the
/// value to a body, the change is a resolution of that body made on the last day of the year, in
/// place of those that there are: outside the bounds it is refused (P213). Anything else is changed
/// in the text in force at the year end. A clause whose place is not there is U104.
Result<ClosedYear> close_year_if(std::span<const Change> changes, const ClosedYear& now,
                                 const TextFile& bylaws, const TextFile& year,
                                 const MembersReader& read_members);

}  // namespace toadlane::app
