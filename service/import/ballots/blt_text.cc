#include "service/import/ballots/blt_text.h"

#include <algorithm>

#include "engine/base/text.h"

namespace toadlane::import {

bool BltText::next() {
  if (again_) {
    again_ = false;
    return true;
  }
  if (next_ >= text_.size()) return false;
  if (row_.next > 0) row_.line = row_.next_line;
  row_.begin = next_;
  row_.end = std::min(text_.find('\n', next_), text_.size());
  row_.next = std::min(row_.end + 1, text_.size());
  row_.next_line = row_.line + 1;
  next_ = row_.next;
  std::string_view whole = text_.substr(row_.begin, row_.end - row_.begin);
  if (whole.ends_with('\r')) whole.remove_suffix(1);
  line_ = trimmed(whole);
  return true;
}

SourceSpan BltText::span(const Row& row, std::string_view part) const {
  const auto begin = static_cast<std::size_t>(part.data() - text_.data());
  return span_in(text_, mistakes.file(), row, begin, begin + part.size());
}

std::vector<std::string_view> blt_words(std::string_view line, char extra) {
  const char separators[] = {' ', '\t', extra};
  const std::string_view between(separators, sizeof separators);
  std::vector<std::string_view> words;
  std::size_t at = line.find_first_not_of(between);
  while (at != std::string_view::npos && line[at] != '#') {
    const std::size_t end = std::min(line.find_first_of(between, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(between, end);
  }
  return words;
}

}  // namespace toadlane::import
