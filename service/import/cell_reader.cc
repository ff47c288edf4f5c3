#include "service/import/cell_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/date.h"
#include "engine/base/text.h"
#include "engine/number/decimal.h"
#include "service/import/place.h"

namespace toadlane::import {
namespace {

Diagnostic too_precise(const ColumnSpec& column, std::string_view text) {
  const std::string places = std::to_string(column.places_max);
  return about(column, Code::T321,
               quoted(text) + " has more than " + places + " decimals, which column `" +
                   column.name + "` cannot have")
      .hint(column.places_max == 0 ? "write a whole number"
                                   : "round it to " + places + " decimals in the table you keep");
}

}  // namespace

void CellReader::read(const Row& row, std::size_t index) {
  if (row.fault != RowFault::none) {
    mistakes_.check_split(row);
    return;
  }
  if (mistakes_.check_characters(row) || wrong_cell_count(row)) return;
  const bool all_empty = std::all_of(row.cells.begin(), row.cells.end(),
                                     [](const Cell& cell) { return cell.text.empty(); });
  if (all_empty) {
    mistakes_.add([&] {
      return Diagnostic::error(Code::T316, "all cells of this row are empty")
          .at(span_of(mistakes_.text(), mistakes_.file(), row))
          .hint("delete the row");
    });
    return;
  }
  for (std::size_t column = 0; column < spec_.columns.size(); ++column)
    if (header_.places[column] != Table::not_there) read_cell(column, row, index);
}

bool CellReader::wrong_cell_count(const Row& row) {
  const std::size_t wanted = header_.row.cells.size();
  const std::size_t there = row.cells.size();
  if (there == wanted) return false;
  mistakes_.add([&] {
    const bool few = there < wanted;
    const auto cells = [](std::size_t n) {
      return std::to_string(n) + (n == 1 ? " cell" : " cells");
    };
    SourceSpan place = few ? span_of(mistakes_.text(), mistakes_.file(), row)
                           : span_in(mistakes_.text(), mistakes_.file(), row,
                                     row.cells[wanted].begin, row.cells.back().end);
    return Diagnostic::error(Code::T315,
                             "this row has " + cells(there) + ", the first row " + cells(wanted))
        .at(std::move(place))
        .hint(few ? "write a comma for each empty cell too"
                  : "put quotes around a text with a comma in it; write numbers without commas");
  });
  return true;
}

void CellReader::read_cell(std::size_t column, const Row& row, std::size_t index) {
  const ColumnSpec& spec = spec_.columns[column];
  const Cell& cell = row.cells[header_.places[column]];
  switch (spec.type) {
    case ColumnSpec::member_number:
      return read_member(spec, row, cell, index);
    case ColumnSpec::text:
      if (!refuse_empty(spec, row, cell)) builder_.column(column).text.set(index, content(cell));
      return;
    case ColumnSpec::class_name:
      return read_class(column, row, cell, index);
    case ColumnSpec::date:
      return read_date(column, row, cell, index);
    case ColumnSpec::decimal:
      return read_decimal(column, row, cell, index);
  }
}

void CellReader::read_member(const ColumnSpec& column, const Row& row, const Cell& cell,
                             std::size_t index) {
  const std::string_view member = trimmed(content(cell));
  if (member.empty()) {
    return tell(row, cell,
                about(column, Code::T316, "this row has no member number")
                    .hint("write the member's number, or delete the row"));
  }
  if (member.find('\n') != std::string_view::npos) {
    return tell(row, cell,
                about(column, Code::T310, "a line break in a member number")
                    .hint("write the member number on one line"));
  }
  builder_.table().member.set(index, member);
}

void CellReader::read_class(std::size_t column, const Row& row, const Cell& cell,
                            std::size_t index) {
  const ColumnSpec& spec = spec_.columns[column];
  if (refuse_empty(spec, row, cell)) return;
  const std::string_view name = trimmed(content(cell));
  std::uint16_t& place = builder_.column(column).class_index[index];
  place = no_class;
  if (name.empty()) return;
  ClassNames& classes = builder_.classes(column);
  auto number = classes.find(name);
  if (!number && spec_.classes.empty()) number = classes.add(name);
  if (!number) return tell(row, cell, class_mistake(spec, name, spec_.classes));
  place = *number;
}

void CellReader::read_date(std::size_t column, const Row& row, const Cell& cell,
                           std::size_t index) {
  const ColumnSpec& spec = spec_.columns[column];
  if (refuse_empty(spec, row, cell)) return;
  const std::string_view text = trimmed(content(cell));
  std::int32_t& place = builder_.column(column).day[index];
  place = no_day;
  if (text.empty()) return;
  const auto date = Date::parse(text);
  if (!date) return tell(row, cell, date_mistake(spec, text));
  place = date->day_number();
}

void CellReader::read_decimal(std::size_t column, const Row& row, const Cell& cell,
                              std::size_t index) {
  const ColumnSpec& spec = spec_.columns[column];
  if (refuse_empty(spec, row, cell)) return;
  const std::string_view text = trimmed(content(cell));
  if (text.empty()) return builder_.put_decimal(column, index, 0, 0);
  const Parsed<Decimal> decimal = parse_decimal(text);
  if (!decimal.number) return tell(row, cell, number_mistake(spec, text));
  if (decimal.number->places > spec.places_max) return tell(row, cell, too_precise(spec, text));
  const Integer& unscaled = decimal.number->unscaled;
  if (unscaled.sign() < 0 && !spec.negative_allowed) {
    return tell(row, cell,
                about(spec, Code::T322,
                      quoted(text) + " in column `" + spec.name + "` is less than nothing")
                    .hint("write 0 or more"));
  }
  const unsigned missing = spec.places_max - decimal.number->places;
  if (unscaled.magnitude() * power_of_ten(missing) > Integer(TableBuilder::scaled_max)) {
    return tell(row, cell,
                about(spec, Code::T323,
                      quoted(text) + " in column `" + spec.name +
                          "` is larger than this program can reckon with")
                    .hint("check the number; too many digits may have been typed"));
  }
  builder_.put_decimal(column, index, *unscaled.to_int64(), decimal.number->places);
}

// An empty cell where there must be something. Blanks between quotes are empty too.
bool CellReader::refuse_empty(const ColumnSpec& column, const Row& row, const Cell& cell) {
  if (column.empty_allowed || !trimmed(cell.text).empty()) return false;
  tell(row, cell,
       about(column, Code::T318, "the cell of column `" + column.name + "` is empty")
           .hint(column.type == ColumnSpec::decimal ? "write 0 if there is none"
                                                    : "write what it should hold"));
  return true;
}

std::string_view CellReader::content(const Cell& cell) {
  if (!cell.doubled) return cell.text;
  std::string once;
  for (std::size_t i = 0; i < cell.text.size(); ++i) {
    once += cell.text[i];
    if (cell.text[i] == '"') ++i;
  }
  return builder_.keep(std::move(once));
}

void CellReader::tell(const Row& row, const Cell& cell, Diagnostic mistake) {
  mistakes_.add([&] { return std::move(mistake.at(mistakes_.span(row, cell))); });
}

}  // namespace toadlane::import
