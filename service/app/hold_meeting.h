#pragma once

#include <memory>
#include <string>

#include "engine/base/result.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/meeting/read_meeting.h"
#include "service/app/make_roll.h"
#include "service/app/text_file.h"

namespace toadlane::app {

/// A meeting held under its bylaws, with all that went in: enough to print it and explain it.
struct HeldMeeting {
  rules::BylawsRead bylaws;  // in force for this meeting
  rules::MeetingRead meeting;
  meetings::Held held;
  std::string bylaws_hash;  // BLAKE2b-256 of each text
  std::string meeting_hash;
  std::string bylaws_file;  // by which the doubts call each text
  std::string meeting_file;
  std::shared_ptr<const MadeRoll> roll;  // where the tables of members were given
  Diagnostics doubts;                    // of both texts, with their places

  /// There was a quorum, every motion was carried, and every notice was in time: the answer of the
  /// command is yes.
  [[nodiscard]] bool answer() const {
    return held.all_carried() && held.in_time() && held.voted_as_asked();
  }
};

/// Says whether a meeting had its quorum and what came of each motion, under the text that the day
/// of its notice puts in force. Nothing comes out of inputs with a mistake, and all mistakes come
/// out at once.
/// With tables of members the roll as at the record date gives the counts.
Result<HeldMeeting> hold_meeting(const TextFile& bylaws, const TextFile& meeting,
                                 const RollReader* tables = nullptr);

}  // namespace toadlane::app
