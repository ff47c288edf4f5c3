#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/meetings/headcount.h"
#include "engine/meetings/quorum.h"
#include "engine/meetings/weighing.h"

namespace toadlane::meetings {

/// A vote beside the motion's own: of a round, a class, or another body.
struct VoteOf {
  std::optional<Date> on;  // of another body
  std::optional<Integer> members;
  std::optional<Integer> present;
  std::optional<Integer> votes_for;
  std::optional<Integer> votes_against;
  Integer abstained = 0;
  std::optional<Integer> wanted_by;  // of a round that must be asked for
};

/// What happened to one motion. Numbers are people or votes, none negative.
struct Motion {
  std::string title;
  std::string decision;  // a name of the block `decisions`
  std::optional<Integer> votes_for;
  std::optional<Integer> votes_against;
  Integer abstained = 0;
  std::optional<Integer> ballots_returned;
  std::optional<Integer> present;            // at the vote, as far as they count as present
  std::optional<Integer> most_before;        // the most there at any time up to the vote
  std::optional<Integer> attending;          // at the vote, all; when not said, those present
  std::optional<Integer> concerned;          // persons whom it concerns; when not said, one
  std::optional<Integer> concerned_present;  // of them at the meeting; when not said, all
  std::optional<Integer> blocks;             // of a consensus or consent
  std::optional<Integer> stand_asides;       // who do not agree and do not block
  std::optional<Integer> wanted_by;          // how many want to vote now, without a consensus
  std::optional<bool> chair_for;             // how the chair decides a tie
  std::optional<Date> notice_sent;           // of this motion, when not with the meeting's
  std::optional<Date> heard;                 // when the person concerned was heard
  std::optional<Date> takes_effect;          // when not on the day of the meeting
  std::string ballot;                        // how it was taken: "secret", "open"; empty: not said
  std::optional<bool> on_the_agenda;         // sent out with the notice
  std::string about;                         // of a procedural motion: the title of the main one
  std::vector<std::string> passed;           // decisions carried before about this motion
  std::optional<Integer> silent;             // who could vote and said nothing
  std::vector<VoteOf> rounds;                // after the first one, in their order
  model::Named<VoteOf> of_classes;           // the votes of each class
  std::optional<std::vector<std::string>> affected;  // the classes that it affects
  model::Named<VoteOf> elsewhere;                    // the votes of other bodies
  std::optional<Date> confirms;                      // the day of the first vote, which it confirms
  model::Named<Integer> options;                     // votes on how to decide
  std::vector<GroupVotes> by_group;                  // the votes by class, where they are told so
  Integer second_votes = 0;  // beyond one of each present: in a second class, or delegated
  std::vector<Step> told;    // how its votes were gathered: proxies, delegations
};

/// The same motion with another vote on it: of a further round, of a class, of another body.
Motion voted_anew(Motion motion, const VoteOf& vote);

/// A decision of the bylaws with what it copies by `like` filled in.
struct Ruling {
  model::Decision decision;
  Clause majority;   // where its majority stands: its own, or that of the decision it is like
  std::string cite;  // "Art. 1.3, Art. 5.1" when the second says the majority
  Weighing weighing;
};
Ruling ruling_of(const model::Bylaws& bylaws, const model::Decision& decision);

/// `open`: this vote carried it, and something must follow: a confirming vote, another body.
enum class Outcome { no_quorum, carried, lost, open };
std::string_view words_for(Outcome outcome);  // "no quorum", "carried", "lost", "open"

/// What the rules make of it.
///
///   at least 75% of all members, one of 5 concerned, 3 for, 1 against   ->   base 4, needed 3,
///   carried
struct MotionResult {
  std::string title;
  std::string decision;
  Outcome outcome = Outcome::lost;
  std::string reason;  // "3 for, 3 needed"
  Clause clause;
  std::string cite;
  std::string rule;       // "at least 75% of all members"
  Integer votes_for = 0;  // as counted, abstentions included where the rule says so
  Integer votes_against = 0;
  std::optional<Ratio> base;              // of the rule's first fraction
  std::optional<Integer> needed;          // the smallest number of votes for that carries it
  bool limits_against = false;            // the rule limits those opposed instead
  std::optional<Integer> against_max;     // then: how many at most; nothing: not even nobody
  std::optional<WeightedVotes> weighted;  // where votes are not one each
  std::vector<Step> why;
  std::vector<MotionResult> parts;  // earlier rounds, each class, other bodies: titled by what
};

/// Something that the rule asks and the facts do not say, or that the bylaws themselves leave open.
struct Missing {
  enum class Kind {
    base,     // the number of "members in good standing"
    fact,     // "for", "blocks", "chair"
    group,    // who was there of a class or college
    fitting,  // of several rules under conditions, one that fits: "quorum"
    majority  // the bylaws say of no number that it carries the motion
  };
  Kind kind = Kind::base;
  std::string name;
};
struct MotionFound {
  std::optional<MotionResult> result;
  std::vector<Missing> missing;
};

/// What the facts tell of: of a vote alone, the votes show that there was no consensus before it;
/// of a whole meeting, how many blocked is asked for.
enum class Told { vote, meeting };

/// What a motion lacks where votes are weighed and the file does not say how each class voted.
inline constexpr std::string_view votes_by_class = "votes by class";

/// The majority alone, without asking for a quorum.
MotionFound decide(const Ruling& ruling, const Motion& motion, const Headcount& counts,
                   Told told = Told::vote);

/// How many voters the persons concerned keep from voting here: none where the rule lets them vote.
Integer kept_from_voting(const Ruling& ruling, const Motion& motion);

/// The same in a meeting of a body: no decision without a quorum at the vote, except what those
/// left may do after a quorum was lost.
MotionFound decide_in_meeting(const Ruling& ruling, const Motion& motion, const Body& body,
                              const Quorum& quorum, const Headcount& counts);

}  // namespace toadlane::meetings
