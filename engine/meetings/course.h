#pragma once

#include <vector>

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// What a motion is decided in: the body that meets, its quorum, and what came before.
struct Setting {
  const model::Bylaws* bylaws = nullptr;
  const Body* body = nullptr;
  const Quorum* quorum = nullptr;
  const Headcount* counts = nullptr;
  const Meeting* meeting = nullptr;
};

/// The whole course of one motion, in the order in which people take it: the vote on how to decide,
/// the rounds, the second vote after a tie, the veto of the classes affected, the vote that
/// confirms it, and what other bodies have said. Each stage leaves its own result among `parts`.
///
///   rounds: more than 1/2 of all members, then more than 1/2 of members present
///   40 members, 25 present: 18 for, 7 against; then 15 for, 10 against
///   ->   lost in the first round (21 needed), carried in the second (13 needed)
MotionFound run(const Ruling& ruling, const Motion& motion, const Setting& setting);

/// The motion with what earlier motions of the same meeting have to do with it: procedural motions
/// that were carried, about it or about no other.
Motion after(Motion motion, const std::vector<Motion>& motions,
             const std::vector<MotionResult>& results);

/// How many could have voted on it and said nothing: of those present, or of those who could send
/// a ballot back. Nothing when a number is missing.
std::optional<Integer> silent_at(const Ruling& ruling, const Motion& motion, const Body& body,
                                 const Headcount& counts);

}  // namespace toadlane::meetings
