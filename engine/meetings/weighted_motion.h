#pragma once

#include "engine/meetings/motion.h"

namespace toadlane::meetings {

/// The majority of votes that are not one each: by colleges (`more than 1/2 of weighted votes
/// cast`), or of classes with several votes or a cap. A majority of people (`at least 2/3 of all
/// members`) counts people also there. `result` is what is known of the motion before.
///
///   7/10 of the weighted votes cast are for it, more than 1/2 needed   ->   carried;
///   at least 3/4 needed   ->   lost
MotionFound decide_by_weight(const Ruling& ruling, const Motion& motion,
                             const expression::Threshold& majority, const Headcount& counts,
                             MotionResult result);

}  // namespace toadlane::meetings
