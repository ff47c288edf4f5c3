#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/expression/condition.h"
#include "engine/meetings/roll_facts.h"
#include "engine/model/bylaws.h"

namespace toadlane::meetings {

/// How a yearly minimum is asked of one member: of a first, incomplete year only a part, and of
/// somebody with a lower minimum only that.
struct Minimum {
  std::int64_t days = 1;     // as a member in the period ...
  std::int64_t of_days = 1;  // ... of so many: 1 and 1 for the whole
  bool lowered = false;      // the member's own lower minimum counts
};

/// A condition made ready to be asked of each member as at one day, without an exact fraction for
/// each: what the rule compares with is brought to whole numbers once.
///
///   "hours worked in the last 6 months at least 500 hours" on 2025-06-30
///   ->  the records from 2025-01-01 to 2025-06-30 come to 500.00 or more
///
/// A figure of a member is, in this order: a column of that name in the members table; the sum of
/// the records in the window (`in the last 6 months`: six whole months up to the
/// day; `per calendar year`: of the last year that is over, `per fiscal year` alike; without a
/// window: up to the day). A time (`unpaid leave more than 6 months`) runs from the first day of
/// the period that covers the day, and is nothing where there is none; `time as member` runs from
/// the admission and `time worked` from the joining. A status is a column with yes and no, a period
/// that covers the day, a class, or a term that the bylaws define.
class RollCondition {
 public:
  /// What the condition speaks of has to be in the tables: what is not stands in missing().
  RollCondition(const expression::Condition& condition, const model::Bylaws& bylaws,
                const RollFacts& facts, Date day);
  RollCondition(RollCondition&&) noexcept;
  RollCondition& operator=(RollCondition&&) noexcept;
  ~RollCondition();

  /// Each name once; none of the calls below may be made while there are any.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  /// The last complete year of a rule `per calendar year`; nothing when there is no such rule.
  [[nodiscard]] std::optional<std::pair<Date, Date>> year() const { return year_; }

  /// 1 it holds, 0 it does not, -1 the cell that decides is empty. `member_class` is the class on
  /// the day.
  [[nodiscard]] int holds(std::size_t member, std::uint16_t member_class,
                          const Minimum& minimum = {}) const;
  /// The same for what ends membership for good: a time counts as its longest stretch up to the
  /// day, be it over or not.
  [[nodiscard]] int ever(std::size_t member, std::uint16_t member_class) const;

  /// What decided, in words: "hours worked in the last 6 months: 480, at least 500 hours asked".
  [[nodiscard]] std::string why(std::size_t member, std::uint16_t member_class,
                                const Minimum& minimum = {}) const;
  /// The name of the cell that is empty, when holds() gave -1.
  [[nodiscard]] std::string empty_cell(std::size_t member, std::uint16_t member_class) const;

 private:
  struct Node;
  class Builder;
  struct Asked;

  std::unique_ptr<Node> root_;
  std::vector<std::string> missing_;
  std::optional<std::pair<Date, Date>> year_;
};

}  // namespace toadlane::meetings
