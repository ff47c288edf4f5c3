#include "engine/meetings/quorum_count.h"

namespace toadlane::meetings {

std::string outside_quorum(std::string_view base) {
  return std::string(base) + " outside the quorum";
}

Headcount for_quorum(const Headcount& counts, const expression::Rule& rule, Trace& trace) {
  Headcount counted = counts;
  for (const std::string_view base : counts_of_members) {
    const auto all = counts.of(base);
    const auto outside = counts.of(outside_quorum(base));
    if (!all || !outside || outside->sign() == 0) continue;
    const Integer rest = *outside < *all ? *all - *outside : Integer(0);
    counted.set(base, rest);
    trace.step({.clause = rule.clause,
                .citation = rule.citation,
                .what = std::string(base) + " who count in the quorum",
                .from = {{std::string(base), Ratio(*all)},
                         {"of classes that do not count in it", Ratio(*outside)}},
                .result = Ratio(rest)});
  }
  return counted;
}

}  // namespace toadlane::meetings
