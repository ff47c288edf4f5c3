#include "rules/document/scalar_map.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace toadlane::document {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0xF0) return 4;
  if (byte >= 0xE0) return 3;
  return byte >= 0xC0 ? 2 : 1;
}

std::string utf8_of(std::uint32_t value) {
  const auto byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
  std::string text;
  if (value < 0x80) {
    text += byte(value);
  } else if (value < 0x800) {
    text += byte(0xC0U | (value >> 6U));
    text += byte(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    text += byte(0xE0U | (value >> 12U));
    text += byte(0x80U | ((value >> 6U) & 0x3FU));
    text += byte(0x80U | (value & 0x3FU));
  } else {
    text += byte(0xF0U | (value >> 18U));
    text += byte(0x80U | ((value >> 12U) & 0x3FU));
    text += byte(0x80U | ((value >> 6U) & 0x3FU));
    text += byte(0x80U | (value & 0x3FU));
  }
  return text;
}

// What `\c` stands for (YAML 1.2, section 5.7), except \x, \u and \U.
std::optional<std::uint32_t> escaped(char c) {
  struct Escape {
    char letter;
    std::uint32_t value;
  };
  static constexpr Escape escapes[] = {
      {'0', 0},   {'a', 7},     {'b', 8},    {'t', 9},    {'\t', 9},     {'n', 10},
      {'v', 11},  {'f', 12},    {'r', 13},   {'e', 27},   {' ', ' '},    {'"', '"'},
      {'/', '/'}, {'\\', '\\'}, {'N', 0x85}, {'_', 0xA0}, {'L', 0x2028}, {'P', 0x2029}};
  for (const Escape& one : escapes)
    if (one.letter == c) return one.value;
  return std::nullopt;
}

// Reads a plain or quoted scalar, noting where each byte of its text comes from.
class FlowScalar {
 public:
  FlowScalar(std::string_view written, Style style) : written_(written), style_(style) {}

  std::optional<ScalarMap> read(std::string_view text) {
    if (style_ != Style::plain) {
      if (written_.size() < 2 || written_.front() != written_.back()) return std::nullopt;
      at_ = 1;
      end_ = written_.size() - 1;
    } else {
      end_ = written_.size();
    }
    map_.begin = at_;
    map_.end = end_;
    while (at_ < end_)
      if (!step()) return std::nullopt;
    if (text_ != text) return std::nullopt;
    return std::move(map_);
  }

 private:
  [[nodiscard]] bool at_break() const {
    return at_ < end_ && (written_[at_] == '\n' || written_.substr(at_, 2) == "\r\n");
  }
  void skip_break() { at_ += written_[at_] == '\n' ? 1U : 2U; }
  void skip_blanks() {
    while (at_ < end_ && is_blank(written_[at_])) ++at_;
  }

  void emit(std::string_view bytes, std::size_t begin, std::size_t end) {
    text_ += bytes;
    map_.bytes.insert(map_.bytes.end(), bytes.size(), Stretch{begin, end});
  }
  void copy(std::size_t length) {
    length = std::min(length, end_ - at_);
    emit(written_.substr(at_, length), at_, at_ + length);
    at_ += length;
  }

  bool step() {
    const char c = written_[at_];
    if (is_blank(c) || at_break()) {
      blanks_or_fold();
      return true;
    }
    if (style_ == Style::single_quoted && c == '\'') {
      if (at_ + 1 >= end_ || written_[at_ + 1] != '\'') return false;
      emit("'", at_, at_ + 2);
      at_ += 2;
      return true;
    }
    if (style_ == Style::double_quoted && c == '\\') return escape();
    copy(character_length(c));
    return true;
  }

  // Blanks inside a line stay; around a line break they go: one break is a space, more breaks are
  // one line break fewer.
  void blanks_or_fold() {
    const std::size_t first = at_;
    skip_blanks();
    if (!at_break()) {
      const std::size_t behind = at_;
      for (at_ = first; at_ < behind;) copy(1);
      return;
    }
    const std::size_t line_end = at_;
    skip_break();
    skip_blanks();
    if (!at_break()) {
      emit(" ", first, line_end);
      return;
    }
    empty_lines();
  }

  void empty_lines() {
    while (at_break()) {
      emit("\n", at_, at_);
      skip_break();
      skip_blanks();
    }
  }

  bool escape() {
    const std::size_t first = at_++;
    if (at_break()) {
      skip_break();
      skip_blanks();
      empty_lines();
      return true;
    }
    if (at_ >= end_) return false;
    const char letter = written_[at_++];
    std::optional<std::uint32_t> value = escaped(letter);
    if (letter == 'x') value = hexadecimal(2);
    if (letter == 'u') value = hexadecimal(4);
    if (letter == 'U') value = hexadecimal(8);
    if (!value) return false;
    emit(utf8_of(*value), first, at_);
    return true;
  }

  std::optional<std::uint32_t> hexadecimal(std::size_t digits) {
    std::uint32_t value = 0;
    for (; digits > 0; --digits, ++at_) {
      if (at_ >= end_) return std::nullopt;
      const char c = written_[at_];
      std::uint32_t digit = 0;
      if (c >= '0' && c <= '9')
        digit = static_cast<std::uint32_t>(c - '0');
      else if (c >= 'a' && c <= 'f')
        digit = static_cast<std::uint32_t>(c - 'a') + 10;
      else if (c >= 'A' && c <= 'F')
        digit = static_cast<std::uint32_t>(c - 'A') + 10;
      else
        return std::nullopt;
      value = (value << 4U) | digit;
    }
    return value;
  }

  std::string_view written_;
  Style style_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::string text_;
  ScalarMap map_;
};

// The lines of a `|` or `>` text under its header, without their line breaks.
std::vector<Stretch> lines_of(std::string_view written) {
  std::vector<Stretch> lines;
  std::size_t begin = written.find('\n');
  while (begin != std::string_view::npos && begin + 1 < written.size()) {
    ++begin;
    const std::size_t next = written.find('\n', begin);
    std::size_t end = next == std::string_view::npos ? written.size() : next;
    if (end > begin && written[end - 1] == '\r') --end;
    lines.push_back({begin, end});
    begin = next;
  }
  return lines;
}

std::size_t leading_spaces(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// By how many spaces the lines are indented: the first line with words, as written and as read.
std::optional<std::size_t> indentation(std::string_view written, const std::vector<Stretch>& lines,
                                       std::string_view text) {
  while (!text.empty()) {
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    if (leading_spaces(text.substr(0, line_end)) < line_end) break;
    text.remove_prefix(std::min(line_end + 1, text.size()));
  }
  for (const Stretch& line : lines) {
    const auto raw = written.substr(line.begin, line.end - line.begin);
    if (leading_spaces(raw) == raw.size()) continue;
    const std::size_t kept = leading_spaces(text);
    if (text.empty() || leading_spaces(raw) < kept) return std::nullopt;
    return leading_spaces(raw) - kept;
  }
  return std::nullopt;
}

// A block text holds its lines word for word; only what stands between them is folded.
std::optional<ScalarMap> map_block(std::string_view written, std::string_view text) {
  const std::vector<Stretch> lines = lines_of(written);
  const auto indent = indentation(written, lines, text);
  if (!indent) return std::nullopt;
  ScalarMap map{.bytes = {}, .begin = 0, .end = written.size()};
  std::size_t line_end = std::min(written.find('\n'), written.size());
  if (line_end > 0 && written[line_end - 1] == '\r') --line_end;
  const auto emit = [&](std::size_t count, Stretch place) {
    map.bytes.insert(map.bytes.end(), count, place);
  };
  const auto read = [&] { return text.substr(map.bytes.size()); };
  for (const Stretch& line : lines) {
    if (line.end - line.begin <= *indent) continue;
    const std::size_t begin = line.begin + *indent;
    const auto content = written.substr(begin, line.end - begin);
    while (read().starts_with('\n')) emit(1, {line_end, line_end});
    if (content.front() != ' ' && read().starts_with(' ')) emit(1, {line_end, line_end});
    if (!read().starts_with(content)) return std::nullopt;
    for (std::size_t at = begin; at < line.end;) {
      const std::size_t length = std::min(character_length(written[at]), line.end - at);
      emit(length, {at, at + length});
      at += length;
    }
    line_end = line.end;
  }
  while (read().starts_with('\n')) emit(1, {line_end, line_end});
  if (map.bytes.size() != text.size()) return std::nullopt;
  if (!map.bytes.empty()) map.begin = map.bytes.front().begin;
  map.end = line_end;
  return map;
}

}  // namespace

std::optional<ScalarMap> map_scalar(std::string_view written, Style style, std::string_view text) {
  switch (style) {
    case Style::plain:
    case Style::single_quoted:
    case Style::double_quoted:
      return FlowScalar(written, style).read(text);
    case Style::block:
      return map_block(written, text);
    case Style::synthetic:
      return std::nullopt;
  }
  return std::nullopt;
}

Stretch stretch_of(const ScalarMap& map, std::size_t first, std::size_t count) {
  const std::size_t size = map.bytes.size();
  if (first >= size) return {map.end, map.end};
  const std::size_t begin = map.bytes[first].begin;
  if (count == 0) return {begin, begin};
  const std::size_t last = count > size - first ? size - 1 : first + count - 1;
  return {begin, std::max(begin, map.bytes[last].end)};
}

}  // namespace toadlane::document
