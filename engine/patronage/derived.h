#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/fiscal_year.h"
#include "engine/model/surplus_plan.h"
#include "engine/patronage/members.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// What `is` says of a measure that is the time of membership.
inline constexpr std::string_view days_as_member = "days as member";
inline constexpr std::string_view full_years_as_member = "full years as member";

/// Whether the measure is a column of the members table.
inline bool is_column(const model::Measure& measure) {
  return measure.is.empty() && measure.product_of.empty();
}
/// Whether it is the time of membership, reckoned from the columns `joined` and `left`.
inline bool is_membership(const model::Measure& measure) {
  return measure.is == days_as_member || measure.is == full_years_as_member;
}
/// The measures that it is made of by itself, in the order of the file.
std::vector<std::string> inputs_of(const model::Measure& measure);

/// The measure and all that it is made of, inputs before what is made of them, each once. Names
/// that are no measures, and circles (readers refuse both), end the search.
///
///   net skilled hours = (hours less breaks) x skill  ->  hours, breaks, worked, skill, net skilled
///   hours
std::vector<std::string> made_of(const model::SurplusPlan& plan, const std::string& name);

/// Adds to the members a column for each measure that is made of others, so that whatever reads
/// the members takes it as one that was given:
///
///   is: 1                              1 for everybody
///   is: days as member                 days of the fiscal year from `joined` to `left`, both ends
///                                      counted; 0 for who was no member in it
///   is: full years as member           anniversaries of `joined` that have come round by the year
///                                      end, or by the day in `left`
///   product_of: [hours, skill]         each factor as it counts: 1800.5 x 1.25 = 2250.625
///   is: purchases, less: [returns]     each as it counts, and not below 0
///
/// A measure of which some column is missing is left out; `basis_of` refuses whoever divides by it.
/// A number that does not fit 64 bits with all its decimals is P220, a day of leaving before that
/// of joining P221, an unknown day of joining P205. Columns that are there already stay.
Diagnostics add_derived(const model::SurplusPlan& plan, const model::FiscalYear& year,
                        Members& members);

/// How one member's number of a measure came about: a step for each measure that it is made of.
/// `made` are the measures that made_of names, with what the bylaws say of each.
std::vector<Step> steps_of_derived(const model::Named<model::Measure>& made, Date year_end,
                                   const Members& members, std::size_t member);

}  // namespace toadlane::patronage
