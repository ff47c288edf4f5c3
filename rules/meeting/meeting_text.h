#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/model/rule.h"
#include "engine/number/integer.h"
#include "rules/document/describe.h"
#include "rules/meeting/votes_text.h"

namespace toadlane::rules {

/// How many were there at one moment: a number, or how they attended.
struct AttendanceText {
  Clause clause;
  std::string at;  // "19:30", of a count at a time
  std::vector<std::string> who;
  std::optional<long> number;
  std::optional<long> in_person;
  std::optional<long> remote;
  std::optional<long> by_proxy;
  std::optional<long> by_mail;

  /// All who take part; those by mail count as present only where the bylaws say so.
  [[nodiscard]] long together() const {
    return number.value_or(0) + in_person.value_or(0) + remote.value_or(0) + by_proxy.value_or(0) +
           by_mail.value_or(0) + static_cast<long>(who.size());
  }
};

/// Some who came, or went, at one time.
struct MovementText {
  Clause clause;
  std::string at;
  std::vector<std::string> who;
  std::optional<long> number;
};

/// A vote beside the motion's own: of a round, a class, or another body.
struct VoteText {
  Clause clause;
  std::optional<Date> on;
  std::optional<long> members;
  std::optional<long> present;
  std::optional<long> votes_for;
  std::optional<long> votes_against;
  std::optional<long> abstain;
  std::optional<long> wanted_by;
};

/// Who was there of one class or college.
struct GroupText {
  Clause clause;
  std::optional<long> members;
  std::optional<long> present;
};

struct PetitionText {
  Clause clause;
  std::string asks;
  std::string of_class;
  std::optional<long> signed_by;
};

struct FirstCallText {
  std::optional<Date> on;
  std::optional<long> waited;
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
  std::string ballot;  // "secret", "open"
  std::optional<Date> notice_sent;
  std::optional<Date> heard;
  std::optional<Date> takes_effect;
  std::string at;  // "20:00"
  std::optional<long> stand_asides;
  std::optional<bool> on_the_agenda;
  std::string about;
  std::vector<VoteText> rounds;
  model::Named<VoteText> classes;
  std::optional<std::vector<std::string>> affected;
  model::Named<VoteText> votes_of;
  std::optional<Date> confirms;
  model::Named<std::optional<long>> options;
  PeopleText for_said;  // in the form in which they are written; the totals stand above
  PeopleText against_said;
  PeopleText abstain_said;
};

/// A meeting file as written, before the bylaws say what its names mean: `coop-meeting 1`.
struct MeetingText {
  std::optional<Date> meeting;
  std::optional<Date> notice_sent;
  std::optional<Date> record_date;
  std::optional<Date> adjourned_from;
  std::vector<std::optional<Date>> holidays;
  bool counts_from_roll = false;  // set before it is read: then `counts` may be left out
  std::string body;
  std::string call;
  model::Named<std::optional<long>> counts;
  model::Named<PeopleText> counts_by_class;  // of those, where they are told by class
  std::optional<long> in_two_classes;
  model::Named<std::optional<long>> delegates;  // group -> its members
  EntitledText entitled;
  std::vector<std::string> attending;
  std::vector<ProxyText> proxies;
  std::vector<DelegationText> delegations;
  std::vector<AttendanceText> present;
  std::vector<MotionText> motions;
  std::string held;  // "at a meeting" (also when silent), "by ballot", "by written consent"
  std::vector<MovementText> arrivals;
  std::vector<MovementText> departures;
  model::Named<GroupText> groups;
  std::optional<FirstCallText> first_call;
  std::optional<bool> requisitioned;
  std::vector<PetitionText> petitions;

  [[nodiscard]] bool without_meeting() const { return held.starts_with("by "); }
};

/// The whole format `coop-meeting 1`.
void describe(Visitor& v, MeetingText& meeting);

/// The number of a key, as the engine counts.
inline std::optional<Integer> engine_number(const std::optional<long>& given) {
  return given ? std::optional(Integer(*given)) : std::nullopt;
}

}  // namespace toadlane::rules
