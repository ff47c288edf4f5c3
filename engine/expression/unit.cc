#include "engine/expression/unit.h"

#include <array>

#include "engine/base/invariant.h"

namespace toadlane::expression {
namespace {

struct UnitRow {
  UnitKind kind;
  std::string_view singular;
  std::string_view plural;
  Dimension dimension;
  std::string_view family;
  int scale;
};

constexpr std::array unit_rows{
#define UNIT(identifier, singular, plural, dimension, family, scale) \
  UnitRow{UnitKind::identifier, singular, plural, Dimension::dimension, family, scale},
#include "engine/expression/units.def"
#undef UNIT
};

const UnitRow* row_of(UnitKind kind) {
  for (const UnitRow& row : unit_rows)
    if (row.kind == kind) return &row;
  return nullptr;
}

// A number without a unit may stand for this.
bool takes_plain(Dimension dimension) {
  switch (dimension) {
    case Dimension::any:
    case Dimension::plain:
    case Dimension::count:
    case Dimension::money:
    case Dimension::hours:
    case Dimension::measure:
      return true;
    case Dimension::rate:
    case Dimension::time:
      return false;
  }
  broken_invariant("a dimension");
}

}  // namespace

std::string_view words_for(Dimension dimension) {
  switch (dimension) {
    case Dimension::any:
      return "anything";
    case Dimension::plain:
      return "a number without a unit";
    case Dimension::count:
      return "a number of people or votes";
    case Dimension::money:
      return "money";
    case Dimension::rate:
      return "a rate";
    case Dimension::hours:
      return "hours";
    case Dimension::time:
      return "a time";
    case Dimension::measure:
      return "a declared unit";
  }
  broken_invariant("a dimension");
}

Type type_of(const Unit& unit) {
  switch (unit.kind) {
    case UnitKind::none:
      return {};
    case UnitKind::currency:
      return {Dimension::money, unit.code};
    case UnitKind::declared:
      return {Dimension::measure, unit.code};
    default:
      break;
  }
  const UnitRow* row = row_of(unit.kind);
  invariant(row != nullptr, "a unit has a row");
  return {row->dimension, std::string(row->family)};
}

std::optional<Type> agreed(const Type& a, const Type& b) {
  if (a.dimension == Dimension::any) return b;
  if (b.dimension == Dimension::any) return a;
  if (a.dimension == Dimension::plain && takes_plain(b.dimension)) return b;
  if (b.dimension == Dimension::plain && takes_plain(a.dimension)) return a;
  if (a.dimension != b.dimension) return std::nullopt;
  if (a.of.empty()) return b;
  if (b.of.empty() || a.of == b.of) return a;
  return std::nullopt;
}

std::string words_for(const Type& type) {
  std::string words(words_for(type.dimension));
  if (type.of.empty()) return words;
  return type.dimension == Dimension::measure ? type.of : words + " in " + type.of;
}

Ratio in_family_unit(const Ratio& number, const Unit& unit) {
  const UnitRow* row = row_of(unit.kind);
  if (row == nullptr) return number;
  if (row->dimension == Dimension::hours) return number * Ratio::of(row->scale, 60);
  return number * Ratio(row->scale);
}

std::string unit_text(const Unit& unit, const Ratio& number) {
  const UnitRow* row = row_of(unit.kind);
  if (row == nullptr) return unit.code;
  return std::string(number == Ratio(1) ? row->singular : row->plural);
}

std::optional<Unit> standard_unit(std::string_view name) {
  for (const UnitRow& row : unit_rows)
    if (name == row.singular || name == row.plural) return Unit{row.kind, {}};
  return std::nullopt;
}

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  names.reserve(std::size(unit_rows));
  for (const UnitRow& row : unit_rows) names.emplace_back(row.plural);
  return names;
}

}  // namespace toadlane::expression
