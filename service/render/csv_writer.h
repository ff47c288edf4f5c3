#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/date.h"
#include "engine/base/diagnostic.h"

namespace toadlane::render {

/// Writes a table as CSV (RFC 4180, but lines end with LF alone): cell by cell, row by row, into
/// memory or an open file, without allocating per row.
///
///   csv.text("M001").text("=1+1").decimal(180050, 2).end_row()   ->   M001,'=1+1,1800.50
///
/// A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line
/// break) gets an apostrophe before it. Numbers are ours and stay as they are.
class CsvWriter {
 public:
  /// Into a string.
  CsvWriter() = default;
  /// Into an open descriptor, which stays the caller's; `name` is for the message.
  CsvWriter(int descriptor, std::string name);
  CsvWriter(const CsvWriter&) = delete;
  CsvWriter& operator=(const CsvWriter&) = delete;

  /// A text of the user's, whatever stands in it.
  CsvWriter& text(std::string_view cell);
  /// A whole number.
  CsvWriter& integer(std::int64_t value) { return decimal(value, 0); }
  /// `scaled` x 10^-places with all its places, at most 18: (5, 2) is 0.05.
  CsvWriter& decimal(std::int64_t scaled, unsigned places);
  CsvWriter& date(Date day);
  CsvWriter& empty();
  void end_row();

  /// Room for a whole row of that many bytes, to be put there by the functions of csv_cells.h, with
  /// commas between the cells.
  char* begin_row(std::size_t bytes) {
    if (buffer_.size() - size_ < bytes + 1) grow(bytes + 1);
    return buffer_.data() + size_;
  }
  /// Ends the row, whose last cell ends at `end`.
  void end_row(char* end) {
    *end = '\n';
    commit(end + 1);
    flush_when_full();
  }

  /// What was written into memory; the writer is empty afterwards.
  std::string take();
  /// Hands the last bytes to the file. A fault of any write (T329), once; nothing when all is well.
  /// Not yet on the disk: that is the caller's fsync.
  std::optional<Diagnostic> finish();

 private:
  char* room_for(std::size_t bytes);
  void grow(std::size_t bytes);
  void commit(const char* end) { size_ = static_cast<std::size_t>(end - buffer_.data()); }
  void flush();
  void flush_when_full();

  std::string buffer_;  // filled up to size_
  std::size_t size_ = 0;
  std::string name_;
  int descriptor_ = -1;
  int fault_ = 0;  // errno of the first failed write
  bool row_begun_ = false;
};

}  // namespace toadlane::render
