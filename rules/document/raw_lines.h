#pragma once

#include <cstddef>
#include <string_view>

#include "rules/document/source_file.h"

namespace toadlane::document {

// Looking at a text as a person does, line by line, where a parser's steps do not say enough. All
// offsets are bytes; `npos` of std::string_view means "not there".

/// Spaces and tabs before the first word of a line.
std::size_t indent_of(std::string_view line);

/// Whether the line, trimmed, looks like `key:` or `key: value`, perhaps behind dashes.
bool line_has_key(std::string_view words);

/// The colon of a text such as `cite:Art. 7`: behind a word that begins with a letter, and with no
/// space behind it. Not that of `12:30` or `https://example.org`.
std::size_t glued_colon(std::string_view text);

/// The `?` that stands on the same line before the key at `key_begin`, as the sign for a key over
/// several lines.
std::size_t question_mark_before(const SourceFile& source, std::size_t key_begin);

/// Whether nothing but spaces, tabs and list dashes stands before `at` on its line.
bool begins_its_line(const SourceFile& source, std::size_t at);

/// The end of the last line with words of a `|` or `>` text that lies between the two offsets.
std::size_t end_of_block(std::string_view text, std::size_t begin, std::size_t end);

/// The line's words from `at` on, without a comment and without blanks at the end.
std::string_view words_from(const SourceFile& source, std::size_t at);

}  // namespace toadlane::document
