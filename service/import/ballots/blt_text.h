#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/base/diagnostic.h"
#include "service/import/ballots/ballot_file.h"
#include "service/import/mistakes.h"
#include "service/import/place.h"
#include "service/import/row.h"

namespace toadlane::import {

/// A BLT file line by line, and the mistakes found in it. The three parts of the file (head,
/// ballots, names) are read one after another from the same text.
class BltText {
 public:
  BltText(std::string_view text, std::string file)
      : mistakes(text, std::move(file)), text_(text), next_(behind_byte_order_mark(text)) {}

  /// Steps to the next line; false behind the last one.
  bool next();
  /// The line at hand is given by next() once more: it belongs to the part that follows.
  void stay() { again_ = true; }

  /// The line at hand without blanks at its ends, and its place. At the end of the file: the last.
  [[nodiscard]] std::string_view line() const { return line_; }
  /// Nothing, or a comment.
  [[nodiscard]] bool line_says_nothing() const { return line_.empty() || line_.front() == '#'; }
  [[nodiscard]] const Row& row() const { return row_; }

  /// Where `part`, a view into the text on the line at hand, stands.
  [[nodiscard]] SourceSpan span(std::string_view part) const { return span(row_, part); }
  [[nodiscard]] SourceSpan span(const Row& row, std::string_view part) const;
  /// The whole line at hand, without the blanks around it.
  [[nodiscard]] SourceSpan span() const { return span(line_); }

  /// An error about a part of the line at hand.
  template <class Words>
  void refuse(Code code, std::string_view part, Words message, std::string advice) {
    mistakes.add(
        [&] { return Diagnostic::error(code, message()).at(span(part)).hint(std::move(advice)); });
  }

  Mistakes mistakes;

 private:
  std::string_view text_;
  std::size_t next_;
  Row row_;
  std::string_view line_;
  bool again_ = false;
};

/// What the lines above the ballots say beside the contest.
struct BltHead {
  Row row;  // of the first line
  std::string_view line;
  std::unordered_map<std::string_view, std::size_t> nicknames;  // empty: numbers alone
};

/// The words of a line, up to a comment; `extra` separates them as blanks do.
std::vector<std::string_view> blt_words(std::string_view line, char extra = ' ');

/// Reads the first line, who has withdrawn, and the settings in brackets; makes the candidates,
/// without their names. False when the rest of the file cannot be read.
bool read_blt_head(BltText& text, BltHead& head, BallotFile& file);

/// Reads the ballots and the line `0` behind them; false when the file ends before it.
bool read_blt_ballots(BltText& text, const BltHead& head, BallotFile& file);

/// Reads the names of the candidates and the title.
void read_blt_names(BltText& text, const BltHead& head, BallotFile& file);

}  // namespace toadlane::import
