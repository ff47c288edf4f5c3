#include "rules/document/raw_lines.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::document {
namespace {

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || byte >= 0x80;
}

}  // namespace

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

bool line_has_key(std::string_view words) {
  while (words.starts_with("- ")) words = trimmed(words.substr(2));
  const std::size_t colon = words.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return colon + 1 == words.size() || words[colon + 1] == ' ';
}

std::size_t glued_colon(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= text.size())
    return std::string_view::npos;
  const char behind = text[colon + 1];
  const char front = text.front();
  const bool word = is_letter(front) || front == '"' || front == '\'';
  const bool glued = word && behind != ' ' && behind != '/';
  return glued ? colon : std::string_view::npos;
}

std::size_t question_mark_before(const SourceFile& source, std::size_t key_begin) {
  const std::size_t line_begin = source.line_begin(source.line_of(key_begin));
  const std::string& text = source.text();
  std::size_t at = key_begin;
  while (at > line_begin && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  if (at == key_begin || at == line_begin || text[at - 1] != '?') return std::string_view::npos;
  --at;
  const bool alone =
      at == line_begin || std::string_view(" \t{[,").find(text[at - 1]) != std::string_view::npos;
  return alone ? at : std::string_view::npos;
}

bool begins_its_line(const SourceFile& source, std::size_t at) {
  const std::size_t line_begin = source.line_begin(source.line_of(at));
  const auto before = std::string_view(source.text()).substr(line_begin, at - line_begin);
  return before.find_first_not_of(" \t-") == std::string_view::npos;
}

std::size_t end_of_block(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = std::min(end, text.size());
  while (at > begin && std::string_view(" \t\r\n").find(text[at - 1]) != std::string_view::npos)
    --at;
  // Blanks behind the last word belong to the text.
  while (at < end && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::string_view words_from(const SourceFile& source, std::size_t at) {
  const std::size_t end = source.line_end(source.line_of(at));
  auto words = std::string_view(source.text()).substr(at, end < at ? 0 : end - at);
  const std::size_t comment = std::min(words.find(" #"), words.find("\t#"));
  return trimmed(words.substr(0, comment));
}

}  // namespace toadlane::document
