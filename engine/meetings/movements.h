#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/code.h"
#include "engine/number/integer.h"

namespace toadlane::meetings {

/// Minutes of a day from midnight: "19:30" is 1170. Nothing for what is no time of day.
std::optional<int> time_of_day(std::string_view text);
std::string time_text(int minutes);

/// Some who come or go at one time: by name, or only how many.
struct Movement {
  int at = 0;
  bool arrive = true;
  std::vector<std::string> who;
  std::optional<Integer> number;

  [[nodiscard]] Integer persons() const {
    return number ? *number : Integer(static_cast<std::int64_t>(who.size()));
  }
};

/// Who was there from the opening on. Names are optional; where the opening names people, those
/// who come and go by name are followed.
struct Presence {
  std::optional<int> opened_at;
  Integer at_opening;
  std::vector<std::string> who;     // at the opening
  std::vector<Movement> movements;  // as written
};

/// A movement that cannot be: somebody counted twice, or gone before having come.
struct WrongMovement {
  Code code = Code::none;
  std::string message;
  std::string advice;
  std::optional<std::size_t> movement;  // its position; nothing: the opening
};

/// How many are there from a time on.
struct CountAt {
  int at = 0;
  Integer present;
};

struct PresenceFound {
  std::vector<CountAt> counts;  // after each time at which somebody came or went, in order of time
  std::vector<WrongMovement> wrong;

  /// How many are there at that time: those who come and go at the same minute have.
  [[nodiscard]] Integer at(int time, const Integer& at_opening) const;
};

/// Follows those who come and go in order of time; at one time those who come are first.
///
///   7 at the opening, 2 come at 19:30, 3 go at 20:15   ->   9 from 19:30, 6 from 20:15
PresenceFound follow(const Presence& presence);

}  // namespace toadlane::meetings
