// Whatever bytes a table of members has, both readers end, give the same, and name places that
// are in the file.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/invariant.h"
#include "service/import/read_table.h"

namespace toadlane::import {
namespace {

TableSpec spec_for(bool classes_declared) {
  TableSpec spec;
  const auto add = [&](const char* name, ColumnSpec::Type type) -> ColumnSpec& {
    spec.columns.emplace_back();
    spec.columns.back().name = name;
    spec.columns.back().type = type;
    return spec.columns.back();
  };
  add("m", ColumnSpec::member_number);
  add("name", ColumnSpec::text).required = false;
  add("class", ColumnSpec::class_name).required = false;
  ColumnSpec& hours = add("hours", ColumnSpec::decimal);
  hours.required = false;
  hours.empty_allowed = true;
  hours.places_max = 4;
  hours.negative_allowed = true;
  ColumnSpec& joined = add("joined", ColumnSpec::date);
  joined.required = false;
  joined.empty_allowed = true;
  if (classes_declared) spec.classes = {"member", "candidate"};
  spec.rows_max = 100'000;
  return spec;
}

void check_same(const Table& a, const Table& b) {
  invariant(a.rows == b.rows && a.member == b.member, "the same members");
  for (std::size_t i = 0; i < a.columns.size(); ++i) {
    const TableColumn& one = a.columns[i];
    const TableColumn& other = b.columns[i];
    invariant(one.text == other.text && one.day == other.day, "the same texts and days");
    invariant(one.class_index == other.class_index && one.class_names == other.class_names,
              "the same classes");
    invariant(
        one.decimal.scaled == other.decimal.scaled && one.decimal.places == other.decimal.places,
        "the same numbers");
  }
}

void check_places(const Table& table) {
  for (std::size_t row = 0; row < table.rows; row += 1 + row / 4)
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const SourceSpan cell = table.cell(row, column);
      invariant(cell.begin <= cell.end && cell.begin.line >= 1, "a cell has a place");
    }
}

void read(std::string_view bytes) {
  const bool classes_declared = !bytes.empty() && (bytes.back() & 1) != 0;
  const auto source = TextSource::of(std::string(bytes));
  const TableSpec spec = spec_for(classes_declared);
  const auto quick = read_table("members.csv", source, spec, Pace::quick);
  const auto careful = read_table("members.csv", source, spec, Pace::careful);
  invariant(quick.ok() == careful.ok(), "both readers agree");
  invariant(to_text(quick.diagnostics()) == to_text(careful.diagnostics()), "on the mistakes too");
  if (!quick) return;
  check_same(*quick, *careful);
  check_places(*quick);
}

}  // namespace
}  // namespace toadlane::import

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  toadlane::import::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
