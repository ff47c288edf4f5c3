#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rules/document/events.h"

namespace toadlane::document {

/// Where the second parser reads something else than the first, and what.
struct Difference {
  std::size_t at = 0;  // a byte of the source
  std::string what;    // "one reader sees `a b`, another `a`"
};

/// Runs yaml-cpp over the same text, which the first parser has read whole, and compares it step by
/// step. Nothing when both read the same.
std::optional<Difference> compare_with_yaml_cpp(const SourceFile& source,
                                                const std::vector<Event>& events);

}  // namespace toadlane::document
