#pragma once

#include <string>
#include <vector>

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// The quorums of the classes or colleges, beside that of the whole meeting.
struct GroupQuorums {
  std::vector<GroupQuorum> groups;
  std::vector<Step> why;
  std::vector<std::string> missing;  // groups whose attendance is not said
};

/// A quorum named for a class is that class's; `class` and `college` mean each class, or each
/// college that has the members without which it does not exist.
///
///   {college: at least 1 member}, 10 workers of whom 4, 6 producers of whom nobody is present
///   ->   workers met, producers not met
GroupQuorums quorums_of_groups(const model::Bylaws& bylaws, const Body& body,
                               const Meeting& meeting);

}  // namespace toadlane::meetings
