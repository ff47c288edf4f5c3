#pragma once

#include <string>
#include <vector>

#include "service/app/prepare_meeting.h"

namespace toadlane::render {

/// A person on the roll, for the attendance sheet.
struct OnRoll {
  std::string number;
  std::string name;
};

/// One page of the papers of a meeting.
struct MeetingPaper {
  std::string file;  // "notice.html"
  std::string html;
};

/// The papers of a meeting, in the order in which they are needed: notice, agenda, attendance
/// sheet, proxy form (only where the bylaws allow proxies), draft minutes. Before the meeting the
/// minutes have blanks; afterwards they have the outcome of each motion with its article. Without a
/// roll the attendance sheet has empty lines, as many as there are members, 40 at most.
std::vector<MeetingPaper> meeting_papers(const app::PreparedMeeting& meeting,
                                         const std::vector<OnRoll>& roll);

}  // namespace toadlane::render
