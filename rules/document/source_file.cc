#include "rules/document/source_file.h"

#include <algorithm>
#include <utility>

#include "engine/base/text.h"
#include "rules/document/characters.h"

namespace toadlane::document {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

// The same columns as `raw`, in valid UTF-8, with U+FFFD for each character that may not stand.
std::string presentable(std::string_view raw) {
  std::string clean;
  clean.reserve(raw.size());
  while (!raw.empty()) {
    const std::size_t good = first_bad_utf8(raw).value_or(raw.size());
    for (std::size_t at = 0; at < good;) {
      const Character character = character_at(raw, at);
      clean += may_stand(character.value) ? raw.substr(at, character.length) : replacement;
      at += character.length;
    }
    if (good == raw.size()) break;
    clean += replacement;
    raw.remove_prefix(good + 1);
  }
  return clean;
}

}  // namespace

SourceFile::SourceFile(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  if (text_.starts_with(byte_order_mark)) text_.erase(0, byte_order_mark.size());
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
    line_starts_.push_back(at + 1);
}

std::size_t SourceFile::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

std::size_t SourceFile::line_end(std::size_t line) const {
  if (line + 1 == line_starts_.size()) return text_.size();
  const std::size_t end = line_starts_[line + 1] - 1;
  return end > line_starts_[line] && text_[end - 1] == '\r' ? end - 1 : end;
}

std::string_view SourceFile::line_text(std::size_t line) const {
  const std::size_t begin = line_begin(line);
  return std::string_view(text_).substr(begin, line_end(line) - begin);
}

Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t line = line_of(offset);
  const std::size_t begin = line_starts_[line];
  const auto before = std::string_view(text_).substr(begin, offset - begin);
  const std::size_t columns =
      first_bad_utf8(before) ? characters_in(presentable(before)) : characters_in(before);
  return {.line = line + 1, .column = columns + 1};
}

SourceSpan SourceFile::span(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text_.size());
  end = std::clamp(end, begin, text_.size());
  return {.file = name_,
          .begin = position(begin),
          .end = position(end),
          .excerpt = presentable(line_text(line_of(begin)))};
}

}  // namespace toadlane::document
