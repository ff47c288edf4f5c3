#pragma once

#include <string>
#include <string_view>
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

/// What a size counts: directors where it says so, members otherwise.
inline std::string_view base_of_size(const expression::Threshold& size) {
  const auto* number = size.amount ? std::get_if<expression::Number>(&size.amount->node) : nullptr;
  const bool directors = number != nullptr && number->unit.kind == expression::UnitKind::directors;
  return directors ? "directors in office" : "members";
}

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
    const std::string_view base = base_of_size(*rule.when);
    const auto size = counts.of(base);
    if (!size) return {.missing = {std::string(base)}};
    const auto outcome = expression::satisfied(*rule.when, *size, counts);
    if (!outcome.met) return {.missing = outcome.missing};
    if (*outcome.met) return {.rule = &rule};
  }
  return {.none_fits = !rules.empty()};
}

}  // namespace toadlane::meetings
