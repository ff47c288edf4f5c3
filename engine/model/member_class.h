#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// What keeps a member in the class from year to year.
///
///   {cite: Art. 3.3, condition: hours worked per calendar year at least 1000 hours, first_year:
///   prorated}
struct KeptWhen : Rule {
  Test condition;
  std::string first_year;        // "prorated", "in full", "not required"; empty: not said
  std::string lower_minimum_by;  // the body that may lower it for one member: "board"
};

/// What ends membership by itself, without a vote.
struct EndsWhen : Rule {
  Test condition;
};

/// The largest part of all votes that a class has, whatever its size.
///
///   {cite: Art. 9, together: 1/3, of: all votes}
struct VoteCap : Rule {
  std::optional<expression::Amount> together;  // of all members of the class: "35%"
  std::optional<expression::Amount> each;      // of one member of it: "10%"
  std::string of;                              // "all votes", "votes cast"
};

/// One class of members: who belongs to it, how many votes each has, in which counts they are.
///
///   member: {cite: Art. 1.2, votes: 1, admitted_when: hours worked at least 650 hours}
struct MemberClass : Rule {
  std::vector<std::string> of;        // who may belong: "people", "companies"; empty: not said
  std::string role;                   // "workers", "patrons", "investors"; empty: not said
  std::optional<int> votes;           // of each member of the class; 0 or more
  std::string votes_by;               // "member" (also when silent), "patronage", "equity", ...
  std::vector<std::string> votes_on;  // topics of decisions; empty: all
  std::optional<VoteCap> capped;
  Phrase shares;                                      // "at least 5"
  std::optional<expression::Amount> capital_at_most;  // of all members of the class: "40%"
  Test admitted_when;
  Named<Length> may_vote_after;  // kind of ballot -> how long; one phrase for all has the name ""
  Length noticed_after;          // how long before a member is sent notices
  std::optional<KeptWhen> kept_when;
  std::optional<EndsWhen> ends_when;
  Test active_when;
  std::string counts_among;              // the one count that includes them; "none"; empty: all
  std::optional<bool> counts_in_quorum;  // nothing said: as in `counts_among`
};

/// What happens to a person who belongs to two classes.
///
///   {cite: Art. 12.5, rule: one class each, chosen_by: the member, otherwise: order listed}
struct ClassOverlap : Rule {
  std::string rule;       // "one class each", "one vote in all", "one vote in each class"
  std::string chosen_by;  // who picks the one class
  std::string otherwise;  // the class when nobody picked
};

}  // namespace toadlane::model
