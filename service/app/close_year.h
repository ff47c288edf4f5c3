#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/patronage/year_end.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/year/read_year.h"
#include "service/app/members_wanted.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// A fiscal year closed, with all that went in: enough to print it, explain it and record it.
struct ClosedYear {
  rules::BylawsRead bylaws;  // in force at the year end
  rules::YearRead year;
  MembersRead table;
  patronage::YearEnd result;
  Diagnostics doubts;  // of all of them, with their places
};

/// Closes a fiscal year: reads the year file, the bylaws in force at its end, and the members that
/// those bylaws ask for; checks the control totals; runs the year-end. Nothing comes out of inputs
/// with a mistake, and all mistakes come out at once.
Result<ClosedYear> close_year(const TextFile& bylaws, const TextFile& year,
                              const MembersReader& read_members);

/// The same from texts that are read already.
Result<ClosedYear> close_year(const Result<document::Node>& bylaws,
                              const Result<document::Node>& year,
                              const MembersReader& read_members);

/// Adds to diagnostics of the engine, which knows clauses only, the places of those clauses.
/// A clause that begins with `year.` stands in the year file.
void place(Diagnostics& diagnostics, const rules::BylawsRead& bylaws,
           const rules::SourceMap* year_places);

}  // namespace toadlane::app
