#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/expression/evaluate.h"
#include "engine/model/rule.h"

namespace toadlane::meetings {

/// How many there are of each base of engine/expression/bases.def, as far as it is known. What is
/// not known stays unknown: a rule that asks for it names it as missing.
///
///   Headcount().set("all members", 5).without(1, 1).of("all members")   ->   4
class Headcount final : public expression::Environment {
 public:
  Headcount& set(std::string_view base, Integer number);
  [[nodiscard]] std::optional<Integer> of(std::string_view base) const;

  /// The same without `persons` concerned, of whom `present` are at the meeting; never below 0.
  /// A base of members or of directors falls, one of seats or of votes and ballots already counted
  /// does not: theirs are not among them.
  [[nodiscard]] Headcount without(const Integer& persons, const Integer& present) const;

  [[nodiscard]] std::optional<Ratio> value(const expression::Name& name) const override;
  [[nodiscard]] std::optional<Ratio> value(const expression::Measure& measure,
                                           expression::UnitKind in) const override;
  [[nodiscard]] std::optional<bool> holds(const expression::Status& status) const override;
  [[nodiscard]] std::optional<bool> holds(const expression::Passed& passed) const override;

 private:
  model::Named<Integer> counts_;
};

}  // namespace toadlane::meetings
