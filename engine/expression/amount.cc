#include "engine/expression/amount.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/number/money.h"

namespace toadlane::expression {
namespace {

template <class Node>
bool is(const Amount& amount) {
  return std::holds_alternative<Node>(amount.node);
}

std::string bracketed(const Amount& amount) {
  return "(" + to_text(amount) + ")";
}

// As one side of `greater of A and B`.
std::string factor_text(const Amount& amount) {
  const bool plain =
      is<Number>(amount) || is<Fraction>(amount) || is<Name>(amount) || is<Part>(amount);
  return plain ? to_text(amount) : bracketed(amount);
}

// Which terms of a sum stand in parentheses: those whose end could swallow the next term. A
// fraction may stand before another open fraction, so this is decided from the end.
std::vector<bool> brackets_of(const std::vector<const Amount*>& terms) {
  std::vector<bool> brackets(terms.size());
  for (std::size_t i = terms.size(); i-- > 0;) {
    const bool last = i + 1 == terms.size();
    const bool before_open_part = !last && is<Part>(*terms[i + 1]) && !brackets[i + 1];
    brackets[i] = is<Sum>(*terms[i]) || is<Rounded>(*terms[i]) ||
                  (is<Choice>(*terms[i]) && !last) ||
                  (is<Part>(*terms[i]) && !last && !before_open_part);
  }
  return brackets;
}

std::string node_text(const Number& number) {
  return to_text(number);
}
std::string node_text(const Fraction& fraction) {
  return to_text(fraction);
}
std::string node_text(const Name& name) {
  return to_text(name);
}

std::string node_text(const Part& part) {
  const bool name = is<Name>(*part.base);
  return to_text(part.fraction) + " of " + (name ? to_text(*part.base) : bracketed(*part.base));
}

std::string node_text(const Sum& sum) {
  std::vector<const Amount*> terms{&*sum.first};
  for (const Addend& addend : sum.rest) terms.push_back(&*addend.amount);
  const std::vector<bool> brackets = brackets_of(terms);
  std::string text;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i > 0) text += sum.rest[i - 1].minus ? " minus " : " plus ";
    text += brackets[i] ? bracketed(*terms[i]) : to_text(*terms[i]);
  }
  return text;
}

std::string node_text(const Choice& choice) {
  return (choice.greater ? "greater of " : "lesser of ") + factor_text(*choice.one) + " and " +
         factor_text(*choice.other);
}

std::string node_text(const Rounded& rounded) {
  const bool brackets = is<Sum>(*rounded.amount) || is<Rounded>(*rounded.amount);
  const std::string text = brackets ? bracketed(*rounded.amount) : to_text(*rounded.amount);
  switch (rounded.how) {
    case Rounding::up:
      return text + " rounded up";
    case Rounding::down:
      return text + " rounded down";
    case Rounding::half_up:
      return text + " rounded to the nearest";
    case Rounding::toward_zero:
    case Rounding::half_even:
      break;
  }
  broken_invariant("a rounding that a phrase can name");
}

void collect(const Amount& amount, std::vector<Name>& names) {
  if (const auto* name = std::get_if<Name>(&amount.node)) {
    if (std::find(names.begin(), names.end(), *name) == names.end()) names.push_back(*name);
  } else if (const auto* part = std::get_if<Part>(&amount.node)) {
    collect(*part->base, names);
  } else if (const auto* sum = std::get_if<Sum>(&amount.node)) {
    collect(*sum->first, names);
    for (const Addend& addend : sum->rest) collect(*addend.amount, names);
  } else if (const auto* choice = std::get_if<Choice>(&amount.node)) {
    collect(*choice->one, names);
    collect(*choice->other, names);
  } else if (const auto* rounded = std::get_if<Rounded>(&amount.node)) {
    collect(*rounded->amount, names);
  }
}

}  // namespace

bool operator==(const Part& a, const Part& b) {
  return a.fraction == b.fraction && a.base == b.base;
}

bool operator==(const Addend& a, const Addend& b) {
  return a.minus == b.minus && a.amount == b.amount;
}

bool operator==(const Sum& a, const Sum& b) {
  return a.first == b.first && a.rest == b.rest;
}

bool operator==(const Choice& a, const Choice& b) {
  return a.greater == b.greater && a.one == b.one && a.other == b.other;
}

bool operator==(const Rounded& a, const Rounded& b) {
  return a.how == b.how && a.amount == b.amount;
}

std::string decimal_text(const Ratio& number) {
  Ratio whole = number.sign() < 0 ? -number : number;
  unsigned places = 0;
  while (!whole.is_whole()) {
    whole = whole * Ratio(10);
    invariant(++places <= 100, "a number of a phrase has an end");
  }
  std::string digits = whole.numerator().text();
  if (places > 0) {
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, ".");
  }
  return (number.sign() < 0 ? "-" : "") + digits;
}

std::string to_text(const Number& number) {
  std::string text = decimal_text(number.value);
  if (number.unit.kind == UnitKind::currency && !number.value.is_whole()) {
    const auto currency = Currency::find(number.unit.code);
    const std::size_t places = text.size() - text.find('.') - 1;
    if (currency && places < currency->decimals()) text.append(currency->decimals() - places, '0');
  }
  const std::string unit = unit_text(number.unit, number.value);
  return unit.empty() ? text : text + " " + unit;
}

std::string to_text(const Fraction& fraction) {
  if (fraction.percent) return decimal_text(fraction.value * Ratio(100)) + "%";
  return fraction.value.numerator().text() + "/" + fraction.value.denominator().text();
}

std::string to_text(const Name& name) {
  switch (name.kind) {
    case Name::Kind::plain:
      return name.name;
    case Name::Kind::balance_of:
      return "balance of " + name.name;
    case Name::Kind::moved_to:
      return "moved to " + name.name;
  }
  broken_invariant("a kind of name");
}

std::string to_text(const Amount& amount) {
  return std::visit([](const auto& node) { return node_text(node); }, amount.node);
}

std::vector<Name> names_in(const Amount& amount) {
  std::vector<Name> names;
  collect(amount, names);
  return names;
}

}  // namespace toadlane::expression
