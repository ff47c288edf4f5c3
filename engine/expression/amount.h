#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/expression/box.h"
#include "engine/expression/unit.h"
#include "engine/number/ratio.h"
#include "engine/number/rounding.h"

namespace toadlane::expression {

struct Amount;

/// "10 members", "200 EUR", "0.00".
struct Number {
  Ratio value;
  Unit unit;
  friend bool operator==(const Number&, const Number&) = default;
};

/// "2/3" or "12.5%", kept as it was written.
struct Fraction {
  Ratio value;
  bool percent = false;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

/// "all members", "balance of legal reserve", "moved to collective account".
struct Name {
  enum class Kind { plain, balance_of, moved_to };
  std::string name;  // without "balance of" or "moved to"
  Kind kind = Kind::plain;
  friend bool operator==(const Name&, const Name&) = default;
};

/// "25% of (profit plus surplus)".
struct Part {
  Fraction fraction;
  Box<Amount> base;
  friend bool operator==(const Part& a, const Part& b);
};

/// One further term of a sum, added or taken away.
struct Addend {
  bool minus = false;
  Box<Amount> amount;
  friend bool operator==(const Addend& a, const Addend& b);
};

/// "prime rate plus 2%", "all members minus 1 member".
struct Sum {
  Box<Amount> first;
  std::vector<Addend> rest;  // never empty
  friend bool operator==(const Sum& a, const Sum& b);
};

/// "greater of 10 members and 40% of members".
struct Choice {
  bool greater = true;
  Box<Amount> one;
  Box<Amount> other;
  friend bool operator==(const Choice& a, const Choice& b);
};

/// "5% of members rounded down". To the nearest: a half goes up.
struct Rounded {
  Rounding how = Rounding::down;  // down, up or half_up
  Box<Amount> amount;
  friend bool operator==(const Rounded& a, const Rounded& b);
};

/// A quantity that a phrase names, as a tree that does not change.
///
///   "greater of 10 members and 40% of members"
///   Choice{greater, Number{10, members}, Part{40%, Name{"members"}}}
struct Amount {
  std::variant<Number, Fraction, Name, Part, Sum, Choice, Rounded> node;
  friend bool operator==(const Amount&, const Amount&) = default;
};

/// Canonical English: parsing it again gives an equal tree. Parentheses stand wherever two readings
/// are possible.
std::string to_text(const Number& number);
std::string to_text(const Fraction& fraction);
std::string to_text(const Name& name);
std::string to_text(const Amount& amount);

/// The names in an amount, each once, in their order.
///
///   "lesser of 30% of gross pay and 250.00 EUR"  ->  gross pay
std::vector<Name> names_in(const Amount& amount);

/// A number with all its decimals and no separators: "12.5", "10000".
std::string decimal_text(const Ratio& number);

}  // namespace toadlane::expression
