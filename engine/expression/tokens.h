#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace toadlane::expression {

/// One word, parenthesis or comma of a phrase. A comma inside a word ("1,234") belongs to it.
struct Token {
  enum class Kind { word, open, close, comma, end };
  Kind kind = Kind::end;
  std::string_view text;  // empty at the end
  std::size_t first = 0;  // its byte offset in the phrase

  [[nodiscard]] std::size_t last() const { return first + text.size(); }
};

/// The tokens in order, the last one being the end. White space is spaces, tabs and line breaks.
std::vector<Token> tokens_of(std::string_view text);

/// Only the texts, for names: "legal reserve" is two.
std::vector<std::string_view> words_of(std::string_view name);

}  // namespace toadlane::expression
