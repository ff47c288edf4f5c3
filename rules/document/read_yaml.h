#pragma once

#include <cstddef>
#include <string>

#include "engine/base/result.h"
#include "rules/document/tree.h"

namespace toadlane::document {

/// What a file may be at most. A co-operative's bylaws are some 20 kB, 6 levels, 1,500 nodes.
struct Limits {
  std::size_t bytes_max = std::size_t{1} << 20U;
  int depth_max = 32;               // levels of lists and maps inside one another
  std::size_t nodes_max = 100'000;  // scalars, lists and maps together
};

/// Reads the strict part of YAML that can mean one thing only. Refused, each with its place and
/// what to write instead: text that is not UTF-8, characters that cannot be seen, anchors, aliases,
/// tags, merge keys, directives, a second document, a key given twice, a key that is not a single
/// value, an entry without a colon. Two independent parsers read the text; it is refused where
/// they differ. Mistakes come all at once as far as the text can be followed, in order of place.
///
///   read_yaml("a.yaml", "votes: 1\nvotes: 2\n")   ->   a.yaml:2:1: error D101 ...
///
/// Errors: D101 to D126.
Result<Node> read_yaml(std::string name, std::string text, const Limits& limits = {});

}  // namespace toadlane::document
