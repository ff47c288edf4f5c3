#pragma once

#include "engine/meetings/meeting.h"
#include "rules/meeting/meeting_text.h"
#include "rules/meeting/mistake.h"

namespace toadlane::rules {

/// The votes beside a motion's own: rounds, classes, other bodies, and on how to decide.
void further_votes(const MotionText& text, meetings::Motion& motion);

/// What is wrong with them: groups and bodies that the rule does not ask, more votes than voters,
/// rounds and confirming votes that the decision does not know.
MeetingMistakes wrong_in_further_votes(const model::Bylaws& bylaws, const meetings::Ruling& ruling,
                                       const MotionText& text, const std::string& body);

/// The facts of a whole meeting beside its attendance: its manner, the first call, groups and
/// petitions; and what is wrong with them.
MeetingMistakes further_facts(const model::Bylaws& bylaws, const MeetingText& text,
                              const std::optional<meetings::Body>& body,
                              meetings::Meeting& meeting);

/// What to write for a fact that the rule asks of a motion: "affected" -> "add `affected:` with the
/// classes, or `affected: []` to this motion".
std::string advice_for_fact(const std::string& name);

}  // namespace toadlane::rules
