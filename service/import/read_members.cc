#include "service/import/read_members.h"

#include "service/import/read_table.h"

namespace toadlane::import {
namespace {

using Kind = app::ColumnWanted::Kind;

ColumnSpec spec_of(const app::ColumnWanted& wanted) {
  ColumnSpec spec;
  spec.name = wanted.name;
  spec.required = wanted.required;
  spec.places_max = wanted.places_max;
  spec.negative_allowed = wanted.negative_allowed;
  spec.clause = wanted.clause;
  spec.citation = wanted.citation;
  switch (wanted.kind) {
    case Kind::number:
      spec.type = ColumnSpec::member_number;
      break;
    case Kind::text:
      spec.type = ColumnSpec::text;
      break;
    case Kind::class_name:
      spec.type = ColumnSpec::class_name;
      break;
    case Kind::date:
      spec.type = ColumnSpec::date;
      break;
    case Kind::money:
    case Kind::measure:
      spec.type = ColumnSpec::decimal;
      break;
  }
  // A name and a day of leaving may be missing; a number is never guessed.
  spec.empty_allowed = wanted.kind == Kind::text || wanted.name == "left";
  return spec;
}

// Money counts minor units: all decimals of the currency, whatever the cells have.
Numbers in_minor_units(Column column, unsigned places) {
  std::int64_t scale = 1;
  for (unsigned i = column.places; i < places; ++i) scale *= 10;
  if (scale != 1)
    column.scaled.change([&](std::size_t, std::int64_t value) { return value * scale; });
  return std::move(column.scaled);
}

}  // namespace

app::MembersReader members_from(std::string file_name, std::shared_ptr<const TextSource> text) {
  return [file_name = std::move(file_name),
          text = std::move(text)](const app::MembersWanted& wanted) -> Result<app::MembersRead> {
    TableSpec spec;
    spec.classes = wanted.classes;
    for (const app::ColumnWanted& column : wanted.columns) spec.columns.push_back(spec_of(column));
    Result<Table> read = read_table(file_name, text, spec);
    if (!read) return std::move(read).diagnostics();
    auto table = std::make_shared<Table>(std::move(*read));
    app::MembersRead members;
    members.doubts = table->warnings;
    patronage::Members& columns = members.members;
    columns.number = std::move(table->member);
    for (std::size_t i = 0; i < wanted.columns.size(); ++i) {
      const app::ColumnWanted& column = wanted.columns[i];
      TableColumn& cells = table->columns[i];
      if (!cells.present) continue;
      if (column.name == "name") columns.name = std::move(cells.text);
      if (column.name == "joined") columns.joined = std::move(cells.day);
      if (column.name == "left") columns.left = std::move(cells.day);
      if (column.kind == Kind::class_name) {
        columns.classes = std::move(cells.class_names);
        columns.class_of = std::move(cells.class_index);
      }
      if (column.kind == Kind::measure)
        columns.measures.emplace_back(column.name, std::move(cells.decimal));
      if (column.kind == Kind::money)
        columns.opening = in_minor_units(std::move(cells.decimal), column.places_max);
    }
    members.text = std::move(table);
    return members;
  };
}

}  // namespace toadlane::import
