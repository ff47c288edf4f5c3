#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "rules/bylaws/read_bylaws.h"

namespace toadlane::rules {

/// What a statute says where the bylaws are silent: the clause, its value as the language writes
/// it, and the section.
///
///   {"meetings.members.quorum", `at least 10% of members`, "s. 12"}
struct StatuteDefault {
  std::string path;
  document::Node value;
  std::string section;
};

/// The text with the defaults of a statute under it: each fills a clause that the text does not
/// have, in a block that it does have. `used` says which, for the results: "from the statute, s.
/// 12".
document::Node over_defaults(const document::Node& text, std::span<const StatuteDefault> defaults,
                             std::vector<model::FromStatute>& used);

/// Reads bylaws with a statute under them. Amendments and the text go before the statute.
Result<BylawsRead> read_bylaws_under(const document::Node& text, const Occasion& occasion,
                                     std::span<const StatuteDefault> defaults);

}  // namespace toadlane::rules
