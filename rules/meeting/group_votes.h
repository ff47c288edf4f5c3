#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/meetings/body.h"
#include "engine/meetings/motion.h"
#include "rules/meeting/meeting_text.h"

namespace toadlane::rules {

/// Where a mistake of a meeting file goes: the message, the clause and the article.
using Report = std::function<void(Diagnostic, const Clause&, const std::string&)>;

/// The members of each class that a meeting file counts, as "members of CLASS" beside the total.
/// Persons in two classes are one member each. Unknown classes, and more persons in two classes
/// than there can be, are refused.
///
///   members: {workers: 10, consumers: 5}, in_two_classes: 2   ->   13 members
void count_by_class(const MeetingText& text, const model::Bylaws& bylaws,
                    meetings::Headcount& counts, const Report& report);

/// How many of the members do not count in the quorum, where they are counted together and `groups`
/// says how many each class has; where nothing says it, a doubt (M313).
void count_outside_quorum(const MeetingText& text, const model::Bylaws& bylaws,
                          const std::optional<meetings::Body>& body, meetings::Headcount& counts,
                          const Report& report);

/// How many delegates each group sends, as "delegates of GROUP", and all of them.
void count_delegates(const MeetingText& text, const std::optional<meetings::Body>& body,
                     meetings::Headcount& counts, const Report& report);

/// The votes of one motion by class or group, where they are told so: unknown groups, groups with
/// more votes than voters, groups without votes, and votes told in two ways are refused.
void votes_by_group(const MeetingText& text, const MotionText& said, const model::Bylaws& bylaws,
                    const std::optional<meetings::Body>& body, const meetings::Ruling& ruling,
                    const meetings::Headcount& counts, meetings::Motion& motion,
                    const Report& report);

}  // namespace toadlane::rules
