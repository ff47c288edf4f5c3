#pragma once

#include <optional>
#include <string>
#include <variant>

#include "engine/expression/amount.h"

namespace toadlane::expression {

/// "all of profit".
struct AllOf {
  std::string name;
  friend bool operator==(const AllOf&, const AllOf&) = default;
};

/// "rest", "rest of surplus": what earlier steps left.
struct Rest {
  std::string of;  // empty: of everything
  friend bool operator==(const Rest&, const Rest&) = default;
};

/// "10% of surplus", "50% of rest": at most all of it.
struct PartOf {
  Fraction fraction;
  std::variant<Name, Rest> base;  // a plain name
  friend bool operator==(const PartOf&, const PartOf&) = default;
};

/// Where the money of a step comes from; a Number is a fixed sum, "200 EUR".
struct Source {
  std::variant<AllOf, Rest, PartOf, Number> node;
  friend bool operator==(const Source&, const Source&) = default;
};

std::string to_text(const Source& source);

}  // namespace toadlane::expression
