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

// A class that votes on some topics alone has no vote on a decision about others.
static bool on_another_topic(const model::MemberClass& one, const model::Decision& decision) {
  if (one.votes_on.empty() || decision.about.empty()) return false;
  return std::none_of(decision.about.begin(), decision.about.end(), [&](const std::string& topic) {
    return std::find(one.votes_on.begin(), one.votes_on.end(), topic) != one.votes_on.end();
  });
}

Weighing weighing_of(const model::Bylaws& bylaws, const model::Decision& decision) {
  Weighing weighing;
  for (const auto& [name, one] : bylaws.classes)
    if (one.votes == 0 || on_another_topic(one, decision))
      weighing.voteless.emplace_back(name, one);
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
  for (auto& [name, one] : weighing.classes)
    if (on_another_topic(one, decision)) one.votes = 0;
  return weighing;
}

void count_abstentions(GroupVotes& votes, const std::string& rule) {
  if (rule == "counted as for") votes.votes_for += votes.abstained;
  if (rule == "counted as against") votes.votes_against += votes.abstained;
}

}  // namespace toadlane::meetings
