#pragma once

#include <vector>

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// The rule of a petition for "meeting", "ballot", "item" or "amendment", or for a meeting by one
/// class; nullptr: the bylaws have none.
const expression::Threshold* petition_rule(const Body& body, const std::string& asks,
                                           const std::string& of_class = {});

/// The address of that rule; `body` has meetings.
Clause petition_clause(const Body& body, const PetitionSigned& petition);

struct PetitionFound {
  std::optional<PetitionResult> result;
  std::vector<std::string> missing;
};

/// Whether so many can force what they ask for. The bylaws know such a petition (an invariant). Of
/// a class, `counts` say how many `members of the class` there are.
///
///   meeting: at least 10% of members, 58 members, 6 signed   ->   reached, 6 needed
PetitionFound petition_of(const Body& body, const PetitionSigned& petition,
                          const Headcount& counts);

}  // namespace toadlane::meetings
