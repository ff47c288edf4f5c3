#pragma once

#include "engine/meetings/motion.h"

namespace toadlane::meetings {

/// A motion that was carried, where the decision needs a majority in each class too (`and_each`):
/// lost when one of them does not agree. A class votes by itself (`of_classes`), or its part is
/// taken out of votes that are told by class; it is counted by its own members alone. What is
/// found of each class is left among `parts`.
///
///   carried by 8/10 of all; 6 of 10 producers for it, at least 2/3 of votes cast   ->   lost
MotionFound with_class_veto(const Ruling& ruling, const Motion& motion, const model::Bylaws& bylaws,
                            const Headcount& counts, MotionFound carried);

}  // namespace toadlane::meetings
