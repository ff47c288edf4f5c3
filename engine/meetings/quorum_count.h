#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/meetings/headcount.h"
#include "engine/model/member_class.h"
#include "engine/trace/trace.h"

namespace toadlane::meetings {

/// The counts of members that a class may be in.
inline constexpr std::array<std::string_view, 3> counts_of_members{"all members", "members",
                                                                   "members in good standing"};

/// Whether the class is left out of the number that a quorum is a part of.
inline bool outside_quorum(const model::MemberClass& one) {
  return one.counts_in_quorum == false;
}

/// The base under which a headcount keeps those of a count who are in such a class.
std::string outside_quorum(std::string_view base);

/// The counts as a quorum is a part of them, with a step for each that is smaller.
///
///   counts_in_quorum: no of two on leave, 9 members   ->   7
Headcount for_quorum(const Headcount& counts, const expression::Rule& rule, Trace& trace);

}  // namespace toadlane::meetings
