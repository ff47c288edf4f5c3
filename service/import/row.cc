#include "service/import/row.h"

#include <algorithm>

namespace toadlane::import {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

class RowSplitter {
 public:
  RowSplitter(std::string_view text, Row& row)
      : text_(text.substr(0, std::min(text.size(), row.begin + row_bytes_max))),
        whole_(text),
        row_(row),
        at_(row.begin) {}

  void run() {
    do {
      skip_blanks();
      if (at_ < text_.size() && text_[at_] == '"') {
        quoted_cell();
      } else {
        plain_cell();
      }
      if (row_.fault != RowFault::none) return;
    } while (step_over_comma());
    if (at_ == text_.size() && text_.size() < whole_.size()) return refuse(RowFault::too_long, at_);
    row_.end = at_;
    step_over_line_break();
  }

 private:
  [[nodiscard]] bool at_line_break(std::size_t at) const {
    if (at >= text_.size()) return true;
    if (text_[at] == '\n') return true;
    return text_[at] == '\r' && at + 1 < whole_.size() && whole_[at + 1] == '\n';
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  void plain_cell() {
    const std::size_t begin = at_;
    while (!at_line_break(at_) && text_[at_] != ',') {
      if (text_[at_] == '"') return refuse(RowFault::quote_inside, at_);
      ++at_;
    }
    std::size_t end = at_;
    while (end > begin && is_blank(text_[end - 1])) --end;
    row_.cells.push_back({begin, end, false, false, text_.substr(begin, end - begin)});
  }

  void quoted_cell() {
    const std::size_t begin = at_++;
    bool doubled = false;
    for (;;) {
      at_ = text_.find('"', at_);
      if (at_ == std::string_view::npos) return refuse(RowFault::unclosed_quote, begin);
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      doubled = true;
      at_ += 2;
    }
    const std::size_t end = ++at_;
    row_.cells.push_back({begin, end, true, doubled, text_.substr(begin + 1, end - begin - 2)});
    skip_blanks();
    if (!at_line_break(at_) && text_[at_] != ',') refuse(RowFault::text_after_quote, at_);
  }

  bool step_over_comma() {
    if (at_ >= text_.size() || text_[at_] != ',') return false;
    ++at_;
    return true;
  }

  void step_over_line_break() {
    const std::string_view inside = text_.substr(row_.begin, at_ - row_.begin);
    row_.next_line =
        row_.line + 1 + static_cast<std::size_t>(std::count(inside.begin(), inside.end(), '\n'));
    if (at_ < whole_.size() && whole_[at_] == '\r') ++at_;
    if (at_ < whole_.size()) ++at_;
    row_.next = at_;
  }

  // The next row begins on the line after the one that the fault is on.
  void refuse(RowFault fault, std::size_t at) {
    row_.cells.clear();
    row_.fault = fault;
    row_.fault_at = at;
    const std::size_t newline = whole_.find('\n', at);
    row_.end = std::min(newline, whole_.size());
    row_.next = newline == std::string_view::npos ? whole_.size() : newline + 1;
    const std::string_view passed = whole_.substr(row_.begin, row_.next - row_.begin);
    row_.next_line =
        row_.line + static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
  }

  std::string_view text_;  // as far as a row may reach
  std::string_view whole_;
  Row& row_;
  std::size_t at_;
};

}  // namespace

void split_row(std::string_view text, std::size_t begin, std::size_t line, Row& row) {
  row.begin = begin;
  row.line = line;
  row.fault = RowFault::none;
  row.fault_at = 0;
  row.cells.clear();
  RowSplitter(text, row).run();
}

}  // namespace toadlane::import
