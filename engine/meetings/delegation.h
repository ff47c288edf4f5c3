#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/date.h"
#include "engine/meetings/proxy_list.h"

namespace toadlane::meetings {

/// One standing delegation of a vote.
struct Delegated {
  std::string from;
  std::string to;
  Date since;
  std::optional<Date> recalled;
};

/// Who casts the votes that were delegated.
struct DelegatedVotes {
  std::vector<std::pair<std::string, std::string>> cast_by;  // whose vote -> who casts it
  std::vector<FaultAt> faults;
  std::vector<Step> told;
};

/// Follows the delegations that hold on the day of a vote to somebody in `voting`, who votes
/// themselves. Who votes themselves keeps their own vote, whatever they delegated. Of two
/// delegations the newer holds. A recall counts up to the day that the rule names, or the day of
/// the meeting. A vote goes on with another only where the rule says so; where it ends with
/// somebody who does not vote it is not cast. People who pass their votes round in a circle are
/// refused by name (M364).
///
///   Ana to Bo, Bo to Cy, Cy votes       ->   passed on: Cy casts three votes; otherwise two
///   the same, and Bo votes himself      ->   Bo casts two, Cy one
DelegatedVotes follow_delegations(const model::Delegation& rule,
                                  const std::vector<Delegated>& delegations, Date meeting,
                                  const std::vector<std::string>& voting, const People& people);

/// The last day on which a recall counts for a meeting: `2 days before meeting` of 20 March is 18
/// March; the day of the meeting where the rule names none.
Date last_recall(const model::Delegation& rule, Date meeting);

}  // namespace toadlane::meetings
