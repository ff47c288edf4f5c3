#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "service/import/header.h"
#include "service/import/table_builder.h"

namespace toadlane::import {

/// Reads rows that hold nothing unusual: printable ASCII, no quotes, no blanks at the ends of
/// cells, numbers of up to 16 characters. 64 bytes at a time are searched for commas and the line's
/// end, 8 digits at a time become a number. Any other row is left to CellReader, which would give
/// the same values for these too. Only for a file with the column of member numbers: a row that has
/// one is not blank, nor are all of its cells empty.
class PlainRows {
 public:
  PlainRows(std::string_view text, const TableSpec& spec, const Header& header,
            TableBuilder& builder);

  /// Fetches the places to write to, after the builder has made room.
  void room_was_made();

  /// Reads the row that begins at byte `begin` into row `index` and returns where the next one
  /// begins; 0 when the row is not a plain one, or stands too near the end of the file.
  std::size_t read(std::size_t begin, std::size_t index);

 private:
  struct Plan {  // one column of the spec that the file has
    ColumnSpec::Type type = ColumnSpec::text;
    bool empty_allowed = false;
    bool negative_allowed = false;
    unsigned places_max = 0;
    std::size_t column = 0;  // in the spec
    std::size_t place = 0;   // in the file
    TextColumn* text = nullptr;
    std::uint16_t* class_index = nullptr;
    std::int32_t* day = nullptr;
    Column* decimal = nullptr;
  };

  const char* split(const char* begin);
  bool read_cell(const Plan& plan, std::string_view cell, std::size_t index);
  bool read_decimal(const Plan& plan, std::string_view cell, std::size_t index);
  bool read_other_decimal(const Plan& plan, std::string_view cell, std::size_t index);

  std::string_view text_;
  TableBuilder& builder_;
  std::vector<Plan> plans_;
  std::vector<const char*> ends_;  // cell i is between ends_[i] and ends_[i + 1]
};

}  // namespace toadlane::import
