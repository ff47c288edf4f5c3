#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/span.h"

namespace toadlane::document {

/// The text of one file, immutable, that knows its lines: a byte offset becomes a line and a column
/// as an editor counts them. Lines end at LF; the CR of a CRLF belongs to the line break.
///
///   SourceFile file("a.yaml", "é: b\n");
///   file.position(4)   ->   line 1, column 4      (é is two bytes, one character)
///
/// A byte order mark at the very start is dropped. Any bytes are accepted: in an excerpt, what is
/// not text (control characters, broken UTF-8) stands as U+FFFD, one for each column that it takes.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& text() const { return text_; }

  /// Offsets behind the end count as the end.
  [[nodiscard]] Position position(std::size_t offset) const;
  /// From byte `begin` up to but without byte `end`; an `end` before `begin` counts as `begin`.
  [[nodiscard]] SourceSpan span(std::size_t begin, std::size_t end) const;

  /// Lines, from 0 here; an empty text has one, and so has the text behind a last line break.
  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }
  [[nodiscard]] std::size_t line_of(std::size_t offset) const;
  [[nodiscard]] std::size_t line_begin(std::size_t line) const { return line_starts_[line]; }
  /// Behind the last byte of the line, its line break not counted.
  [[nodiscard]] std::size_t line_end(std::size_t line) const;
  [[nodiscard]] std::string_view line_text(std::size_t line) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace toadlane::document
