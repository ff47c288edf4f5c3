#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/text_column.h"
#include "engine/model/rule.h"
#include "engine/number/columns.h"

namespace toadlane::patronage {

/// The members of one fiscal year, as columns: row i of each is one member. Texts point into the
/// table that was read, which outlives this. A column that was not given is empty.
struct Members {
  static constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

  TextColumn number;  // member numbers, all different
  TextColumn name;
  std::vector<std::string> classes;     // the classes that occur
  std::vector<std::uint16_t> class_of;  // position in `classes`
  std::vector<std::int32_t> joined;     // Date::day_number(), or no_day
  std::vector<std::int32_t> left;       // the last day as a member; no_day: still one
  model::Named<Column> measures;
  Numbers opening;  // balance of the member's account, minor units

  [[nodiscard]] std::size_t size() const { return number.size(); }
  /// "M1 Ana"; the number alone where there is no other name.
  [[nodiscard]] std::string number_and_name(std::size_t member) const {
    std::string text(number[member]);
    if (!name.empty() && !name[member].empty() && name[member] != number[member])
      text += " " + std::string(name[member]);
    return text;
  }
  [[nodiscard]] const Column* measure(std::string_view wanted) const {
    return model::find(measures, wanted);
  }
};

/// A day of the columns `joined` and `left` as a date.
inline Date day_of(std::int32_t day_number) {
  return Date::of(1970, 1, 1).value().plus_days(day_number);
}

}  // namespace toadlane::patronage
