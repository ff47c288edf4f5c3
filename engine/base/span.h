#pragma once

#include <compare>
#include <cstddef>
#include <string>

namespace toadlane {

/// A place in a text file, as an editor counts: lines and columns from 1, a column is one
/// character (not one byte).
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// A stretch of one file, `end` just behind its last character, with the line that it begins on.
/// Built only by readers; begin <= end always.
struct SourceSpan {
  std::string file;
  Position begin;
  Position end;
  std::string excerpt;  // the whole line at `begin`, without its line break
};

}  // namespace toadlane
