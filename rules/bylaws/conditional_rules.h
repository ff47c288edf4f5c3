#pragma once

#include "engine/base/diagnostic.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// Lists of rules under conditions on the number of members: quorums, quorums of a second call, and
/// how many proxies one person may hold. Each number of members from 1 on has a rule (B131), each
/// rule is reached by some number (B128), and no two of them share numbers of which neither has all
/// (B135, a warning: the first one holds).
///
///   [{when: fewer than 20 members, is: 10 members}, {when: more than 20 members, is: 12 members}]
///   ->   no rule for 20 members
void check_conditional_rules(const BylawsRead& read, Diagnostics& diagnostics);

}  // namespace toadlane::rules
