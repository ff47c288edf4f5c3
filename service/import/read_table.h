#pragma once

#include <memory>
#include <string>

#include "engine/base/result.h"
#include "service/import/table.h"
#include "service/import/text_source.h"

namespace toadlane::import {

/// How plain rows are read: quickly, or by the same reader as the unusual ones. The table and the
/// diagnostics are the same; a test compares them.
enum class Pace { quick, careful };

/// Reads a table of members (RFC 4180: commas, quotes, UTF-8; LF or CR LF) into columns, in one
/// pass. All mistakes are told together, 50 at most and the count of the others, each with line
/// and column, the clause that needs the column, and what to write. Blanks around a cell, blank
/// lines and a byte order mark do not count.
///
///   member,hours    ->  2 rows, member {"M1", "M2"}, hours {18050, 90} with 2 places
///   M1,180.50
///   M2,0.9
///
/// Diagnostics: T303 to T328.
Result<Table> read_table(std::string file_name, std::shared_ptr<const TextSource> source,
                         const TableSpec& spec, Pace pace = Pace::quick);

}  // namespace toadlane::import
