#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.h"
#include "engine/elections/contest.h"
#include "engine/elections/count_record.h"
#include "engine/elections/method.h"
#include "engine/elections/profile.h"

namespace toadlane::app {

/// Where the ballots went: read = counted + blank + refused.
struct BallotNumbers {
  std::uint64_t read = 0;
  std::uint64_t counted = 0;
  std::uint64_t blank = 0;
  std::uint64_t refused = 0;
};

/// The ballots of one contest as they were read.
struct CastBallots {
  elections::Contest contest;
  elections::Profile profile;
  BallotNumbers numbers;
};

/// What is asked of a count.
struct CountQuestion {
  std::string method;
  std::string seats;  // empty: as many as the ballots say
  std::string lot;    // "A, B, C": who wins a tie before who loses it; empty: none was drawn
};

/// A count, with the contest that its places refer to.
struct CountedElection {
  elections::Contest contest;
  const elections::Method* method = nullptr;
  BallotNumbers numbers;
  std::string lot;  // as it was given
  elections::CountRecord record;
};

/// Counts ballots by one method. A candidate of the lot is written by name or by id; the lot names
/// as many candidates as it was drawn between. Errors: U120 to U119.
Result<CountedElection> count_election(CastBallots ballots, const CountQuestion& question);

}  // namespace toadlane::app
