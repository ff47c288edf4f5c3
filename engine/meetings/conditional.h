#pragma once

#include <string>
#include <vector>

#include "engine/meetings/headcount.h"

namespace toadlane::meetings {

/// One of several rules under conditions on the number of members, or what is missing to choose.
template <class Conditional>
struct Chosen {
  const Conditional* rule = nullptr;
  std::vector<std::string> missing;
  bool none_fits = false;  // there are rules, and the number of members meets none of them
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
    if (!rule.when || rule.otherwise) return {.rule = &rule};
    const auto members = counts.of("members");
    if (!members) return {.missing = {"members"}};
    const auto outcome = expression::satisfied(*rule.when, *members, counts);
    if (!outcome.met) return {.missing = outcome.missing};
    if (*outcome.met) return {.rule = &rule};
  }
  return {.none_fits = !rules.empty()};
}

}  // namespace toadlane::meetings
