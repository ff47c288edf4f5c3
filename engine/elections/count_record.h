#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/elections/pairwise.h"
#include "engine/number/ratio.h"

namespace toadlane::elections {

/// A choice between candidates whom the votes leave equal, where the choice decides something.
struct Tie {
  enum class Kind { surplus, exclusion, election, order };
  Kind kind = Kind::exclusion;
  std::vector<std::size_t> tied;  // places in Contest::candidates, ascending
  std::size_t chosen = 0;         // the one who is transferred, excluded, elected or goes first
  std::string decided_by;         // "more votes at stage 2", "the lot recorded by the chair"
};

/// "surplus", "exclusion", "election", "order".
std::string_view words_for(Tie::Kind kind);

/// What one stage did, and how the votes stand at its end. The votes of all candidates, what is
/// not transferable and what was lost by rounding are together the ballots cast, exactly. A method
/// that moves no votes (CountRecord::ranking) has one stage without votes.
struct Stage {
  enum class Action { first_preferences, surplus, exclusion, election };
  Action action = Action::first_preferences;
  std::vector<std::size_t> of;       // whose surplus, or who is excluded
  std::string rule;                  // "rule 48"
  std::vector<Ratio> votes;          // of each candidate of the contest
  Ratio non_transferable = 0;        // so far
  Ratio loss = 0;                    // by rounding, so far
  std::vector<std::size_t> elected;  // at this stage, in the order of their votes
  std::vector<Tie> ties;
};

/// A count from its first stage to its last.
struct CountRecord {
  std::string method;    // "scottish-stv"
  unsigned version = 1;  // a method never changes its meaning: a correction is a new version
  std::size_t seats = 0;
  Ratio valid = 0;             // V
  std::optional<Ratio> quota;  // nothing where the method has none
  unsigned places = 0;         // decimals that the method keeps: 5 for Scottish STV
  std::vector<Stage> stages;
  std::vector<std::size_t> elected;  // in the order of their election
  /// Of a method that ranks all who stand: the best first, those in one group level.
  std::vector<std::vector<std::size_t>> ranking;
  std::vector<Ratio> scores;         // what the ranking goes by, of each candidate: marks, points
  std::optional<Pairwise> pairwise;  // of a method that compares them two by two
  std::vector<std::string> notes;    // "as many candidates as seats: nobody is counted out"
  /// Candidates among whom the method could not choose, because no lot was given; then `elected`
  /// holds those who are sure, and the count stopped.
  std::optional<Tie> undecided;
};

}  // namespace toadlane::elections
