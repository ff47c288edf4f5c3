#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/diagnostic.h"
#include "service/import/row.h"
#include "service/import/table.h"

namespace toadlane::import {

/// The mistakes found in one file: the first 50 are told, the others counted. Bad encoding is told
/// once, at its first place, however many rows it spoils.
class Mistakes {
 public:
  static constexpr std::size_t told_max = 50;

  Mistakes(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

  /// `make` builds the Diagnostic, only when it will be told.
  template <class Make>
  void add(Make make) {
    if (told_.all().size() < told_max) {
      told_.add(make());
    } else {
      ++untold_;
    }
  }

  /// Bytes of `row` that are not UTF-8 (T305) and control characters (T310); whether there are any.
  bool check_characters(const Row& row);
  /// A row that could not be split (T307, T308, T309); nothing when it could.
  void check_split(const Row& row);

  [[nodiscard]] bool any() const { return untold_ > 0 || !told_.empty() || bad_encoding_; }
  /// Ordered by place, with the count of those not told.
  [[nodiscard]] Diagnostics all() &&;

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  /// Where a cell stands.
  [[nodiscard]] SourceSpan span(const Row& row, const Cell& cell) const;

 private:
  void note_bad_encoding(const Row& row, std::size_t at);

  std::string_view text_;
  std::string file_;
  Diagnostics told_;
  std::size_t untold_ = 0;
  std::optional<Diagnostic> bad_encoding_;
  std::size_t badly_encoded_rows_ = 0;
};

/// The user's text in backticks, cut after 60 characters.
std::string quoted(std::string_view text);

/// An error about a cell of the column, with the clause and the article that ask for the column.
Diagnostic about(const ColumnSpec& column, Code code, std::string message);

/// The mistake that a cell holds no readable number, for the text as written (T318 to T321).
Diagnostic number_mistake(const ColumnSpec& column, std::string_view text);
/// That it is not a date (T324), with the date that was probably meant.
Diagnostic date_mistake(const ColumnSpec& column, std::string_view text);
/// That no such class is declared (T325), with the near one.
Diagnostic class_mistake(const ColumnSpec& column, std::string_view text,
                         const std::vector<std::string>& classes);

}  // namespace toadlane::import
