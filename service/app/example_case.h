#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/bylaws.h"
#include "engine/number/decimal.h"
#include "rules/bylaws/read_bylaws.h"
#include "service/app/examples.h"

namespace toadlane::app {

/// What an example about a year-end can expect.
inline constexpr std::array<std::string_view, 9> money_results{
    "moved", "closing", "cash", "held", "notice", "paid_outright", "interest", "cap", "ratios"};

/// One example being run: its facts, the bylaws in force for it, and what differs.
class ExampleCase {
 public:
  ExampleCase(const model::Example& example, const rules::BylawsRead& in_force)
      : example_(example), in_force_(in_force) {}

  [[nodiscard]] const model::Example& example() const { return example_; }
  [[nodiscard]] const model::Bylaws& bylaws() const { return in_force_.bylaws; }
  [[nodiscard]] const model::Fact* given(std::string_view name) const {
    return model::find(example_.given, name);
  }
  [[nodiscard]] const model::Fact* expected(std::string_view name) const {
    return model::find(example_.expect, name);
  }

  /// An amount of the co-operative's currency, a number, a whole count; what is not one is a fault
  /// of the example, and 0.
  Money money(const model::Fact& fact);
  Ratio number(const model::Fact& fact) { return sound_number(fact).value_or(Ratio(0)); }
  std::optional<Ratio> sound_number(const model::Fact& fact);  // nothing where it is a fault
  std::int64_t count(const model::Fact& fact);
  /// The amounts of a fact by name; a fact without names is a fault of the example.
  const std::vector<model::Fact>& named(const model::Fact& fact);

  /// Compares what came out with what the example expects.
  void compare(const std::string& what, const std::string& expected, const std::string& got,
               const std::string& article);
  void compare_money(const std::string& what, const model::Fact& expected, Money got,
                     const std::string& article);
  /// `none` where no number is enough.
  void compare_number(const std::string& what, const model::Fact& expected,
                      const std::optional<Ratio>& got, const std::string& article);
  /// `yes` or `no`; another word is a fault of the example.
  void compare_answer(const model::Fact& expected, bool got, const std::string& article);

  void fault(Diagnostic diagnostic) { faults_.add(std::move(diagnostic)); }
  void fault(Diagnostics diagnostics) { faults_.add(std::move(diagnostics)); }
  /// A decision that the bylaws do not have, where it is given or else where a result asks for it.
  void unknown_decision(const std::string& name, const model::Fact& result);
  /// What a result asks for and the example does not give: a key of `given`.
  void needs(const std::string& key, const model::Fact& result);
  void not_computed(std::string what) { missing_.push_back(std::move(what)); }

  /// Passed only when something was compared and nothing differs.
  ExampleOutcome outcome();

 private:
  const model::Example& example_;
  const rules::BylawsRead& in_force_;
  std::size_t compared_ = 0;
  std::vector<std::string> differences_;
  std::vector<ExampleOutcome::Figure> figures_;
  std::vector<std::string> missing_;
  Diagnostics faults_;
};

/// Examples about the year-end: what moved, closing balances, the part in money, interest.
void run_money_example(ExampleCase& example);
/// Examples about meetings: quorum, the needed majority, whether a motion is carried.
void run_meeting_example(ExampleCase& example);
/// Examples about meetings that tell members or votes by class.
void run_group_example(ExampleCase& example);

}  // namespace toadlane::app
