#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clause.h"
#include "engine/base/diagnostic.h"
#include "engine/base/text_column.h"
#include "engine/number/columns.h"
#include "service/import/text_source.h"

namespace toadlane::import {

/// One column that the bylaws need.
struct ColumnSpec {
  enum Type { member_number, text, class_name, date, decimal };

  std::string name;  // as it stands in the header: "hours worked"
  Type type = text;
  bool required = true;        // the file must have the column
  bool empty_allowed = false;  // a cell may be empty: no text, no_class, no_day, the number 0
  unsigned places_max = 2;     // decimals: more digits behind the dot are refused; at most 18
  bool negative_allowed = false;
  Clause clause;         // what needs the column, for messages: surplus.measures
  std::string citation;  // "Art. 7.2"
};

/// A table of members. Exactly one column is the member_number.
struct TableSpec {
  std::vector<ColumnSpec> columns;
  std::vector<std::string> classes;  // the declared ones, all different; none: any name will do
  std::size_t rows_max = 20'000'000;
  bool members_repeat = false;          // a member may have several rows
  std::vector<std::string> other_uses;  // columns that something else uses: no warning for them
};

inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();
inline constexpr std::uint16_t no_class = std::numeric_limits<std::uint16_t>::max();

/// One column of the table; only the vector of its type is filled, one entry per row. All stay
/// empty when the file does not have the column.
struct TableColumn {
  bool present = false;
  TextColumn text;                         // text
  std::vector<std::uint16_t> class_index;  // class_name: position in class_names, or no_class
  std::vector<std::string> class_names;  // TableSpec::classes, or the names in order of appearance
  std::vector<std::int32_t> day;         // date: Date::day_number(), or no_day
  Column decimal;                        // decimal: `places` is the most that any cell has
};

/// What a file says about each member, column by column. Views point into the source or into
/// `unquoted`, both of which the table keeps alive.
struct Table {
  std::shared_ptr<const TextSource> source;
  std::string file_name;
  std::size_t rows = 0;
  TextColumn member;                 // all different, unless they may repeat
  std::vector<TableColumn> columns;  // as in TableSpec::columns
  Diagnostics warnings;              // columns that nothing uses

  /// Where a cell stands, for a diagnostic; for a column that the file does not have, its header.
  /// Reads up to 4096 rows of the file again.
  [[nodiscard]] SourceSpan cell(std::size_t row, std::size_t column) const;
  /// The line that a row begins on.
  [[nodiscard]] std::size_t line(std::size_t row) const;

  /// For cell() and line(): where every 4096th row begins, and which column of the file is which.
  struct Milestone {
    std::size_t offset = 0;
    std::size_t line = 1;
  };
  static constexpr std::size_t rows_per_milestone = 4096;
  static constexpr std::size_t not_there = std::numeric_limits<std::size_t>::max();
  Milestone header;
  std::vector<Milestone> milestones;
  std::vector<std::size_t> places_in_file;  // per column of the spec; or not_there
  std::shared_ptr<const std::vector<std::unique_ptr<std::string>>> unquoted;
};

}  // namespace toadlane::import
