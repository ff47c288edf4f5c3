#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/text_column.h"
#include "engine/number/numbers.h"
#include "service/app/close_year.h"

namespace toadlane::render {

/// One column of the register: its head, and what the cell of a member is made of. It points into
/// the closed year, which outlives it.
struct RegisterColumn {
  std::string head;
  unsigned decimals = 0;              // of an amount
  std::vector<const Numbers*> added;  // an amount is these less those; empty: a text
  std::vector<const Numbers*> taken;
  const TextColumn* texts = nullptr;
  const std::uint16_t* classes = nullptr;  // with `names`
  const std::string* names = nullptr;

  [[nodiscard]] bool is_amount() const { return !added.empty(); }
  [[nodiscard]] std::string_view text(std::size_t member) const {
    return texts != nullptr ? (*texts)[member] : std::string_view(names[classes[member]]);
  }
  /// The longest text of `count` members from `first` on.
  [[nodiscard]] std::string_view longest_text(std::size_t first, std::size_t count) const;
  [[nodiscard]] std::int64_t amount(std::size_t member) const {
    std::int64_t amount = 0;
    fill(member, std::span(&amount, 1));
    return amount;
  }
  /// The amounts of as many members as there is room for, from `first` on.
  void fill(std::size_t first, std::span<std::int64_t> amounts) const;
};

/// All columns that a register of this result can have, in their usual order: who the member is,
/// what they did, the money. The register and the spreadsheet are made of them.
std::vector<RegisterColumn> all_columns(const app::ClosedYear& closed);

}  // namespace toadlane::render
