#include "engine/patronage/counted.h"

#include <algorithm>

#include "engine/expression/unit.h"

namespace toadlane::patronage {
namespace {

constexpr unsigned places_max = 6;

// A limit in the column's smallest unit; the column is refined when that is needed.
std::optional<std::int64_t> limit_in(Column& column, const model::Measure& measure,
                                     const expression::Amount& limit) {
  const std::optional<Ratio> value = in_unit_of(measure, limit);
  if (!value) return std::nullopt;
  while (!(*value * Ratio(power_of_ten(column.places))).is_whole()) {
    if (column.places >= places_max) return std::nullopt;
    const unsigned places = column.places + 1;
    auto finer = refined(std::move(column), places);
    if (!finer) return std::nullopt;
    column = std::move(*finer);
  }
  return (*value * Ratio(power_of_ten(column.places))).numerator().to_int64();
}

Diagnostic bad_limit(const model::Measure& measure, std::string_view key) {
  return Diagnostic::error(Code::P204, "this limit of a measure cannot be compared with its column")
      .in(measure.clause.key(key))
      .cite(measure.cite)
      .hint("write a number with at most 6 decimals and the measure's own unit");
}

}  // namespace

std::optional<Ratio> in_unit_of(const model::Measure& measure, const expression::Amount& limit) {
  const auto* number = std::get_if<expression::Number>(&limit.node);
  if (number == nullptr) return std::nullopt;
  if (number->unit.kind == expression::UnitKind::none) return number->value;
  if (number->unit.code == measure.unit) return number->value;
  const auto unit = expression::standard_unit(measure.unit);
  if (!unit || expression::type_of(*unit) != expression::type_of(number->unit)) return std::nullopt;
  return expression::in_family_unit(number->value, number->unit) /
         expression::in_family_unit(Ratio(1), *unit);
}

std::optional<Column> refined(Column column, unsigned places) {
  bool too_long = false;
  for (; column.places < places; ++column.places)
    column.scaled.change([&](std::size_t, std::int64_t value) {
      std::int64_t finer = 0;
      too_long = __builtin_mul_overflow(value, std::int64_t{10}, &finer) || too_long;
      return finer;
    });
  if (too_long) return std::nullopt;
  return column;
}

Result<Column> counted(const model::Measure& measure, Column column) {
  if (measure.at_least) {
    const auto least = limit_in(column, measure, *measure.at_least);
    if (!least) return bad_limit(measure, "at_least");
    column.scaled.change(
        [&](std::size_t, std::int64_t value) { return value < *least ? 0 : value; });
  }
  if (measure.at_most) {
    const auto most = limit_in(column, measure, *measure.at_most);
    if (!most) return bad_limit(measure, "at_most");
    column.scaled.change([&](std::size_t, std::int64_t value) { return std::min(value, *most); });
  }
  return column;
}

Ratio counted(const model::Measure& measure, const Ratio& did) {
  if (measure.at_least && did < in_unit_of(measure, *measure.at_least).value()) return 0;
  return measure.at_most ? std::min(did, in_unit_of(measure, *measure.at_most).value()) : did;
}

}  // namespace toadlane::patronage
