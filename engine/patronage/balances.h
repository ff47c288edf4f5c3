#pragma once

#include <optional>
#include <string>

#include "engine/expression/evaluate.h"
#include "engine/model/fiscal_year.h"
#include "engine/model/rule.h"
#include "engine/number/money.h"

namespace toadlane::patronage {

/// The collective accounts while a year is being closed, and the names that phrases of the surplus
/// may ask for: incomes, figures, rates, "balance of ACCOUNT", "moved to ACCOUNT".
class Balances final : public expression::Environment {
 public:
  Balances(const model::FiscalYear& year, Currency currency) : year_(year), currency_(currency) {}

  void move(const std::string& account, Money amount);
  /// Whether the year file says what the account held at the start.
  [[nodiscard]] bool knows(std::string_view account) const;
  [[nodiscard]] Money opening(std::string_view account) const;
  [[nodiscard]] Money moved(std::string_view account) const;
  [[nodiscard]] Money balance(std::string_view account) const;
  /// Everything moved so far, in the order in which accounts were first used.
  [[nodiscard]] const model::Named<Money>& all_moved() const { return moved_; }

  [[nodiscard]] std::optional<Ratio> value(const expression::Name& name) const override;
  /// `equity at least 50_000.00 EUR` asks for a figure as if it were a measure.
  [[nodiscard]] std::optional<Ratio> value(const expression::Measure& measure,
                                           expression::UnitKind in) const override;
  [[nodiscard]] std::optional<bool> holds(const expression::Status&) const override {
    return std::nullopt;
  }
  [[nodiscard]] std::optional<bool> holds(const expression::Passed&) const override {
    return std::nullopt;
  }

 private:
  const model::FiscalYear& year_;
  Currency currency_;
  model::Named<Money> moved_;
};

}  // namespace toadlane::patronage
