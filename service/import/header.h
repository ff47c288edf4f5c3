#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/base/diagnostic.h"
#include "service/import/mistakes.h"
#include "service/import/row.h"
#include "service/import/table.h"

namespace toadlane::import {

/// The first row of a table: which column stands where.
struct Header {
  Row row;
  std::vector<std::size_t> places;  // per column of the spec; Table::not_there
};

/// Reads the row that begins at byte `begin`. Adds what is wrong (columns missing T311, twice T312,
/// misspelt T314) to `mistakes` and unused columns (T313) to `warnings`. Nothing when the rows
/// below cannot be read by it: another separator (T306), bad quotes, bad characters.
std::optional<Header> read_header(std::size_t begin, const TableSpec& spec, Mistakes& mistakes,
                                  Diagnostics& warnings);

}  // namespace toadlane::import
