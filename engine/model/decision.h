#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/threshold.h"
#include "engine/model/meeting_rules.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// A second majority that the same decision needs in each of several groups: a class veto.
struct AlsoEach : Rule {
  std::string of;  // "classes affected", "every class"
  std::optional<expression::Threshold> passes;
  std::string empty_group;  // "lost" (also when silent), "not applicable"
};

/// A majority that holds under a condition. The first that fits is used.
///
///   passes: [{when: on the agenda, is: more than 1/2 of votes cast},
///            {otherwise: yes, is: at least 2/3 of votes cast}]
struct ConditionalMajority {
  enum class If { always, size, on_the_agenda, not_on_the_agenda, passed };
  If condition = If::always;
  std::optional<expression::Threshold> when;  // of size: on the number of members or directors
  std::string decision;                       // of passed: an earlier motion of this decision was
  bool otherwise = false;
  std::optional<expression::Threshold> is;
};

/// One round of votes; the next is held when it is lost.
struct Round : Rule {
  std::optional<expression::Threshold> passes;
  std::optional<expression::Threshold> wanted_by;  // a reopened vote: so many must ask for it
};

/// How many must take part in the vote, whatever they say.
struct Turnout : Rule {
  std::optional<expression::Threshold> least;
  std::string otherwise;  // "lost" (also when silent), "confirmed"
};

/// A second vote at a later meeting that confirms the first.
struct Confirmation : Rule {
  std::string when;  // "always" (also when silent), "turnout is short"
  Phrase wait;       // "14 days": the least time between the two
  Phrase no_later_than;
  std::optional<expression::Threshold> passes;  // its own majority; nothing: the decision's
};

/// What another body does about a decision that was carried: ratifies it or stops it.
struct OtherBody : Rule {
  std::string body;
  std::optional<expression::Threshold> passes;
  Phrase within;  // "30 days"
};

/// Where a person concerned may take a decision that went against them.
struct Appeal : Rule {
  std::string to;  // a body
  Length within;   // "30 days" after the decision
};

/// A vote about how to decide: among other decisions of the file.
struct HowToDecide : Rule {
  std::vector<std::string> among;
  std::optional<expression::Threshold> passes;  // nothing: the option with the most votes
};

/// How one kind of decision is made.
///
///   expel_member: {cite: Art. 2.3, by: members, person_concerned: neither votes nor counts,
///   passes: at least 75% of all members}
struct Decision : Rule {
  std::vector<std::string> about;  // topics of a statute: "merger", "expulsion"; empty: not said
  std::vector<std::string> by;     // who may decide: any one of them, or each where `both`
  bool both = false;               // every body of `by` must carry it
  std::string like;                // the rule that this one copies what it does not say from
  std::string method;              // "vote" (also when silent), "consensus", "consent"
  std::optional<expression::Threshold> put_to_vote_when;  // wanted by so many
  std::optional<expression::Threshold> passes;
  std::vector<ConditionalMajority> passes_by_case;  // in place of `passes`
  Named<expression::Threshold> passes_of;           // body -> its own majority
  std::vector<expression::Threshold> also;          // further majorities of the same votes
  std::optional<Turnout> turnout;
  std::vector<Round> rounds;                              // in place of `passes`
  std::optional<expression::Threshold> otherwise_passes;  // when consent is not reached
  std::string tie;                                        // "lost", "chair decides", "second vote"
  std::string abstentions;  // "not counted", "counted as present", "counted as for"
  std::string silence;      // of those who do not vote: "not counted", "counted to the quorum" ...
  std::string ballot;       // how votes are taken: "secret", "open"; empty: as the meeting's
  std::string person_concerned;  // "neither votes nor counts", "does not vote", "votes"
  std::optional<int> blocks_allowed;
  std::optional<expression::Threshold> stand_asides_allowed;  // "at most 1/4 of members present"
  std::optional<AlsoEach> and_each;
  std::optional<OtherBody> ratified_by;
  std::optional<OtherBody> veto;
  std::optional<Confirmation> confirmed;
  std::optional<HowToDecide> how_to_decide;
  std::vector<ConditionalThreshold> quorum;  // of this decision, in place of the meeting's
  std::vector<std::string> protects;         // clauses that only this decision may change
  Timing notice;
  std::vector<std::string> notice_holds;  // "full text"; empty: not said
  Timing hearing;
  std::optional<bool> reasons_in_writing;
  std::optional<Appeal> appeal;
  Length delegated_at_most;  // how long members may leave it to the board: "4 years"
  Length reported_within;    // how soon members are told: "30 days"
};

}  // namespace toadlane::model
