#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/tidy/house.h"
#include "tests/tidy/source.h"

namespace toadlane::tidy {

/// One #include of a file.
struct Include {
  std::size_t line = 0;
  std::string header;
  bool ours = false;  // "engine/base/date.h", not <string>
};

std::vector<Include> includes_of(std::string_view text);

/// Includes against the arrows, of a file that has no room, or of our own file that is not there.
std::vector<Finding> against_the_arrows(const Sources& sources, const std::vector<Room>& house);

/// Outside libraries where only their adapters may see them.
std::vector<Finding> strange_libraries(const Sources& sources, const std::vector<Library>& all);

/// Files that include each other in a circle, each circle once.
std::vector<Finding> include_circles(const Sources& sources);

/// A .cc whose own header is not its first include: the header might not compile alone.
std::vector<Finding> own_header_not_first(const Sources& sources);

}  // namespace toadlane::tidy
