#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/meetings/roll_condition.h"

namespace toadlane::meetings {

/// One part of a condition, resolved against the tables: what is compared, and with what.
struct RollCondition::Node {
  enum class Kind {
    all,            // of parts
    any,            // of parts
    negated,        // the one part
    column,         // a figure of the members table
    records,        // a sum of records
    period_time,    // how long a period has run
    start_time,     // how long since joining or admission
    status_column,  // yes or no
    status_period,  // a period covers the day
    is_class,
  };
  Kind kind = Kind::all;
  std::string words;  // "hours worked in the last 6 months", "suspended"
  std::string asked;  // "at least 500 hours"
  std::vector<Node> parts;
  const RollFacts* facts = nullptr;
  std::int32_t day = 0;

  expression::Comparator comparator = expression::Comparator::at_least;
  std::int64_t numerator = 0;  // of the limit
  std::int64_t denominator = 1;
  bool yearly = false;  // a first year and a lower minimum count

  const Column* column = nullptr;
  std::uint16_t name = no_class;        // of periods or records; no_class: no row has it
  std::int32_t after = no_day;          // records after this day count; no_day: all
  std::int32_t up_to = 0;               // and up to this one
  std::uint16_t only_while = no_class;  // and only in periods of that name
  bool has_while = false;

  std::int32_t latest = 0;    // a time that began by this day is at least so long
  std::int32_t earliest = 0;  // one that began from this day on is at most so long
  expression::Number time;    // the limit as written
  bool from_joining = false;  // else from the admission

  const std::vector<std::int8_t>* cells = nullptr;
  std::uint16_t class_index = no_class;

  [[nodiscard]] std::int64_t sum_of(std::size_t member) const;
  [[nodiscard]] std::int32_t start_of(std::size_t member) const;
};

}  // namespace toadlane::meetings
