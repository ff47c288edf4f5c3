#pragma once

#include <string>
#include <string_view>

#include "engine/model/fiscal_year.h"
#include "engine/model/surplus_plan.h"
#include "engine/number/money.h"

namespace toadlane::patronage {

/// What is left of each source of income while the steps run, in the order of the bylaws.
///
///   surplus 100,000 and profit 10,000; 30,000 taken from both  ->  3,000 of them from profit
class Sources {
 public:
  /// The sources after a loss of one was set against the gain of the others, where the bylaws say
  /// so (`losses_covered_by_other`). What stays negative is added to `loss`; a source is never
  /// below 0. The year outlives this.
  static Sources of(const model::SurplusPlan& plan, const model::FiscalYear& year,
                    Currency currency, Money& loss);

  [[nodiscard]] bool has(std::string_view name) const {
    return model::find(whole_, name) != nullptr;
  }
  /// What explanations call a source: after a loss was set against it, it is not the income given.
  [[nodiscard]] std::string label(const std::string& name) const;
  [[nodiscard]] Money whole(std::string_view name) const { return *model::find(whole_, name); }
  [[nodiscard]] Money left(std::string_view name) const { return *model::find(left_, name); }
  /// Of all sources; and of one, or of all when the name is empty.
  [[nodiscard]] Money left() const;
  [[nodiscard]] Money left_of(std::string_view only) const {
    return only.empty() ? left() : left(only);
  }
  /// Takes from one source, or from all that have something left, in proportion.
  model::Named<Money> take(Money amount, const std::string& only);

 private:
  Sources(model::Named<Money> income, const model::FiscalYear& year, Currency currency)
      : whole_(income), left_(std::move(income)), year_(&year), currency_(currency) {}

  model::Named<Money> whole_;
  model::Named<Money> left_;
  const model::FiscalYear* year_;
  Currency currency_;
};

}  // namespace toadlane::patronage
