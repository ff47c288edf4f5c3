#include "service/render/csv_writer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/base/invariant.h"
#include "service/render/csv_cells.h"
#include "service/render/text_out.h"

namespace toadlane::render {
namespace {

constexpr std::size_t csv_flush_bytes = std::size_t{1} << 16U;

}  // namespace

CsvWriter::CsvWriter(int descriptor, std::string name)
    : name_(std::move(name)), descriptor_(descriptor) {
  invariant(descriptor >= 0, "a table is written to an open file");
}

// Room for a comma and that many bytes more; begins the cell.
char* CsvWriter::room_for(std::size_t bytes) {
  char* at = begin_row(bytes + 1);
  if (row_begun_) *at++ = ',';
  row_begun_ = true;
  return at;
}

void CsvWriter::grow(std::size_t bytes) {
  buffer_.resize(std::max({2 * buffer_.size(), size_ + bytes, 2 * csv_flush_bytes}));
}

CsvWriter& CsvWriter::text(std::string_view cell) {
  commit(put_text(room_for(text_bytes_max(cell)), cell));
  return *this;
}

CsvWriter& CsvWriter::decimal(std::int64_t scaled, unsigned places) {
  commit(put_decimal(room_for(number_bytes_max), scaled, places));
  return *this;
}

CsvWriter& CsvWriter::date(Date day) {
  return text(day.text());
}

CsvWriter& CsvWriter::empty() {
  commit(room_for(0));
  return *this;
}

void CsvWriter::end_row() {
  end_row(begin_row(0));
  row_begun_ = false;
}

std::string CsvWriter::take() {
  buffer_.resize(size_);
  size_ = 0;
  row_begun_ = false;
  return std::exchange(buffer_, {});
}

std::optional<Diagnostic> CsvWriter::finish() {
  if (descriptor_ >= 0) flush();
  if (fault_ == 0) return std::nullopt;
  return Diagnostic::error(Code::T329,
                           "`" + name_ + "` cannot be written: " + std::strerror(fault_))
      .hint("make room or mend the permissions, then try again");
}

void CsvWriter::flush() {
  if (fault_ == 0) fault_ = write_all(descriptor_, std::string_view(buffer_).substr(0, size_));
  size_ = 0;
}

void CsvWriter::flush_when_full() {
  if (descriptor_ >= 0 && size_ >= csv_flush_bytes) flush();
}

}  // namespace toadlane::render
