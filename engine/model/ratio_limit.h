#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/expression/threshold.h"
#include "engine/model/rule.h"

namespace toadlane::model {

/// What a ratio counts beside the measures of patronage.
inline constexpr std::string_view count_of_people = "people";
inline constexpr std::string_view count_of_votes = "votes";

/// Groups of people beside the classes: the members of the table whose class counts as one; people
/// outside the table, of whom the year file tells; and all of both.
inline constexpr std::string_view group_members = "members";
inline constexpr std::string_view group_others = "others";
inline constexpr std::string_view group_everybody = "everybody";

/// A covenant on the whole co-operative: how far apart the members are in one measure, or how large
/// a part of it a group has.
///
///   pay: {cite: Art. 9.14, of: gross pay, highest_to_lowest: at most 5, lowest: at least 20_000}
///   workers: {cite: Art. 3.9, share_of: members, among: everybody, at_least: 51%}
///   hours: {cite: Art. 3.10, of: hours worked, share_of: others, among: members, at_most: 30%}
struct RatioLimit : Rule {
  std::string of;   // a measure, "people", "votes", "account balance"; empty: see counted()
  std::string per;  // a measure that it is divided by, member by member: pay per hour
  std::optional<expression::Range> highest_to_lowest;
  std::optional<expression::Threshold> lowest;
  std::vector<std::string> share_of;  // groups; what they have ...
  std::vector<std::string> among;     // ... against what these have
  std::optional<expression::Amount> at_least;
  std::optional<expression::Amount> at_most;

  [[nodiscard]] bool is_share() const { return !share_of.empty(); }
  /// What it counts: pay where it compares members and says nothing, people where it is a share.
  [[nodiscard]] std::string counted() const {
    if (!of.empty()) return of;
    return is_share() ? std::string(count_of_people) : "gross pay";
  }
};

/// What the year file may say of people outside the members table: what shares count of them.
inline std::vector<std::string> asked_of_others(const Named<RatioLimit>& ratios) {
  std::vector<std::string> names;
  for (const auto& [name, one] : ratios)
    for (const auto* groups : {&one.share_of, &one.among})
      for (const std::string& group : *groups) {
        const bool outside = group == group_others || group == group_everybody;
        const std::string counted = one.counted();
        const bool known = std::find(names.begin(), names.end(), counted) != names.end();
        if (outside && !known) names.push_back(counted);
      }
  return names;
}

}  // namespace toadlane::model
