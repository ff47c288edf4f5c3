#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/engine/patronage/oracle.h"

namespace toadlane::oracle {

/// One who shares a pool within limits, in whole minor units.
struct Limited {
  Fraction weight;
  Whole least = 0;
  std::optional<Whole> most;
};

/// Everybody's part min(most, max(least, level * weight)) at the one level at which they are the
/// pool; those between their limits are rounded by largest remainders. What is missing for the
/// least parts, or left above the most, is told.
struct Filled {
  std::vector<Whole> parts;
  Whole missing = 0;  // of the least parts
  Whole left = 0;     // above the most
};
Filled fill(const Whole& pool, const std::vector<Limited>& all,
            const std::vector<std::string>& names);

}  // namespace toadlane::oracle
