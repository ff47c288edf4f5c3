#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/bylaws.h"

namespace toadlane::meetings {

/// A body that meets: of members (`meetings.members`), or of directors (`boards.board`). A board
/// may have rules in both blocks.
struct Body {
  std::string name;
  const model::MeetingRules* meeting = nullptr;
  const model::Board* board = nullptr;

  /// The base that its attendance is: "members present" or "directors present".
  [[nodiscard]] std::string_view present_base() const {
    return board != nullptr ? "directors present" : "members present";
  }
  /// The base of those who may attend: "members" or "directors in office".
  [[nodiscard]] std::string_view entitled_base() const {
    return board != nullptr ? "directors in office" : "members";
  }
};

/// The body of that name; nothing when the bylaws have none.
inline std::optional<Body> find_body(const model::Bylaws& bylaws, std::string_view name) {
  const Body body{std::string(name), model::find(bylaws.meetings, name),
                  model::find(bylaws.boards, name)};
  if (body.meeting == nullptr && body.board == nullptr) return std::nullopt;
  return body;
}

}  // namespace toadlane::meetings
