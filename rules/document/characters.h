#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "rules/document/source_file.h"

namespace toadlane::document {

/// One character of valid UTF-8 text, with its length in bytes.
struct Character {
  std::uint32_t value;
  std::size_t length;
};

/// The character that begins at byte `at` of the text, which is valid UTF-8 from there on.
Character character_at(std::string_view text, std::size_t at);

/// Whether a character may stand in a document: what can be seen, the space, tab and line feed.
/// Not allowed: control characters; U+0085, U+2028, U+2029 (line breaks to some readers only); byte
/// order marks; characters that are invisible (zero width space, soft hyphen) or that reorder the
/// text around them, because a file must say what a person sees.
bool may_stand(std::uint32_t character);

/// "U+200B (zero width space)".
std::string name_of_character(std::uint32_t character);

/// Finds text that is not UTF-8 (D103) and characters that may not stand (D104), each with its
/// place, at most 20.
Diagnostics check_characters(const SourceFile& source);

/// The first character of a text in valid UTF-8 that may not stand there; 0x110000 when all may.
std::uint32_t first_forbidden(std::string_view text);
constexpr std::uint32_t no_character = 0x110000;

}  // namespace toadlane::document
