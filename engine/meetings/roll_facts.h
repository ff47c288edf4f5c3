#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/text_column.h"
#include "engine/model/rule.h"
#include "engine/number/columns.h"

namespace toadlane::meetings {

/// A day that is not there, among day numbers (Date::day_number()).
inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();
inline constexpr std::uint16_t no_class = std::numeric_limits<std::uint16_t>::max();

/// The date of a day number.
inline Date day_of(std::int32_t number) {
  return Date::of(1970, 1, 1).value_or(Date()).plus_days(number);
}

/// One stretch of time in which a member had a class or a status, or in which something ran on
/// (unpaid leave): both days belong to it; no_day for one that has not ended.
struct MemberPeriod {
  std::uint32_t member = 0;
  std::uint16_t name = 0;  // position in RollFacts::period_names
  std::int32_t from = 0;
  std::int32_t until = no_day;

  [[nodiscard]] bool covers(std::int32_t day) const {
    return from <= day && (until == no_day || day <= until);
  }
};

/// One figure of a member on a day: 7.5 hours worked on 2025-03-01.
struct MemberRecord {
  std::uint32_t member = 0;
  std::uint16_t name = 0;  // position in RollFacts::record_names
  std::int32_t day = 0;
  std::int64_t scaled = 0;  // in 10^-RollFacts::record_places
};

/// What is recorded of each member, column by column; a column that is not there is empty.
struct RollFacts {
  TextColumn number;  // all different
  TextColumn name;
  std::vector<std::string> class_names;
  std::vector<std::uint16_t> class_of;              // position in class_names, or no_class
  std::vector<std::int32_t> joined;                 // the first day on the register
  std::vector<std::int32_t> left;                   // the last day as a member
  std::vector<std::int32_t> admitted;               // the day of admission to the class
  model::Named<std::vector<std::int8_t>> statuses;  // 1 yes, 0 no, -1 not said
  model::Named<Column> measures;  // by the words of the rule: "hours worked per calendar year"
  std::optional<Column> lower_minimum;  // the personal yearly minimum; 0: none

  bool periods_given = false;
  std::vector<std::string> period_names;
  std::vector<MemberPeriod> periods;     // by member; those of one name by their first day
  std::vector<std::uint32_t> period_of;  // the first of each member, and one behind the last
  bool records_given = false;
  std::vector<std::string> record_names;
  unsigned record_places = 0;
  std::vector<MemberRecord> records;  // by member
  std::vector<std::uint32_t> record_of;

  [[nodiscard]] std::size_t size() const { return number.size(); }
};

/// Orders periods and records by member, and notes where those of each begin.
void put_in_order(RollFacts& facts);

}  // namespace toadlane::meetings
