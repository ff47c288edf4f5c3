#include "engine/meetings/roll_rules.h"

namespace toadlane::meetings {

std::int32_t admission_of(const RollFacts& facts, std::size_t member, std::string_view member_class,
                          std::int32_t day) {
  if (!facts.admitted.empty() && facts.admitted[member] != no_day) return facts.admitted[member];
  if (facts.periods_given)
    for (std::uint32_t i = facts.period_of[member]; i < facts.period_of[member + 1]; ++i) {
      const MemberPeriod& one = facts.periods[i];
      if (one.covers(day) && facts.period_names[one.name] == member_class) return one.from;
    }
  return facts.joined.empty() ? no_day : facts.joined[member];
}

MinimumAsked minimum_of(const ClassRules& rules, const RollFacts& facts, std::size_t member,
                        std::int32_t admission) {
  Minimum minimum;
  minimum.lowered = facts.lower_minimum && facts.lower_minimum->scaled[member] != 0;
  const auto year = rules.kept->year();
  if (!year || admission == no_day) return {minimum};
  const std::int32_t first = year->first.day_number();
  const std::int32_t last = year->second.day_number();
  if (admission > last) return {};
  if (admission <= first) return {minimum};
  const std::string& first_year = rules.rule->kept_when->first_year;
  if (first_year == "not required") return {};
  if (first_year == "in full") return {minimum};
  minimum.days = last - admission + 1;
  minimum.of_days = last - first + 1;
  return {minimum, first_year.empty()};
}

}  // namespace toadlane::meetings
