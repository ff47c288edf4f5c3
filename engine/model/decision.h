#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/threshold.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// A second majority that the same decision needs, such as a class veto.
struct AlsoEach : Rule {
  std::string of;  // "classes affected"
  std::optional<expression::Threshold> passes;
};

/// How one kind of decision is made.
///
///   expel_member: {cite: Art. 2.3, by: members, person_concerned: neither votes nor counts,
///   passes: at least 75% of all members}
struct Decision : Rule {
  std::vector<std::string> by;  // who may decide: any one of them
  std::string like;             // the rule that this one copies what it does not say from
  std::string method;           // "vote" (also when silent), "consensus", "consent"
  std::optional<expression::Threshold> put_to_vote_when;  // wanted by so many
  std::optional<expression::Threshold> passes;
  std::optional<expression::Threshold> otherwise_passes;  // when consent is not reached
  std::string tie;                                        // "lost", "chair decides"
  std::string abstentions;       // "not counted", "counted as present", "counted as for"
  std::string person_concerned;  // "neither votes nor counts", "does not vote", "votes"
  std::optional<int> blocks_allowed;
  std::optional<AlsoEach> and_each;
  std::vector<std::string> protects;  // clauses that only this decision may change
  Timing notice;
  Timing hearing;
};

}  // namespace toadlane::model
