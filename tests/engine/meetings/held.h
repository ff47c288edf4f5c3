#pragma once

#include "engine/meetings/course.h"
#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {

/// Bylaws with a decision `it`, a quorum of none, and a board of seven directors.
inline model::Bylaws bylaws_with(model::Decision decision) {
  model::Bylaws bylaws = bylaws_with_quorum("");
  decision.clause = Clause("decisions.it");
  bylaws.decisions.emplace_back("it", std::move(decision));
  model::Board board;
  board.clause = Clause("boards.board");
  board.cite = "Art. 9";
  board.directors = 7;
  board.quorum = {always("more than 1/2 of directors in office")};
  bylaws.boards.emplace_back("board", board);
  return bylaws;
}

/// A meeting on 2025-03-20 of so many members, so many of them present.
inline Meeting meeting_of(std::int64_t members, std::int64_t present, Motion motion) {
  Meeting meeting;
  meeting.on = *Date::parse("2025-03-20");
  meeting.body = "members";
  meeting.counts.set("members", members).set("all members", members);
  meeting.present = {Integer(present)};
  if (!motion.present) motion.present = present;
  meeting.motions = {std::move(motion)};
  return meeting;
}

inline HeldFound held(const model::Decision& decision, const Meeting& meeting) {
  return hold(bylaws_with(decision), meeting);
}

inline MotionResult outcome(const model::Decision& decision, const Meeting& meeting) {
  const HeldFound found = held(decision, meeting);
  if (!found.held) return {.reason = "missing: " + found.missing.front().what.name};
  return found.held->motions.front();
}

}  // namespace toadlane::meetings
