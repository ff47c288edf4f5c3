#include "engine/meetings/weighing.h"

#include <algorithm>

namespace toadlane::meetings {

GroupVotes votes_of(const std::vector<GroupVotes>& votes, const std::string& group) {
  for (const GroupVotes& one : votes)
    if (one.group == group) return one;
  return {.group = group};
}

std::string members_of(std::string_view group) {
  return "members of " + std::string(group);
}

Weighing weighing_of(const model::Bylaws& bylaws, const model::Decision& decision) {
  Weighing weighing;
  for (const auto& [name, one] : bylaws.classes)
    if (one.votes == 0) weighing.voteless.emplace_back(name, one);
  const auto& by = decision.by;
  const bool colleges = std::find(by.begin(), by.end(), "colleges") != by.end();
  if (colleges && bylaws.colleges) {
    weighing.colleges = bylaws.colleges;
    return weighing;
  }
  const bool members = by.empty() || std::find(by.begin(), by.end(), "members") != by.end();
  const auto unequal = [](const auto& one) {
    return one.second.capped || one.second.votes.value_or(1) > 1;
  };
  if (members && std::any_of(bylaws.classes.begin(), bylaws.classes.end(), unequal))
    weighing.classes = bylaws.classes;
  return weighing;
}

void count_abstentions(GroupVotes& votes, const std::string& rule) {
  if (rule == "counted as for") votes.votes_for += votes.abstained;
  if (rule == "counted as against") votes.votes_against += votes.abstained;
}

}  // namespace toadlane::meetings
