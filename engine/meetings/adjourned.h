#pragma once

#include <optional>

#include "engine/meetings/meeting.h"

namespace toadlane::meetings {

/// What an adjournment makes of the notice.
///
///   new_notice_after: 45 days, adjourned on 2025-06-20
///   ->   until 2025-08-04 the notice of the first day is enough; from the 5th on a new one is
///   needed
struct AdjournedNotice {
  Date announced;                 // the day before which notice had to be given
  std::optional<TimeCheck> anew;  // where a new notice is needed: whether it was given
  std::optional<NotChecked> not_checked;
};

/// Of a meeting that is not adjourned, its own day. A notice that was sent after the day of the
/// adjournment is one of the new day. Where the bylaws do not say after how long notice is given
/// anew, that is not checked.
AdjournedNotice adjourned_notice(const model::MeetingRules& rules, const Meeting& meeting);

}  // namespace toadlane::meetings
