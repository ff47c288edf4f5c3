#include "service/import/table.h"

#include "engine/base/invariant.h"
#include "service/import/place.h"
#include "service/import/row.h"

namespace toadlane::import {
namespace {

Row row_at(const Table& table, std::size_t wanted) {
  invariant(wanted / Table::rows_per_milestone < table.milestones.size(),
            "the row is in the table");
  const Table::Milestone& start = table.milestones[wanted / Table::rows_per_milestone];
  const std::string_view text = table.source->text();
  std::size_t still = wanted % Table::rows_per_milestone;
  Row row;
  for (split_row(text, start.offset, start.line, row);;
       split_row(text, row.next, row.next_line, row)) {
    if (!row.blank() && still-- == 0) return row;
    invariant(row.next < text.size(), "the row is in the file");
  }
}

}  // namespace

SourceSpan Table::cell(std::size_t row, std::size_t column) const {
  const std::string_view text = source->text();
  const std::size_t place = places_in_file.at(column);
  if (place == not_there) {
    Row names;
    split_row(text, header.offset, header.line, names);
    return span_of(text, file_name, names);
  }
  const Row found = row_at(*this, row);
  if (place >= found.cells.size()) return span_of(text, file_name, found);
  return span_in(text, file_name, found, found.cells[place].begin, found.cells[place].end);
}

std::size_t Table::line(std::size_t row) const {
  return row_at(*this, row).line;
}

}  // namespace toadlane::import
