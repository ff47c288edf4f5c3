#pragma once

#include <optional>
#include <vector>

#include "engine/meetings/body.h"
#include "engine/meetings/movements.h"
#include "rules/meeting/meeting_text.h"
#include "rules/meeting/mistake.h"

namespace toadlane::rules {

/// Who was there when, out of a meeting file: the counts and their times, those who came and went.
///
///   present: {at: "19:00", number: 7}, departures: [{at: "20:15", number: 3}]
///   at 19:30   ->   7;  at 20:15   ->   4
class PresenceRead {
 public:
  PresenceRead(const MeetingText& text, const std::optional<meetings::Body>& body);

  /// What cannot be: times out of order, somebody counted twice, gone before having come.
  [[nodiscard]] const MeetingMistakes& mistakes() const { return mistakes_; }

  /// At the opening, then at each later count or after each who came or went.
  [[nodiscard]] const std::vector<Integer>& counts() const { return counts_; }

  /// How many count as present at a motion, and how many were there in all; nothing: nobody says.
  struct There {
    Integer present;
    Integer attending;
    std::optional<Integer> most_before;  // of those who count as present; nothing: no times
  };
  [[nodiscard]] std::optional<There> at(const MotionText& motion) const;

  /// How many of an attendance count as present, by the switches of the bylaws.
  [[nodiscard]] Integer counted(const AttendanceText& attendance) const;

  /// Whether the motion does not say when it was voted on, although the attendance changed.
  [[nodiscard]] bool time_is_missing(const MotionText& motion) const;

 private:
  void opening_and_counts();
  void movements();
  void add(const std::vector<MovementText>& some, bool arrive, meetings::Presence& presence);
  void motion_times();
  std::optional<int> time(const std::string& text, const Clause& clause);

  const MeetingText& text_;
  const model::MeetingRules* rules_ = nullptr;
  std::vector<const MovementText*> moved_;
  meetings::PresenceFound found_;
  std::vector<meetings::CountAt> timed_;  // counts with their times
  std::optional<int> opened_at_;
  std::vector<Integer> counts_;
  MeetingMistakes mistakes_;
};

}  // namespace toadlane::rules
