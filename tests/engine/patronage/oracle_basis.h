#pragma once

#include <string>
#include <vector>

#include "tests/engine/patronage/oracle.h"

namespace toadlane::oracle {

/// Whether a tenure describes a member at the year end.
bool holds(const Tenure& tenure, const Member& member, const Day& year_end);

/// What a pool is divided by, everything of it together being 1: a part for each member, 0 for who
/// does not share, and parts that go to accounts.
struct Parts {
  std::vector<Fraction> members;
  std::vector<std::pair<std::string, Fraction>> accounts;
  std::string refused;  // "P210": nobody has anything; "P211"
};
Parts parts_of(const Plan& plan, const Year& year, const std::string& in_proportion_to,
               const std::string& only_class);

/// What each member has of one measure, as it counts; 0 for who is not eligible.
std::vector<Fraction> counts_of(const Plan& plan, const Year& year, const std::string& measure);

/// The incomes of the plan in minor units, net income split; empty when it cannot be.
std::vector<Whole> incomes_of(const Plan& plan, const Year& year, const Whole& minor_per_unit);

}  // namespace toadlane::oracle
