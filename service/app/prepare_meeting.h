#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "service/app/hold_meeting.h"

namespace toadlane::app {

/// A motion on the agenda, and the rule that it falls under.
struct PlannedMotion {
  std::string title;
  std::string decision;
  std::string rule;  // "at least 3/4 of votes cast"; "consensus"
  std::string cite;
  std::string notice;  // a notice of its own: "15 days before meeting"
  std::string ballot;  // "by secret ballot (Art. 3.5)"; empty: the bylaws do not say how
};

/// All that the papers of a meeting say. Before the meeting, nothing is known of who came and how
/// the votes fell; `held` is there once the file says it.
struct PreparedMeeting {
  rules::BylawsRead bylaws;  // in force for this meeting
  Date on;
  std::optional<Date> notice_sent;
  std::optional<Date> record_date;
  std::string body;
  bool second_call = false;
  std::vector<std::pair<std::string, std::string>> counts;  // "members" -> "7"
  std::vector<PlannedMotion> motions;
  std::string notice;  // the rule: "10 to 90 days before meeting"; empty: none stated
  std::string quorum;  // "more than 1/2 of members"; empty: none stated
  std::string cite;    // of the body's meetings
  bool proxies = false;
  std::string proxy_cap;  // how many one person may hold; empty: not limited
  std::string proxy_cite;
  std::optional<HeldMeeting> held;
  Diagnostics doubts;
};

/// Reads the bylaws in force and the meeting file. A file without `present` is one before the
/// meeting: its votes are not asked for. All mistakes come out at once, and nothing comes out of a
/// file with a mistake.
Result<PreparedMeeting> prepare_meeting(const TextFile& bylaws, const TextFile& meeting);

}  // namespace toadlane::app
