#pragma once

#include <string>
#include <vector>

namespace toadlane::render {

/// A table for a terminal or a text file: columns as wide as their widest cell, amounts to the
/// right, a rule under the head. Widths count characters, not bytes.
class TextTable {
 public:
  struct Column {
    std::string head;
    bool right = false;  // amounts
  };
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  void row(std::vector<std::string> cells);  // as many as there are columns
  void rule();                               // a line across, before a sum
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;  // an empty one is a rule
};

}  // namespace toadlane::render
