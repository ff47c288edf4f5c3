#pragma once

#include <string>
#include <vector>

#include "engine/meetings/headcount.h"

namespace toadlane::meetings {

/// One of several rules under conditions on the number of members, or what is missing to choose.
template <class Conditional>
struct Chosen {
  const Conditional* rule = nullptr;  // nullptr: none fits
  std::vector<std::string> missing;
};

/// The first rule that fits: its `when` is met by the number of members, or it has none. Works for
/// thresholds and for caps on proxies alike.
///
///   [{when: fewer than 20 members, is: 10 members}, {otherwise: yes, is: 40% of members}]
///   with 20 members   ->   the second
template <class Conditional>
Chosen<Conditional> first_that_fits(const std::vector<Conditional>& rules,
                                    const Headcount& counts) {
  for (const Conditional& rule : rules) {
    if (!rule.when || rule.otherwise) return {&rule, {}};
    const auto members = counts.of("members");
    if (!members) return {nullptr, {"members"}};
    const auto outcome = expression::satisfied(*rule.when, *members, counts);
    if (!outcome.met) return {nullptr, outcome.missing};
    if (*outcome.met) return {&rule, {}};
  }
  return {};
}

}  // namespace toadlane::meetings
