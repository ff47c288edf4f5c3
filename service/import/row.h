#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace toadlane::import {

/// The longest row that is read; a line or a quoted cell beyond it is a mistake, not data.
inline constexpr std::size_t row_bytes_max = 65'536;

/// One cell as it stands in the file, blanks around it dropped. Offsets are bytes of the text.
struct Cell {
  std::size_t begin = 0;  // of what stands in the file, the opening quote included
  std::size_t end = 0;
  bool quoted = false;
  bool doubled = false;   // quoted, and holds "" for a quote
  std::string_view text;  // without the outer quotes; "" still doubled
};

enum class RowFault {
  none,
  unclosed_quote,    // the file, or row_bytes_max, ends before the quote does
  text_after_quote,  // "abc"d
  quote_inside,      // ab"c
  too_long,
};

/// One row of the file and where the next one begins.
struct Row {
  std::size_t begin = 0;
  std::size_t end = 0;   // behind its last character, before the line break
  std::size_t next = 0;  // behind its line break
  std::size_t line = 1;  // the line it begins on
  std::size_t next_line = 2;
  RowFault fault = RowFault::none;
  std::size_t fault_at = 0;  // the quote or character to blame
  std::vector<Cell> cells;   // empty when there is a fault

  /// Nothing but blanks: no row at all.
  [[nodiscard]] bool blank() const {
    return cells.size() == 1 && !cells[0].quoted && cells[0].text.empty();
  }
};

/// Splits the row that begins at byte `begin`, on line `line`, by RFC 4180: commas, quotes around a
/// cell, "" for a quote, LF or CRLF at the end. After a fault the next row begins on the next line.
/// Reuses the room in `row`.
void split_row(std::string_view text, std::size_t begin, std::size_t line, Row& row);

}  // namespace toadlane::import
