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
  std::string seed;   // or: of a lot that anybody can draw again; empty: none
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
/// as many candidates as it was drawn between. With a seed, the tied are put in the order of the
/// SHA-256 of seed, contest, stage and candidate, with a byte 0x1F between each two. Errors: U114,
/// U117 to U120.
Result<CountedElection> count_election(CastBallots ballots, const CountQuestion& question);

}  // namespace toadlane::app
