#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/elections/ballot_rules.h"
#include "engine/elections/contest.h"
#include "engine/elections/profile.h"

namespace toadlane::import {

/// What a file of ballots says: who stands, and how they were ranked. Withdrawn candidates are in
/// the contest and in no ranking. `read` is `counted` + `blank` + `refused`, each in ballots.
struct BallotFile {
  /// The most ballots of one file, each with its weight: 2^63 - 1.
  static constexpr std::uint64_t ballots_max = std::numeric_limits<std::int64_t>::max();

  elections::Contest contest;  // its id is its title
  elections::Profile profile;  // its `blank` is `blank` + `refused`: all that are not in V

  std::uint64_t read = 0;
  std::uint64_t counted = 0;  // V
  std::uint64_t blank = 0;    // name nobody who stands
  std::uint64_t refused = 0;  // are marked, and by the rules of the contest count for nobody
  std::array<std::uint64_t, elections::ballot_ends> refused_as{};  // by BallotEnd

  /// Of each ranking of the profile, why nothing follows it; empty when they all run out.
  std::vector<elections::BallotEnd> ends;
  /// Level preferences are overvotes that each stage of the count has to settle, not equal ranks.
  bool level_is_overvote = false;
  /// An order of all candidates from the file, who wins a tie before who loses it, for cases that
  /// must end as they did elsewhere; empty when the file has none.
  std::vector<std::size_t> tie_order;
  /// The candidate that stands for all write-ins who did not declare themselves.
  std::optional<std::size_t> write_ins;

  Diagnostics warnings;
};

}  // namespace toadlane::import
