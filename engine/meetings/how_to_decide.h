#pragma once

#include <optional>
#include <vector>

#include "engine/meetings/motion.h"

namespace toadlane::meetings {

/// The rule that a vote on how to decide has chosen; or the result when it chose none.
struct WayFound {
  std::optional<Ruling> ruling;
  MotionResult lost;
  std::vector<Step> why;
  std::vector<Missing> missing;
};

/// Which of the decisions among which members choose has the most votes, or so many as the rule
/// asks. Equal numbers choose none.
///
///   among [by consensus, by majority], 4 and 9 votes   ->   by majority
WayFound way_chosen(const Ruling& ruling, const Motion& motion, const model::Bylaws& bylaws,
                    const Headcount& counts);

}  // namespace toadlane::meetings
