#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/expression/evaluate.h"
#include "engine/model/accounts.h"
#include "engine/model/surplus_plan.h"
#include "engine/patronage/balances.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/members.h"

namespace toadlane::patronage {

/// The column of one measure as it counts, or of what members' accounts held at the start of the
/// year (below 0: nothing), as a basis by itself. Refused: P205, and P216 for balances that are not
/// known.
Result<Basis> basis_of_one(const model::SurplusPlan& plan, const std::string& name,
                           const Members& members, Date year_end, const model::Rule& asking,
                           Currency currency);

/// An amount that is reckoned for each member: "30% of gross pay". Made ready once: the columns and
/// figures that it names are found, and what is the same for everybody is known.
class EachAmount {
 public:
  /// Refused: measures that are no column (P205, P216), figures that the year does not give (P206).
  static Result<EachAmount> of(const expression::Amount& words, const model::SurplusStep& step,
                               const model::SurplusPlan& plan, const Members& members,
                               Date year_end, const Balances& balances, Money pool);

  /// Exact, in whole currency units, never below 0.
  [[nodiscard]] Ratio of_member(std::size_t member) const;
  /// How it came about; nothing where the words are the number.
  [[nodiscard]] std::vector<Step> steps_of(std::size_t member) const;
  [[nodiscard]] const expression::Amount& words() const { return words_; }

 private:
  explicit EachAmount(expression::Amount words) : words_(std::move(words)) {}

  expression::Amount words_;
  expression::Rule rule_;
  model::Named<Column> columns_;  // of the measures that it names, as they count
  expression::Values others_;     // its other names: the same for everybody
  std::optional<Ratio> same_;     // no measure is named: everybody's amount
};

}  // namespace toadlane::patronage
