#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "rules/document/tree.h"

namespace toadlane::document {

/// One step of a YAML parser through a document, in our own words, so that two parsers can be
/// compared. `begin` and `end` are bytes of the source: of a scalar all that is written (quotes
/// too), of a begin or end the bracket, or an empty stretch where the block begins or ends.
struct Event {
  enum class Kind { scalar, list_begin, list_end, map_begin, map_end };

  Kind kind = Kind::scalar;
  Style style = Style::plain;
  bool flow = false;  // a list or map in brackets
  std::string text = {};
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// So many mistakes are shown at most; a reader stops behind them.
constexpr std::size_t mistakes_max = 50;
inline bool enough(const Diagnostics& found) {
  return found.all().size() > mistakes_max;
}

/// Where a parser could not go on, and its own words for it.
struct SyntaxError {
  std::string problem;
  std::size_t at = 0;
  std::string context;
  std::optional<std::size_t> context_at;
};

}  // namespace toadlane::document
