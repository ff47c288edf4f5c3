#pragma once

#include <optional>
#include <string_view>

#include "engine/expression/cursor.h"

namespace toadlane::expression {

/// An amount with its type and place, and its outer form as written: what stands in parentheses is
/// closed and can be misread by nobody.
struct Typed {
  enum class Form { closed, part, choice, sum };
  Amount amount;
  Type type;
  Place place;
  Form form = Form::closed;
};

/// amount := term { (plus | minus) term } [rounded up | rounded down | rounded to the nearest].
/// After a mistake that reading can go on from, the type is `any`; nothing: reading stops here.
std::optional<Typed> read_amount(Cursor& cursor);

/// A name that stands for a number, "balance of ..." and "moved to ..." included.
std::optional<Typed> read_number_name(Cursor& cursor);

/// A number or fraction as one word.
struct Numeral {
  enum class Kind { number, fraction, percent };
  Ratio value;
  Kind kind = Kind::number;
  unsigned places = 0;  // decimals of a number as written
  bool sound = true;    // false: a fault was recorded, the value means nothing
};
bool at_numeral(const Cursor& cursor);
Numeral take_numeral(Cursor& cursor);

/// The unit behind a number, none when a keyword or the end stands there. An unknown one is a fault
/// and nothing.
std::optional<Unit> take_unit(Cursor& cursor, const Numeral& number);

/// A number that has been read, with its unit; faults people that are not whole and cents that do
/// not exist.
Number checked_number(Cursor& cursor, const Numeral& numeral, const Unit& unit, Place place);

/// Faults an amount that is not of the dimensions that the key wants.
void check_wanted(Cursor& cursor, const Typed& amount);
void check_wanted(Cursor& cursor, const Type& type, Place place);

/// "at least" and its three brothers, and the loose ones ("less than") with a fault.
std::optional<Comparator> take_comparator(Cursor& cursor);
bool at_comparator(const Cursor& cursor, std::size_t ahead = 0);

/// "`40 EUR` is money in EUR" against "`10 members` is ..." : a fault of two quantities.
void fault_mismatch(Cursor& cursor, const Typed& one, const Typed& other);

}  // namespace toadlane::expression
