#pragma once

#include "engine/model/decision.h"
#include "engine/model/meeting_rules.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// A threshold alone, or one of several under conditions: `{when: fewer than 20 members, is: 10
/// members}`.
void describe(Visitor& v, model::ConditionalThreshold& rule);

/// At most so many, or one of several under conditions: `{when: fewer than 20 members, at_most: 1
/// proxies}`.
void describe(Visitor& v, model::ConditionalCap& cap);

/// The majority of a decision: one, or a list of them under conditions on the size, the agenda, or
/// an earlier motion.
void describe_passes(Visitor& v, model::Decision& decision);

}  // namespace toadlane::rules
