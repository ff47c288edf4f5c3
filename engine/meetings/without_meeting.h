#pragma once

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// A motion on ballots that are sent back. Two tests: enough ballots for the rule of
/// `ballot_without_meeting`, and the majority, that of the ballot when it has one of its own.
///
///   valid when ballots returned reaches the quorum (of 60 members 31), 2/3 of ballots returned
///   40 returned, 27 for   ->   carried; 30 returned, 30 for   ->   no quorum
MotionFound by_ballot(const Ruling& ruling, const Motion& motion, const Body& body,
                      const Quorum& quorum, const Headcount& counts);

/// A motion that members sign one by one: those for it are the signatures, and the majority is that
/// of `written_consent`.
///
///   unanimous of all members, 12 of 12 signatures   ->   carried; 11 of 12   ->   lost
MotionFound by_written_consent(const Ruling& ruling, const Motion& motion, const Body& body,
                               const Headcount& counts);

}  // namespace toadlane::meetings
