#pragma once

#include <string>

#include "engine/base/result.h"
#include "service/app/close_year.h"

namespace toadlane::render {

/// The register as a spreadsheet (XLSX) of two sheets, members and waterfall, whose sums are live
/// formulas. Texts are texts: nothing that a user wrote is a formula. The bytes depend on the
/// result alone: the date of making is the year end.
///
/// A spreadsheet keeps 15 digits: what has more than 9 x 10^12 of the smallest unit is written as a
/// text and not summed, and the sheet says so. Of more than `members_max` members the
/// first have a row, and one row holds the sums of all others.
///
/// A fault of the library or of the place for temporary files is U102.
Result<std::string> register_xlsx(const app::ClosedYear& closed, std::size_t members_max);

}  // namespace toadlane::render
