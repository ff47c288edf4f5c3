#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/span.h"
#include "rules/document/source_file.h"
#include "rules/text/article_number.h"

namespace toadlane::text {

/// One numbered piece of a legal text: an article, a section, or an item of a list in it.
struct Piece {
  enum class Kind { article, item };
  Kind kind = Kind::article;
  Address address;     // 7, 3, b
  std::string number;  // as it stands there: "7.3", "IV", "(b)"
  std::string title;   // the words behind the number on its line
  std::size_t line = 0;
  std::size_t begin = 0;  // bytes of the number
  std::size_t end = 0;
  bool restarts = false;  // begins a list, or the numbering under another heading, anew
};

/// A legal text in plain words or Markdown, by its numbers: `Article 4. Meetings`, `4.2 Notice`,
/// `Section 2` of an article, `(a)`, `(i)`. Sections of an article stand in it: section 2 of
/// Article IV is 4.2. Bytes and lines count from 0.
class LegalText {
 public:
  LegalText(std::string name, std::string text);

  [[nodiscard]] const document::SourceFile& source() const { return *source_; }
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
  /// The first piece of that address; nullptr when there is none.
  [[nodiscard]] const Piece* find(const Address& address) const;
  /// The last article that begins at or before the byte; nullptr before the first.
  [[nodiscard]] const Piece* article_at(std::size_t at) const;
  [[nodiscard]] SourceSpan span(std::size_t begin, std::size_t end) const {
    return source_->span(begin, end);
  }
  [[nodiscard]] SourceSpan span(const Piece& piece) const { return span(piece.begin, piece.end); }
  [[nodiscard]] bool has_articles() const;

 private:
  std::shared_ptr<const document::SourceFile> source_;
  std::vector<Piece> pieces_;
};

/// The line without what Markdown puts before its words (blanks, `#`, `>`, `*`, `_`), and whether a
/// `#` or a bold sign is among that.
struct LineWords {
  std::string_view words;
  bool marked = false;
  bool heading = false;  // it begins with #
  bool bullet = false;   // it begins with `- ` or `* `
};
LineWords words_of(std::string_view line);

}  // namespace toadlane::text
