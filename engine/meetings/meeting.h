#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/meetings/ballot_check.h"
#include "engine/meetings/board_size.h"
#include "engine/meetings/motion.h"
#include "engine/meetings/notice.h"
#include "engine/meetings/quorum.h"
#include "engine/meetings/record_date.h"

namespace toadlane::meetings {

/// How decisions are taken: at a meeting, or without one.
enum class Manner { meeting, ballot, written_consent };

/// Who is there of one class or college.
struct GroupAttendance {
  std::optional<Integer> members;
  std::optional<Integer> present;
};

/// The call that had no quorum, before a second one.
struct FirstCall {
  std::optional<Date> on;
  std::optional<Integer> waited;  // minutes
};

/// So many ask for something: "meeting", "ballot", "item", "amendment".
struct PetitionSigned {
  std::string asks;
  Integer signed_by;
  std::string of_class = {};  // all of one class, where the rule counts the class
};

/// The facts of one meeting.
struct Meeting {
  Date on;
  std::optional<Date> notice_sent;
  std::optional<Date> record_date;     // as it was chosen
  std::optional<Date> adjourned_from;  // the day of the meeting that it goes on with
  Holidays holidays;
  std::string body;  // a name of `meetings` or `boards`
  Call call = Call::first;
  Headcount counts;
  std::vector<Integer> present;  // at the opening, then each later count; never empty
  std::vector<Motion> motions;   // each with its `present`
  Manner manner = Manner::meeting;
  model::Named<GroupAttendance> groups;
  std::optional<FirstCall> first_call;
  bool requisitioned = false;  // members forced it by a petition
  std::vector<PetitionSigned> petitions;
};

/// A rule of the bylaws for this meeting that nothing here computes: a notice in other words.
struct NotChecked {
  std::string what;  // "the notice"
  std::string rule;  // "10 to 60 days before meeting"
  Clause clause;
  std::string cite;
};

/// Whether a notice or a hearing was in time: of the meeting, or of one motion (counted from 0).
struct TimeChecked {
  TimeCheck check;
  std::optional<std::size_t> motion;
};

/// Whether so many can force what they ask for.
struct PetitionResult {
  std::string asks;
  Integer signed_by;
  std::string of_class;
  std::optional<Integer> needed;
  bool reached = false;
  Clause clause;
  std::string cite;
  std::string rule;
  std::vector<Step> why;
};

/// What came of it.
struct Held {
  Quorum quorum;
  bool without_meeting = false;  // by ballot or written consent
  std::string no_second_call;    // why the quorum of the first call holds at the second
  std::vector<PetitionResult> petitions;
  std::optional<Integer> met_later;  // how many were there when a quorum came after the opening
  std::optional<QuorumLoss> loss;    // with a later count of too few
  std::vector<MotionResult> motions;
  std::vector<TimeChecked> times;
  std::vector<BallotCheck> ballots;  // of motions for which the bylaws say how votes are taken
  RecordDay record;
  std::optional<BoardSize> board;  // of a board whose size hangs on the number of members
  std::vector<NotChecked> not_checked;

  /// Whether no notice and no hearing came too late or too early.
  [[nodiscard]] bool in_time() const;
  /// Whether no vote was taken by another ballot than the bylaws ask.
  [[nodiscard]] bool voted_as_asked() const;
  /// Why a motion (counted from 0) that the votes carried can still be attacked: each notice and
  /// each hearing, of the meeting or its own, that was not in time, and a ballot of another kind
  /// than the bylaws ask. "the notice was too late: Art. 3"; empty where there is none, and where
  /// the votes decided nothing.
  [[nodiscard]] std::string open_to_challenge(std::size_t motion) const;
  /// Whether there was a quorum, at the opening or later, and every motion was carried.
  [[nodiscard]] bool all_carried() const;
};

/// Something missing, and the motion that asks for it (counted from 0); nothing: the quorum does.
struct MissingIn {
  Missing what;
  std::optional<std::size_t> motion;
  Clause clause;  // of the rule that asks
  std::string cite;
};
struct HeldFound {
  std::optional<Held> held;
  std::vector<MissingIn> missing;
};

/// The quorum of a meeting and the outcome of each of its motions under the bylaws. The body and
/// the decisions are in the bylaws (an invariant: the reader has seen to it). All that is missing
/// comes out at once.
HeldFound hold(const model::Bylaws& bylaws, const Meeting& meeting);

/// The counts that follow from others: where every member is a director, the directors in office
/// are the members; the directors authorised are those that the bylaws name.
Headcount with_derived(const model::Bylaws& bylaws, const Body& body, Headcount counts);

}  // namespace toadlane::meetings
