#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/condition.h"
#include "engine/expression/threshold.h"
#include "engine/model/choice.h"
#include "engine/model/delegates.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// A threshold that holds under a condition: `{when: fewer than 20 members, is: 10 members}`. The
/// first that fits is used; `otherwise` fits always.
struct ConditionalThreshold {
  std::optional<expression::Threshold> when;  // on the number of members
  bool otherwise = false;
  std::optional<expression::Threshold> is;
};

/// What is left to do when so many have gone that the quorum is lost.
struct QuorumLost : Rule {
  std::string rule;                                   // "adjourn", "continue", or empty
  std::optional<expression::Threshold> actions_need;  // "at least 3/4 of the quorum"
};

/// A second call after a first that had no quorum.
struct SecondCall : Rule {
  Phrase wait;
  Phrase declared_after;
  Phrase no_later_than;
  std::vector<ConditionalThreshold> quorum;
  std::string business;
  std::optional<bool> after_requisition;  // no: none of a meeting that members forced
};

/// At most so many under a condition: proxies that one person holds, directors who are no members.
struct ConditionalCap {
  std::optional<expression::Threshold> when;
  bool otherwise = false;
  std::optional<expression::Amount> at_most;
};

struct Proxies : Rule {
  bool allowed = false;
  std::optional<bool> in_writing;
  std::vector<ConditionalCap> held_by_one;
  std::vector<std::string> held_by;  // "members", "members of the same class"; empty: not said
  std::string scope;                 // "one meeting", "until recalled"; empty: not said
  std::string undirected;  // "the holder decides", "counted as for", "counted as against", ...
};

/// A vote on ballots that are sent back, without a meeting.
struct BallotWithoutMeeting : Rule {
  Phrase open_for;
  std::optional<expression::State> valid_when;  // "ballots returned reaches the quorum"
  std::optional<expression::Threshold> passes;  // in place of the decision's majority
  Phrase closes_early_when;
};

/// Decisions that members sign one by one, without a meeting.
struct WrittenConsent : Rule {
  std::optional<expression::Threshold> passes;  // "unanimous of all members"
};

struct RecordDate : Rule {
  Timing within;
  Chooser chosen_by;
  Timing otherwise;
};

struct AnnualMeeting {
  Timing on;
  YearPart in;
  std::string if_holiday;  // "next business day", ...; empty: the day stays
  Length gap_at_most;      // "15 months" after the last one
};

/// How many can force a meeting, an item or a ballot.
struct Petition {
  std::optional<expression::Threshold> meeting;
  std::optional<expression::Threshold> ballot;
  std::optional<expression::Threshold> item;
  std::optional<expression::Threshold> amendment;
  Named<expression::Threshold> of_class;  // class -> how many of it can call a meeting
};

/// What a notice of a meeting is like.
struct NoticeForm {
  std::vector<std::string> holds;                   // "agenda", "full text"; empty: not said
  std::vector<std::string> by;                      // "mail", "e-mail"; empty: not said
  std::optional<expression::Threshold> press_when;  // "more than 500 members"
  std::vector<std::string> waived_by;               // "in writing", "attending"
  std::optional<RecordDate> record_date;            // the day that says who is sent one
};

struct Adjourned {
  std::string business;
  Length new_notice_after;
};

/// How one body meets.
struct MeetingRules : Rule {
  std::optional<AnnualMeeting> annual;
  std::string place;
  std::optional<bool> remote;  // whether members may take part from elsewhere
  Timing notice;
  NoticeForm notice_form;
  std::string business;  // "in the notice", "any"; empty: not said
  std::optional<RecordDate> record_date;
  std::vector<std::string> called_by;
  std::optional<Petition> petition;
  std::vector<ConditionalThreshold> quorum;
  Named<expression::Threshold> quorum_of_each;  // class -> its own; "college", "class": of each
  std::vector<std::string> counts_as_present;   // "in person", "remote", "by proxy", "by mail";
                                                // empty: all but the last
  std::string ballot;  // how its votes are taken: "secret", "open"; empty: not said
  std::optional<QuorumLost> quorum_lost;
  std::string no_quorum;
  std::optional<Adjourned> adjourned;
  std::optional<SecondCall> second_call;
  std::optional<Proxies> proxies;
  std::optional<Delegates> delegates;
  std::optional<Delegation> delegation;
  std::optional<bool> cumulative_voting;
  std::optional<BallotWithoutMeeting> ballot_without_meeting;
  std::optional<WrittenConsent> written_consent;
};

}  // namespace toadlane::model
