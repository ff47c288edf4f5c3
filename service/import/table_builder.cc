#include "service/import/table_builder.h"

#include <algorithm>
#include <utility>

#include "engine/base/invariant.h"

namespace toadlane::import {
namespace {

// Applies `change` to the vector that this type of column fills.
template <class Change>
void change_vector(const ColumnSpec& spec, Table& table, TableColumn& column, Change change) {
  switch (spec.type) {
    case ColumnSpec::member_number:
      return change(table.member);
    case ColumnSpec::text:
      return change(column.text);
    case ColumnSpec::class_name:
      return change(column.class_index);
    case ColumnSpec::date:
      return change(column.day);
    case ColumnSpec::decimal:
      return change(column.decimal.scaled);
  }
}

}  // namespace

TableBuilder::TableBuilder(const TableSpec& spec, const Header& header)
    : spec_(spec), classes_(spec.columns.size()) {
  table_.header = {header.row.begin, header.row.line};
  table_.places_in_file = header.places;
  table_.columns.resize(spec.columns.size());
  for (std::size_t i = 0; i < spec.columns.size(); ++i) {
    table_.columns[i].present = header.places[i] != Table::not_there;
    if (spec.columns[i].type != ColumnSpec::class_name) continue;
    for (const std::string& name : spec.classes)
      if (!classes_[i].find(name)) classes_[i].add(name);
  }
}

void TableBuilder::make_room(std::size_t first, Table::Milestone start, std::size_t bytes_left) {
  if (first == 0) bytes_at_first_ = bytes_left;
  if (first == Table::rows_per_milestone) {
    const std::size_t bytes_per_row =
        std::max<std::size_t>(1, (bytes_at_first_ - bytes_left) / first);
    const std::size_t rows = first + bytes_left / bytes_per_row;
    reserve(std::min(rows + rows / 32, spec_.rows_max) + 2 * Table::rows_per_milestone);
  }
  table_.milestones.push_back(start);
  resize(first + Table::rows_per_milestone);
}

void TableBuilder::reserve(std::size_t rows) {
  for (std::size_t i = 0; i < spec_.columns.size(); ++i)
    if (table_.columns[i].present)
      change_vector(spec_.columns[i], table_, table_.columns[i],
                    [&](auto& vector) { vector.reserve(rows); });
}

void TableBuilder::resize(std::size_t rows) {
  for (std::size_t i = 0; i < spec_.columns.size(); ++i)
    if (table_.columns[i].present)
      change_vector(spec_.columns[i], table_, table_.columns[i],
                    [&](auto& vector) { vector.resize(rows); });
}

// No product leaves 64 bits: every value fits when brought to places_max.
void TableBuilder::more_places(Column& column, unsigned places) {
  const std::int64_t factor = powers_of_ten[places - column.places];
  column.scaled.change([&](std::size_t, std::int64_t value) { return value * factor; });
  column.places = places;
}

std::string_view TableBuilder::keep(std::string text) {
  kept_.push_back(std::make_unique<std::string>(std::move(text)));
  return *kept_.back();
}

Table TableBuilder::finish(std::size_t rows) && {
  resize(rows);
  table_.rows = rows;
  for (std::size_t i = 0; i < classes_.size(); ++i)
    table_.columns[i].class_names = classes_[i].names();
  table_.unquoted =
      std::make_shared<const std::vector<std::unique_ptr<std::string>>>(std::move(kept_));
  return std::move(table_);
}

}  // namespace toadlane::import
