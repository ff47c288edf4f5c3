#pragma once

#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/rule.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// One row of the block `contradictions`: a clause, and the articles that say different things of
/// it. What they say stays in the document.
struct Contradiction : model::Rule {
  Clause of;
  std::vector<std::string> articles;
};

void describe(Visitor& v, Contradiction& contradiction);

/// The text without its block `contradictions`: each clause of which two articles say different
/// things stands in its place as the article says that `readings` names, and the rule around it
/// cites that article too. Without such a reading it is a mistake. Articles that say the same do
/// not contradict each other, and need no reading.
///
///   contradictions:
///     - of: meetings.members.quorum
///       says: {Art. 5: at least 25% of members, Art. 12: at least 30% of members}
///   readings:
///     - {of: meetings.members.quorum, taken_as: Art. 12, because: it is the later article}
///   ->   meetings: {members: {cite: "Art. 3, Art. 12", quorum: at least 30% of members}}
///
/// They are of the text as it was adopted: an amendment of the clause changes what holds.
Node without_contradictions(const Node& text, Diagnostics& diagnostics);

}  // namespace toadlane::rules
