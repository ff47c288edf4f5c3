#pragma once

#include <optional>
#include <string>

#include "engine/expression/amount.h"
#include "engine/model/rule.h"

namespace toadlane::model {

/// Who may choose a value that the bylaws leave open, and until when.
struct Chooser {
  std::string body;      // "board", "members"; empty: nobody, the value is fixed
  Phrase no_later_than;  // "8.5 months after year end"
};

/// A value that the bylaws give, or leave to a body within bounds (a bounded choice).
///
///   cash: {is: 50%, at_least: 20%, chosen_by: {body: board, no_later_than: 8.5 months after year
///   end}}
struct Choice : Rule {
  std::optional<expression::Amount> is;
  std::optional<expression::Amount> at_least;
  std::optional<expression::Amount> at_most;
  Chooser chosen_by;
};

/// A standing choice made by a body inside the bounds that the bylaws leave to it.
///
///   {id: B-2024-11, on: 2024-11-18, by: board, chooses: surplus.pay.cash, value: 35%, for: fiscal
///   year 2024}
struct Resolution {
  std::string id;
  std::string on;  // ISO date
  std::string by;
  Clause chooses;
  std::optional<expression::Amount> value;
  std::optional<int> fiscal_year;  // nothing: each year that it can be about
  Clause clause;                   // where the resolution itself is written
  std::string file;
};

}  // namespace toadlane::model
