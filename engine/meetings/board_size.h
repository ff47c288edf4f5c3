#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/meetings/headcount.h"
#include "engine/model/board.h"
#include "engine/trace/trace.h"

namespace toadlane::meetings {

/// How many directors a board may have with so many members.
///
///   directors: [{when: at most 10 members, is: every member}, {otherwise: yes, is: 3 to 7
///   directors}], odd: yes, limit: fewer than 1/2 of members
///   10 members -> every member; 12 -> 3 or 5; 15 -> 3, 5 or 7
struct BoardSize {
  bool every_member = false;
  std::vector<std::int64_t> allowed;  // ascending; of every member: the number of members
  Clause clause;                      // of the rule for this size
  std::string cite;
  std::optional<std::int64_t> in_office;  // as the facts say
  bool fits = true;                       // what is not said neither fits nor fails
  std::optional<bool> review_due;         // whether the structure is to be looked at anew
  std::vector<Step> why;

  /// "every member", "3 or 5", "3 to 7", "none".
  [[nodiscard]] std::string text() const;
};

/// The size, or what is missing to know it. Neither where the bylaws say nothing of a size.
struct BoardSizeFound {
  std::optional<BoardSize> size;
  std::vector<std::string> missing;
  bool none_fits = false;  // there are rules by size, and none is for so many members
};
BoardSizeFound board_size_of(const model::Board& board, const Headcount& counts);

/// Whether the size of this board hangs on the number of members.
bool hangs_on_members(const model::Board& board);

/// The board as it is with so many members: `directors` and `every_member` are those of the rule
/// that fits. Without rules by size, or where none fits, the board itself.
model::Board board_at(model::Board board, const Headcount& counts);

}  // namespace toadlane::meetings
