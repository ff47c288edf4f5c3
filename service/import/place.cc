#include "service/import/place.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::import {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

Position position_in(std::string_view text, const Row& row, std::size_t at) {
  const std::string_view before = text.substr(row.begin, at - row.begin);
  const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t newline = before.rfind('\n');
  const std::string_view line =
      newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {row.line + breaks, characters_in(shown(line)) + 1};
}

std::string line_around(std::string_view text, const Row& row, std::size_t at) {
  const std::string_view before = text.substr(row.begin, at - row.begin);
  const std::size_t newline = before.rfind('\n');
  const std::size_t begin = newline == std::string_view::npos ? row.begin : row.begin + newline + 1;
  const std::size_t end = std::min({text.find('\n', at), text.size(), begin + row_bytes_max});
  std::string_view line = text.substr(begin, end - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return shown(line);
}

}  // namespace

std::string shown(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const std::size_t valid = first_bad_utf8(text).value_or(text.size());
    for (std::size_t i = 0; i < valid; ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const bool second_set = byte == 0xC2 && i + 1 < valid &&
                              static_cast<unsigned char>(text[i + 1]) < 0xA0;  // U+0080 to U+009F
      if (byte == '\t') {
        clean += ' ';
      } else if (byte < 0x20 || byte == 0x7F || second_set) {
        clean += replacement;
        if (second_set) ++i;
      } else {
        clean += text[i];
      }
    }
    if (valid < text.size()) clean += replacement;
    text.remove_prefix(std::min(text.size(), valid + 1));
  }
  return clean;
}

SourceSpan span_in(std::string_view text, const std::string& file, const Row& row,
                   std::size_t begin, std::size_t end) {
  SourceSpan span;
  span.file = file;
  span.begin = position_in(text, row, begin);
  span.end = std::max(span.begin, position_in(text, row, std::max(begin, end)));
  span.excerpt = line_around(text, row, begin);
  return span;
}

SourceSpan span_of(std::string_view text, const std::string& file, const Row& row) {
  return span_in(text, file, row, row.begin, row.end);
}

SourceSpan start_of(const std::string& file) {
  return {file, {1, 1}, {1, 1}, ""};
}

std::size_t behind_byte_order_mark(std::string_view text) {
  return text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
}

}  // namespace toadlane::import
