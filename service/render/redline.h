#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toadlane::render {

/// A stretch of a text that stays, is struck, or is new.
struct RedlinePart {
  enum class Kind { kept, struck, added };
  Kind kind = Kind::kept;
  std::string words;
};

/// From one text to another, word by word. Where fewer than half of the words stay, the whole old
/// text is struck and the whole new one added: a patchwork helps nobody.
///
///   "at least 1/2 of members", "at least 2/3 of members"   ->   at least [-1/2-]{+2/3+} of members
std::vector<RedlinePart> redline(std::string_view before, std::string_view after);

/// The same in plain text, with [- -] around what is struck and {+ +} around what is new.
std::string redline_text(const std::vector<RedlinePart>& parts);

}  // namespace toadlane::render
