#pragma once

#include <vector>

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// The rule of a petition for "meeting", "ballot" or "item"; nullptr: the bylaws have none.
const expression::Threshold* petition_rule(const Body& body, const std::string& asks);

struct PetitionFound {
  std::optional<PetitionResult> result;
  std::vector<std::string> missing;
};

/// Whether so many can force what they ask for. The bylaws know such a petition (an invariant).
///
///   meeting: at least 10% of members, 58 members, 6 signed   ->   reached, 6 needed
PetitionFound petition_of(const Body& body, const PetitionSigned& petition,
                          const Headcount& counts);

}  // namespace toadlane::meetings
