#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/headcount.h"
#include "engine/model/meeting_rules.h"

namespace toadlane::meetings {

/// How many proxies one person may hold, a whole number rounded down if the rule leaves a part.
///
///   5% of members rounded down, 68 members   ->   3
struct ProxyLimit {
  bool allowed = false;
  std::optional<Integer> held_by_one;  // nothing: allowed without a limit
  std::string cite;
  std::vector<std::string> missing;  // bases whose numbers are missing
  bool none_fits = false;            // there are rules under conditions, and none of them fits
};

/// Where the bylaws say nothing there are no proxies. `cite` is of the meeting's rules.
ProxyLimit proxies_of(const std::optional<model::Proxies>& rule, const std::string& cite,
                      const Headcount& counts);

}  // namespace toadlane::meetings
