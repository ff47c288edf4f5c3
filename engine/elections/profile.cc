#include "engine/elections/profile.h"

#include <algorithm>

#include "engine/base/invariant.h"

namespace toadlane::elections {

void Profile::add(std::span<const Preference> ranking, std::uint64_t weight) {
  invariant(weight > 0 && !ranking.empty() && !ranking.front().level(),
            "a ballot weighs something and names somebody");
  preferences_.insert(preferences_.end(), ranking.begin(), ranking.end());
  starts_.push_back(preferences_.size());
  weights_.push_back(weight);
  valid_ += Integer::of(uint128{weight});
  has_level_ = has_level_ ||
               std::any_of(ranking.begin(), ranking.end(), [](Preference p) { return p.level(); });
}

}  // namespace toadlane::elections
