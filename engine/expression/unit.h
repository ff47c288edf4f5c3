#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/number/ratio.h"

namespace toadlane::expression {

/// What a number measures. Numbers of different dimensions are never added or compared.
enum class Dimension {
  any,      // not known, because of an earlier mistake: agrees with everything
  plain,    // a number without a unit: takes the dimension of what it stands beside
  count,    // people, votes, seats, proxies, terms
  money,    // of one currency
  rate,     // a percentage or fraction of nothing named: "4%"
  hours,    // hours and minutes
  time,     // days, weeks, months, years
  measure,  // a unit that the co-operative declared: litres, points
};

/// "a number of people or votes", "money": for messages.
std::string_view words_for(Dimension dimension);

enum class UnitKind {
  none,
#define UNIT(identifier, singular, plural, dimension, family, scale) identifier,
#include "engine/expression/units.def"
#undef UNIT
  currency,
  declared,
};

/// The unit of a number as written: "EUR", "members", "working days".
struct Unit {
  UnitKind kind = UnitKind::none;
  std::string code;  // of a currency ("EUR") or of a declared unit ("litres"); otherwise empty

  friend bool operator==(const Unit&, const Unit&) = default;
};

/// A dimension and, where numbers of it do not mix, which of it: the currency, the declared unit,
/// or the family of time ("days" are not "months"). An empty `of` agrees with any.
struct Type {
  Dimension dimension = Dimension::plain;
  std::string of;

  friend bool operator==(const Type&, const Type&) = default;
};

Type type_of(const Unit& unit);

/// The type that both may have; nothing when they do not mix. A number without a unit may stand for
/// people, money, hours or a declared unit, never for a rate (2 is not 2%) or a time (of what?).
std::optional<Type> agreed(const Type& a, const Type& b);

/// "a count of members or votes", "money in EUR", "a time in months": for messages.
std::string words_for(const Type& type);

/// How many of the unit in which its family is counted: 2 for 2 days, 14 for 2 weeks, 18 for a
/// year and a half (months), 3/2 for 90 minutes (hours).
Ratio in_family_unit(const Ratio& number, const Unit& unit);

/// "member" for 1, "members" otherwise; empty for none.
std::string unit_text(const Unit& unit, const Ratio& number);

/// The unit of units.def of that name, singular or plural; nothing for others.
std::optional<Unit> standard_unit(std::string_view name);

/// "members", "clear days": every unit of units.def, in the plural.
std::vector<std::string> unit_names();

}  // namespace toadlane::expression
