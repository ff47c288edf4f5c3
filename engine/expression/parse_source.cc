#include "engine/expression/amount_reader.h"

namespace toadlane::expression {
namespace {

constexpr std::string_view source_shapes =
    "`all of profit`, `10% of surplus`, `rest`, `rest of surplus`, `50% of rest` or a sum of money";

std::string read_pool(Cursor& cursor) {
  const Entry* entry =
      cursor.take_name({Role::income, Role::account, Role::figure}, "an income, account or figure");
  return entry == nullptr ? std::string() : entry->name;
}

Rest read_rest(Cursor& cursor) {
  cursor.skip();
  return cursor.take("of") ? Rest{read_pool(cursor)} : Rest{};
}

std::optional<Source> read_part_of(Cursor& cursor, const Numeral& numeral, Place place) {
  const Fraction fraction{numeral.value, numeral.kind == Numeral::Kind::percent};
  if (numeral.sound && numeral.value > Ratio(1))
    cursor.fault(place,
                 Diagnostic::error(Code::X210, "`" + to_text(fraction) + "` is more than there is")
                     .hint("write 100% or less"));
  if (!cursor.at("of") && numeral.sound) {
    cursor.fault(place, Diagnostic::error(Code::X204, "`" + to_text(fraction) + "` of what?")
                            .hint("write `" + to_text(fraction) + " of surplus` or `" +
                                  to_text(fraction) + " of rest`"));
    return std::nullopt;
  }
  cursor.take("of");
  if (cursor.at("rest")) return Source{PartOf{fraction, read_rest(cursor)}};
  return Source{PartOf{fraction, Name{read_pool(cursor)}}};
}

std::optional<Source> read_source(Cursor& cursor) {
  if (cursor.take("all of")) return Source{AllOf{read_pool(cursor)}};
  if (cursor.at("rest")) return Source{read_rest(cursor)};
  if (!at_numeral(cursor)) {
    if (cursor.match({Role::income, Role::account, Role::figure}).entry != nullptr)
      cursor.unexpected("how much of it", "write `all of`, `rest of` or a part such as `10% of`");
    else
      cursor.unexpected("what is moved", "write " + std::string(source_shapes));
    return std::nullopt;
  }
  const std::size_t first = cursor.here().first;
  const Numeral numeral = take_numeral(cursor);
  if (numeral.kind != Numeral::Kind::number)
    return read_part_of(cursor, numeral, {first, cursor.behind()});
  const auto unit = take_unit(cursor, numeral);
  if (!unit) return Source{Number{}};
  const Place place{first, cursor.behind()};
  Number number = checked_number(cursor, numeral, *unit, place);
  cursor.options().wanted = {Dimension::money};
  check_wanted(cursor, type_of(*unit), place);
  return Source{std::move(number)};
}

}  // namespace

Parse<Source> parse_source(std::string_view text, const Vocabulary& names) {
  return parse_whole<Source>(text, names, {}, read_source);
}

}  // namespace toadlane::expression
