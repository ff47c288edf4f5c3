#pragma once

#include "engine/meetings/motion.h"
#include "service/app/example_case.h"

namespace toadlane::app {

/// Facts of an example that a meeting gives under names: `classes: {workers: {for: 3, against:
/// 1}}`.
bool is_vote_by_name(std::string_view fact);  // "classes", "votes_of"

/// The votes under each name; a name that is none of `known`, and a key that no vote has, is a
/// fault of the example.
model::Named<meetings::VoteOf> votes_by_name(ExampleCase& example, const model::Fact& fact,
                                             const std::vector<std::string>& known);

}  // namespace toadlane::app
