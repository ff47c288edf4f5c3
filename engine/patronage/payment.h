#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/chosen.h"
#include "engine/patronage/member_test.h"
#include "engine/patronage/members.h"

namespace toadlane::patronage {

/// A limit under which dividends or payments are small, in minor units, rounded up: what is under
/// 0.505 is at most 0.50. 0 where none is stated. Refused: figures that the year does not give
/// (P206).
Result<std::int64_t> small_below(const std::optional<expression::Amount>& amount,
                                 const expression::Environment& values, Currency currency,
                                 const Clause& clause, const std::string& cite);

/// How dividends become money, made ready: the part in money of each group of members, and the
/// named rounding.
class Payment {
 public:
  struct Rule {
    Chosen part;
    Clause clause;
    std::string cite;
    std::string words;  // of the condition; empty: everybody
    std::optional<MemberTest> test;
  };

  /// What became of the dividends, in minor units; the rest of each is retained.
  struct Paid {
    Numbers cash;
    Numbers held;  // empty: the bylaws do not hold anything
  };

  /// The rules of `surplus.pay` in this year. A file without `pay` has none: nothing is split.
  static Result<Payment> of(const model::Bylaws& bylaws, const model::FiscalYear& year,
                            const Members& members, const expression::Environment& values);

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  /// The rule for one of the members that it was made for; nullptr when no rule fits.
  [[nodiscard]] const Rule* rule_of(const Members& members, std::size_t member) const;
  [[nodiscard]] const Diagnostics& doubts() const { return doubts_; }
  /// Limits for small amounts, in minor units: 0 where the bylaws state none.
  [[nodiscard]] std::int64_t all_in_money_below() const { return all_in_money_below_; }
  [[nodiscard]] std::int64_t held_below() const { return held_below_; }
  /// The name of the rounding, and whether the bylaws state it.
  [[nodiscard]] const std::string& rounding() const { return rounding_; }
  [[nodiscard]] bool rounding_stated() const { return rounding_stated_; }

  /// The part in money of each dividend (minor units). Where the bylaws set a least part, nobody
  /// gets less: an amount is raised to the smallest cent that is lawful, ceil(least * dividend).
  /// Who bears a loss (a negative dividend) is paid nothing. By largest remainder, the members of
  /// one rule share what it gives them all; ties go as everywhere, to the lower member number.
  ///
  ///   20% of 10.01, up for each member  ->  2.01
  ///
  /// A dividend under `all_in_money_below` is paid wholly in money. Money under `held_below` is not
  /// paid out but held, payable in the member's name:
  ///
  ///   20% of 250.00, 3.20 and 0.40; all in money below 5.00, held below 1.00
  ///   ->  in money 50.00, 3.20 and 0.00; held 0.00, 0.00 and 0.40
  [[nodiscard]] Result<Paid> pay(const Members& members, NumberSpan dividends) const;

 private:
  // Some of the members at a time. Vectors are kept from rule to rule and from pass to pass.
  struct Pass {
    std::vector<std::uint32_t> left;      // whom no rule fitted yet
    std::vector<std::uint32_t> members;   // of the rule at hand; the others are as long as this
    std::vector<std::int64_t> dividends;  // a loss counts as 0
    std::vector<std::int64_t> cash;
    std::vector<std::int64_t> least;
  };

  void pay_some(const Rule& rule, const Members& members, NumberSpan dividends, Pass& pass,
                Numbers& cash) const;
  [[nodiscard]] Result<Numbers> at_rules(const Members& members, NumberSpan dividends) const;
  void at_rate(const Members& members, const Ratio& rate, Pass& pass) const;

  std::vector<Rule> rules_;
  Diagnostics doubts_;
  std::string rounding_;
  bool rounding_stated_ = false;
  std::int64_t all_in_money_below_ = 0;
  std::int64_t held_below_ = 0;
  Clause clause_;
  std::string cite_;
};

}  // namespace toadlane::patronage
