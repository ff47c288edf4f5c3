#include "service/import/read_table.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/base/invariant.h"
#include "service/import/cell_reader.h"
#include "service/import/duplicates.h"
#include "service/import/header.h"
#include "service/import/mistakes.h"
#include "service/import/place.h"
#include "service/import/plain_rows.h"
#include "service/import/table_builder.h"

namespace toadlane::import {
namespace {

void check_spec(const TableSpec& spec) {
  const auto members = std::count_if(
      spec.columns.begin(), spec.columns.end(),
      [](const ColumnSpec& column) { return column.type == ColumnSpec::member_number; });
  invariant(members == 1, "a table of members has one column of member numbers");
  for (const ColumnSpec& column : spec.columns)
    invariant(column.places_max <= 18, "a column has at most 18 decimals");
}

// What is plainly another kind of file.
std::optional<Diagnostic> wrong_kind(std::string_view text, const std::string& file) {
  if (text.empty())
    return Diagnostic::error(Code::T303, "`" + file + "` is empty")
        .at(start_of(file))
        .hint("write the names of the columns in the first row and a row for each member");
  if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0"))
    return Diagnostic::error(Code::T328, "`" + file + "` is a spreadsheet, not a CSV table")
        .at(start_of(file))
        .hint("open it and save the sheet as `CSV UTF-8`");
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return Diagnostic::error(Code::T305, "`" + file + "` is UTF-16 text, not UTF-8")
        .at(start_of(file))
        .hint("save the table again as `CSV UTF-8`");
  return std::nullopt;
}

class RowsReader {
 public:
  RowsReader(std::string_view text, const TableSpec& spec, const Header& header,
             TableBuilder& builder, Mistakes& mistakes, Pace pace)
      : text_(text),
        builder_(builder),
        rows_max_(spec.rows_max),
        plain_(text, spec, header, builder),
        cells_(spec, header, builder, mistakes),
        member_column_there_(member_place(spec, header) != Table::not_there),
        quick_(pace == Pace::quick && std::endian::native == std::endian::little &&
               member_column_there_),
        at_(header.row.next),
        line_(header.row.next_line) {}

  /// The rows to the end of the file, or to one more than there may be.
  std::size_t run() {
    while (at_ < text_.size() && rows_ <= rows_max_) {
      if (rows_ % Table::rows_per_milestone == 0 && rows_ / Table::rows_per_milestone == rooms_) {
        builder_.make_room(rows_, {at_, line_}, text_.size() - at_);
        plain_.room_was_made();
        ++rooms_;
      }
      const std::size_t next = quick_ ? plain_.read(at_, rows_) : 0;
      if (next != 0) {
        at_ = next;
        ++line_;
        count_row();
      } else {
        read_carefully();
      }
    }
    return rows_;
  }

  [[nodiscard]] bool members_in_order() const { return watch_.all_different(); }

 private:
  static std::size_t member_place(const TableSpec& spec, const Header& header) {
    for (std::size_t i = 0; i < spec.columns.size(); ++i)
      if (spec.columns[i].type == ColumnSpec::member_number) return header.places[i];
    return Table::not_there;
  }

  void count_row() {
    if (member_column_there_) watch_.see(builder_.table().member[rows_]);
    ++rows_;
  }

  void read_carefully() {
    split_row(text_, at_, line_, row_);
    at_ = row_.next;
    line_ = row_.next_line;
    if (row_.blank()) return;
    cells_.read(row_, rows_);
    count_row();
  }

  std::string_view text_;
  TableBuilder& builder_;
  std::size_t rows_max_;
  PlainRows plain_;
  CellReader cells_;
  OrderWatch watch_;
  Row row_;
  bool member_column_there_;
  bool quick_;
  std::size_t at_;
  std::size_t line_;
  std::size_t rows_ = 0;
  std::size_t rooms_ = 0;
};

void report_duplicates(const Table& table, const TableSpec& spec, Mistakes& mistakes) {
  std::size_t column = 0;
  while (spec.columns[column].type != ColumnSpec::member_number) ++column;
  for (const Duplicate& pair : find_duplicates(table.member)) {
    mistakes.add([&] {
      return Diagnostic::error(Code::T317, "member " + quoted(table.member[pair.row]) +
                                               " stands in line " +
                                               std::to_string(table.line(pair.first)) + " already")
          .at(table.cell(pair.row, column))
          .label(table.cell(pair.first, column), "first here")
          .in(spec.columns[column].clause)
          .cite(spec.columns[column].citation)
          .hint("give each member one row: join the two, or mend the number of one");
    });
  }
}

}  // namespace

Result<Table> read_table(std::string file_name, std::shared_ptr<const TextSource> source,
                         const TableSpec& spec, Pace pace) {
  check_spec(spec);
  const std::string_view text = source->text();
  if (auto kind = wrong_kind(text, file_name)) return *std::move(kind);
  Mistakes mistakes(text, file_name);
  Diagnostics warnings;
  const auto header = read_header(behind_byte_order_mark(text), spec, mistakes, warnings);
  if (!header) return std::move(mistakes).all();

  TableBuilder builder(spec, *header);
  RowsReader reader(text, spec, *header, builder, mistakes, pace);
  const std::size_t rows = reader.run();
  const bool in_order = reader.members_in_order();
  Table table = std::move(builder).finish(rows);
  table.source = std::move(source);
  table.file_name = std::move(file_name);
  if (rows > spec.rows_max)
    mistakes.add([&] {
      return Diagnostic::error(Code::T326, "`" + table.file_name + "` has more than " +
                                               std::to_string(spec.rows_max) + " rows")
          .hint("check that this is the right file");
    });
  if (rows == 0)
    mistakes.add([&] {
      return Diagnostic::error(Code::T304, "`" + table.file_name + "` has a first row only")
          .at(span_of(text, table.file_name, header->row))
          .hint("write a row for each member below the names of the columns");
    });
  if (!in_order && !spec.members_repeat) report_duplicates(table, spec, mistakes);
  if (!mistakes.any()) {
    table.warnings = std::move(warnings);
    return table;
  }
  Diagnostics all = std::move(mistakes).all();
  all.add(std::move(warnings));
  return all;
}

}  // namespace toadlane::import
