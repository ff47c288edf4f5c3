#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/model/rule.h"
#include "rules/document/describe.h"

namespace toadlane::rules {

/// How many were there at one moment: a number, or how they attended.
struct AttendanceText {
  Clause clause;
  std::optional<long> number;
  std::optional<long> in_person;
  std::optional<long> remote;
  std::optional<long> by_proxy;

  [[nodiscard]] long together() const {
    return number.value_or(0) + in_person.value_or(0) + remote.value_or(0) + by_proxy.value_or(0);
  }
};

/// One motion as written.
struct MotionText {
  Clause clause;
  std::string title;
  std::string decision;
  std::optional<long> votes_for;
  std::optional<long> votes_against;
  std::optional<long> abstain;
  std::optional<long> ballots_returned;
  std::optional<AttendanceText> present;
  std::optional<long> person_concerned;
  std::optional<long> concerned_present;
  std::optional<long> blocks;
  std::optional<long> wanted_by;
  std::string chair;
  std::optional<Date> notice_sent;
  std::optional<Date> heard;
  std::optional<Date> takes_effect;
};

/// A meeting file as written, before the bylaws say what its names mean: `coop-meeting 1`.
struct MeetingText {
  std::optional<Date> meeting;
  std::optional<Date> notice_sent;
  std::optional<Date> record_date;
  std::vector<std::optional<Date>> holidays;
  bool counts_from_roll = false;  // set before it is read: then `counts` may be left out
  std::string body;
  std::string call;
  model::Named<std::optional<long>> counts;
  std::vector<AttendanceText> present;
  std::vector<MotionText> motions;
};

/// The whole format `coop-meeting 1`.
void describe(Visitor& v, MeetingText& meeting);

}  // namespace toadlane::rules
