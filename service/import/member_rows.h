#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "engine/base/text_column.h"

namespace toadlane::import {

/// Which row of the members table a member number stands in.
class MemberRows {
 public:
  explicit MemberRows(const TextColumn& members) {
    rows_.reserve(members.size());
    for (std::size_t i = 0; i < members.size(); ++i)
      rows_.emplace(members[i], static_cast<std::uint32_t>(i));
  }

  [[nodiscard]] std::optional<std::uint32_t> of(std::string_view member) const {
    const auto found = rows_.find(member);
    return found == rows_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> rows_;
};

}  // namespace toadlane::import
