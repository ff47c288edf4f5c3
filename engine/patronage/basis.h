#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/model/surplus_plan.h"
#include "engine/number/columns.h"
#include "engine/patronage/eligible.h"
#include "engine/patronage/members.h"
#include "engine/patronage/movement.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// What a pool is divided by, made ready for the bulk kernel: adjusted columns (who does not share
/// has 0; limits are applied) and whole coefficients, so that a member's exact share of what is
/// divided is weight_of(member) / total.
///
///   80% by hours and 20% by gross pay, separate shares:
///   share = 0.8 h/H + 0.2 w/W = (4 W h + 1 H w) / (5 H W)
struct Basis {
  struct Part {
    std::string measure;
    std::string unit;
    Ratio weight;                          // 80%, or the weight of one unit
    Column column;                         // as it counts; 0 for who does not share
    Integer total;                         // of the column, scaled
    Integer coefficient;                   // whole
    Integer base;                          // the total with those whose part goes to an account
    model::Named<model::Measure> made_of;  // the measure and all that it is made of
  };
  std::string words;  // "hours worked", "patronage"
  Clause clause;
  std::string cite;
  Date year_end;
  bool separate_shares = false;
  bool rescaled = false;  // weights of measures that nobody has went to the others
  std::vector<Part> parts;
  Integer total;             // of all weights; 0 when nobody has any
  std::vector<Aside> aside;  // parts of the pool that go elsewhere
  Ratio sharing = Ratio(1);  // what is left of the pool for the members who share

  [[nodiscard]] std::vector<Term> terms() const;
  [[nodiscard]] Integer weight_of(std::size_t member) const;
  /// The exact share of one member in what is divided; total is not 0.
  [[nodiscard]] Ratio share_of(std::size_t member) const;
};

/// The basis that `in_proportion_to` names in a plan: a measure, or `patronage`. Refused when a
/// measure has no column, or when one of several separate shares has nobody to go to and the plan
/// does not say what then.
Result<Basis> basis_of(const model::SurplusPlan& plan, const std::string& in_proportion_to,
                       const Members& members, Date year_end, const OnlyClass& only = {});

/// The measures that `in_proportion_to` names in a plan: one, or those that `patronage` is made of.
std::vector<std::string> measures_named(const model::SurplusPlan& plan,
                                        const std::string& in_proportion_to);

/// The steps that lead to one member's share: what they did, how it counts, their part of it all.
std::vector<Step> steps_of_share(const Basis& basis, const Members& members, std::size_t member);

/// A scaled number of a column, in its units: 180050 with 2 places is 1800.50.
Ratio unscaled(const Integer& scaled, unsigned places);

}  // namespace toadlane::patronage
