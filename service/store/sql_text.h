#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace toadlane::store {

/// A whole number as a database writes it; nothing when it is anything else or needs more than 64
/// bits, so that no value is ever cut to fit.
///
///   parse_integer("-7") -> -7      "1.0", "9223372036854775808" and "" -> nothing
std::optional<std::int64_t> parse_integer(std::string_view text);

/// A PostgreSQL array constructed as text, to be bound as one value: {"a","b \"c\""}.
std::string array_text(std::span<const std::string> values);
std::string array_text(std::span<const std::int64_t> values);

/// Bytes as hexadecimal digits, and back; nothing when the text is no such thing.
std::string hex_text(std::string_view bytes);
std::optional<std::string> bytes_of_hex(std::string_view hex);

}  // namespace toadlane::store
