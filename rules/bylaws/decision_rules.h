#pragma once

#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Whether a decision says when it is carried by other keys than `passes`: rounds, cases, a
/// majority for each body, or a vote on how to decide.
bool states_majority_otherwise(const model::Decision& decision);

/// What is wrong between the keys of decisions: names of bodies and decisions (B113), keys that do
/// not go together (B141), and majorities of all members less a few that can reach nobody (B160, a
/// warning).
///
///   passes: at least all members minus 2 members   ->   with 2 members this asks for nobody
void check_decision_rules(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
