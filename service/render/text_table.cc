#include "service/render/text_table.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/base/text.h"

namespace toadlane::render {

void TextTable::row(std::vector<std::string> cells) {
  invariant(cells.size() == columns_.size(), "a cell for each column");
  for (std::string& cell : cells) cell = visible(cell);
  rows_.push_back(std::move(cells));
}

void TextTable::rule() {
  rows_.emplace_back();
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths;
  std::size_t across = 2 * (columns_.size() - 1);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = characters_in(columns_[i].head);
    for (const auto& cells : rows_)
      if (!cells.empty()) width = std::max(width, characters_in(cells[i]));
    widths.push_back(width);
    across += width;
  }
  std::string text;
  const auto line = [&](const auto& cell_of) {
    std::string built;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string& cell = cell_of(i);
      const std::string fill(widths[i] - characters_in(cell), ' ');
      built += i > 0 ? "  " : "";
      built += columns_[i].right ? fill + cell : cell + fill;
    }
    built.erase(built.find_last_not_of(' ') + 1);
    text += "  " + built + "\n";
  };
  line([&](std::size_t i) -> const std::string& { return columns_[i].head; });
  text += "  " + std::string(across, '-') + "\n";
  for (const auto& cells : rows_) {
    if (cells.empty())
      text += "  " + std::string(across, '-') + "\n";
    else
      line([&](std::size_t i) -> const std::string& { return cells[i]; });
  }
  return text;
}

}  // namespace toadlane::render
