#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/span.h"
#include "service/import/row.h"

namespace toadlane::import {

/// The stretch of bytes [begin, end) of `text`, which lies in `row`, as a person finds it: lines,
/// characters, and the line to show. What would disturb a terminal or is not UTF-8 is shown as
/// U+FFFD, a tab as a space, one character each. The file's byte order mark is not a character.
SourceSpan span_in(std::string_view text, const std::string& file, const Row& row,
                   std::size_t begin, std::size_t end);

/// The row from its first to its last character.
SourceSpan span_of(std::string_view text, const std::string& file, const Row& row);

/// The file as a whole: its first character, nothing to show.
SourceSpan start_of(const std::string& file);

/// Where the data begin: behind the byte order mark of UTF-8, if there is one.
std::size_t behind_byte_order_mark(std::string_view text);

/// The text with what a terminal or a reader of UTF-8 would stumble over as U+FFFD.
std::string shown(std::string_view text);

}  // namespace toadlane::import
