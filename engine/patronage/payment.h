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

  /// The rules of `surplus.pay` in this year. A file without `pay` has none: nothing is split.
  static Result<Payment> of(const model::Bylaws& bylaws, const model::FiscalYear& year,
                            const Members& members, const expression::Environment& values);

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  /// The rule for one of the members that it was made for; nullptr when no rule fits.
  [[nodiscard]] const Rule* rule_of(const Members& members, std::size_t member) const;
  [[nodiscard]] const Diagnostics& doubts() const { return doubts_; }
  /// The name of the rounding, and whether the bylaws state it.
  [[nodiscard]] const std::string& rounding() const { return rounding_; }
  [[nodiscard]] bool rounding_stated() const { return rounding_stated_; }

  /// The part in money of each dividend (minor units). Where the bylaws set a least part, nobody
  /// gets less: an amount is raised to the smallest cent that is lawful, ceil(least * dividend).
  /// Who bears a loss (a negative dividend) is paid nothing. By largest remainder, the members of
  /// one rule share what it gives them all; ties go as everywhere, to the lower member number.
  ///
  ///   20% of 10.01, up for each member  ->  2.01
  [[nodiscard]] Result<std::vector<std::int64_t>> cash(
      const Members& members, std::span<const std::int64_t> dividends) const;

 private:
  // Some of the members at a time. Vectors are kept from rule to rule and from pass to pass.
  struct Pass {
    std::vector<std::size_t> left;        // whom no rule fitted yet
    std::vector<std::size_t> members;     // of the rule at hand; the others are as long as this
    std::vector<std::int64_t> dividends;  // a loss counts as 0
    std::vector<std::int64_t> cash;
    std::vector<std::int64_t> least;
  };

  void pay(const Rule& rule, const Members& members, std::span<const std::int64_t> dividends,
           Pass& pass, std::span<std::int64_t> cash) const;
  void at_rate(const Members& members, const Ratio& rate, Pass& pass) const;

  std::vector<Rule> rules_;
  Diagnostics doubts_;
  std::string rounding_;
  bool rounding_stated_ = false;
  Clause clause_;
  std::string cite_;
};

}  // namespace toadlane::patronage
