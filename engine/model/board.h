#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/expression/threshold.h"
#include "engine/model/meeting_rules.h"
#include "engine/model/rule.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// Seats that a class is sure of.
struct ClassSeats {
  Named<Phrase> seats;  // class -> "2 to 4", "at least 1"
  std::string counted;  // "over the whole board", "in each election"; empty: not said
};

struct TermLimit : Rule {
  Phrase at_most;                // "3 terms"
  std::optional<bool> in_a_row;  // whether only terms that follow each other count
  Phrase then_out_for;           // "1 year"
};

/// How the seats are filled.
struct BoardElection : Rule {
  std::string by;                 // "members", "each class"
  std::string method;             // a counting method: "scottish-stv"
  std::string ballot;             // "secret", "open"; empty: not said
  std::vector<std::string> ties;  // tried one after the other
  Timing nominations;             // when they are taken: "10 to 60 days before election"
};

/// What happens to a seat that falls empty before its term ends.
struct Vacancy : Rule {
  std::string filled_by;
  Phrase until;
  Phrase except;
};

/// How a director is removed before the end of the term.
struct Recall : Rule {
  std::optional<expression::Threshold> petition;
  std::string decision;  // a name of the block `decisions`
};

/// Directors who live where a law wants some of them to.
struct Residents : Rule {
  std::optional<expression::Amount> at_least;  // "25%" of the directors
  std::string of;                              // "Canada"
};

/// An office, and who may hold it.
struct Officer : Rule {
  std::string held_by;    // "directors", "members", "anyone"; empty: not said
  std::string chosen_by;  // a body
};

/// How many directors there are where that hangs on the number of members.
///
///   {when: at most 10 members, is: every member}, {otherwise: yes, is: 3 to 7 directors}
struct DirectorsBySize {
  std::optional<expression::Threshold> when;
  bool otherwise = false;
  bool every_member = false;
  std::optional<expression::Range> range;  // both ends are one number where there is one
};

/// A body of directors.
///
///   {cite: Art. 5.1, directors: 7, chosen_by: {members: 6, board: 1}, term: 2 years}
struct Board : Rule {
  std::optional<int> directors;  // the number authorised; nothing when every member is one
  bool every_member = false;
  std::vector<DirectorsBySize> directors_by_size;  // in place of `directors`
  Phrase size;                                     // "7 to 12 directors"
  std::optional<bool> odd;                         // whether their number is odd
  std::optional<expression::Threshold> limit;      // on their number: "fewer than 1/2 of members"
  std::optional<expression::Threshold> reviewed_when;  // a number of members: "at least 25 members"
  Named<int> chosen_by;                                // body -> how many seats it fills
  std::optional<ClassSeats> seats_for;
  Phrase term;
  Phrase renewed;  // "half every 2 years rounded down"
  std::optional<TermLimit> term_limit;
  std::optional<BoardElection> election;
  std::vector<ConditionalThreshold> quorum;
  std::optional<Vacancy> vacancy;
  std::optional<Recall> recall;
  std::string if_class_empty;               // "filled at large", "left vacant"
  Phrase eligible;                          // who may stand: "time as member at least 6 months"
  std::vector<ConditionalCap> non_members;  // directors from outside
  std::optional<expression::Amount> member_workers_at_least;  // "80%" of the directors
  std::optional<int> employee_seats;                          // for employees who are no members
  std::optional<Residents> residents;
  Named<Officer> officers;
  std::optional<bool> remote;  // whether directors may take part from elsewhere
  std::string proxies;         // "none", "held by directors", "held by anyone"; empty: not said
};

}  // namespace toadlane::model
