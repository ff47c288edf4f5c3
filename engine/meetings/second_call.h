#pragma once

#include <string>
#include <vector>

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// Whether a second call is a good one: not when members forced the meeting and the bylaws say so,
/// not before its waiting time is over, not after its last day, not for other business.
struct SecondCallCheck {
  std::string not_good;  // "held on 2024-07-05, and it may be held from 2024-07-08"; empty: good
  std::vector<Step> why;
  std::vector<NotChecked> not_checked;  // what the facts do not say
};

/// Of a meeting that is a second call.
SecondCallCheck second_call_of(const Body& body, const Meeting& meeting);

/// Whether the rule says that only the business of the first call may be done.
bool same_business_only(const Body& body, const Meeting& meeting);

}  // namespace toadlane::meetings
