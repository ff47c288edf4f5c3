#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "service/app/close_year.h"

namespace toadlane::render {

/// One column of the register: its head, and what the cell of a member is made of. It points into
/// the closed year, which outlives it.
struct RegisterColumn {
  std::string head;
  unsigned decimals = 0;  // of an amount
  const std::int64_t* amounts = nullptr;
  const std::int64_t* added = nullptr;  // to each amount
  const std::string_view* texts = nullptr;
  const std::uint16_t* classes = nullptr;  // with `names`
  const std::string* names = nullptr;

  [[nodiscard]] std::string_view text(std::size_t member) const {
    return texts != nullptr ? texts[member] : std::string_view(names[classes[member]]);
  }
  [[nodiscard]] std::int64_t amount(std::size_t member) const {
    return amounts[member] + (added != nullptr ? added[member] : 0);
  }
};

/// All columns that a register of this result can have, in their usual order: who the member is,
/// what they did, the money. The register and the spreadsheet are made of them.
std::vector<RegisterColumn> all_columns(const app::ClosedYear& closed);

}  // namespace toadlane::render
