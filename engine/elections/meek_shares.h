#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/elections/profile.h"
#include "engine/number/wide.h"

namespace toadlane::elections {

/// Votes with nine decimals: units of a thousand-millionth of a ballot.
inline constexpr std::uint64_t meek_one = 1'000'000'000;

/// How a candidate keeps a part of what reaches them.
enum class Keeping {
  meek,    // the keep factor times the rest of the ballot
  warren,  // a price, as far as the rest of the ballot pays it
};

/// How the ballots lie. Votes, what is not transferable and the loss are together the ballots.
struct MeekShares {
  std::vector<uint128> votes;  // of each candidate, in units
  uint128 non_transferable = 0;
  uint128 loss = 0;  // by rounding among level candidates
};

/// Distributes all ballots. `factors` are the keep factors (prices) in units, 0 to meek_one: one
/// for hopefuls, 0 for those excluded or withdrawn.
///
/// A candidate alone in their place keeps the rest of the ballot times their factor, rounded up;
/// what they keep leaves the rest. Level candidates get the average over all their orders, rounded
/// down; what goes on is exact for Warren, and for Meek the rest times (1 - factor) of each,
/// rounded down. A ballot A = B > C with A at 0.6 and B hopeful: A gets (0.6 + 0) / 2 = 0.3,
/// B (1 + 0.4) / 2 = 0.7, C nothing.
MeekShares meek_shares(const Profile& profile, const std::vector<std::uint64_t>& factors,
                       Keeping keeping);

}  // namespace toadlane::elections
