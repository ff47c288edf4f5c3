#pragma once

#include <string_view>
#include <vector>

namespace toadlane::rules {

/// What decisions are about, in the words of statutes: `about` of a decision, `votes_on` of a
/// class.
inline std::vector<std::string_view> topics() {
  return {"bylaws",
          "core bylaws",
          "articles",
          "merger",
          "sale of assets",
          "conversion",
          "dissolution",
          "revocation of the election",
          "admission",
          "expulsion",
          "removal of directors",
          "investors",
          "use of reserves",
          "surplus"};
}

}  // namespace toadlane::rules
