#pragma once

#include <cstddef>

#include "service/import/header.h"
#include "service/import/mistakes.h"
#include "service/import/row.h"
#include "service/import/table_builder.h"

namespace toadlane::import {

/// Reads the cells of one row, whatever stands in them, and tells what is wrong with each. The
/// reading that counts: PlainRows is only quicker where both agree.
class CellReader {
 public:
  CellReader(const TableSpec& spec, const Header& header, TableBuilder& builder, Mistakes& mistakes)
      : spec_(spec), header_(header), builder_(builder), mistakes_(mistakes) {}

  /// Puts the row's cells into row `index` of the table; a cell with a mistake leaves no value.
  void read(const Row& row, std::size_t index);

 private:
  void read_cell(std::size_t column, const Row& row, std::size_t index);
  void read_member(const ColumnSpec& column, const Row& row, const Cell& cell, std::size_t index);
  void read_class(std::size_t column, const Row& row, const Cell& cell, std::size_t index);
  void read_date(std::size_t column, const Row& row, const Cell& cell, std::size_t index);
  void read_decimal(std::size_t column, const Row& row, const Cell& cell, std::size_t index);
  bool wrong_cell_count(const Row& row);
  bool refuse_empty(const ColumnSpec& column, const Row& row, const Cell& cell);
  std::string_view content(const Cell& cell);
  void tell(const Row& row, const Cell& cell, Diagnostic mistake);

  const TableSpec& spec_;
  const Header& header_;
  TableBuilder& builder_;
  Mistakes& mistakes_;
};

}  // namespace toadlane::import
