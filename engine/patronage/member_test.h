#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/expression/condition.h"
#include "engine/patronage/members.h"

namespace toadlane::patronage {

/// P205 when the members table does not say of everybody when they joined; who joined when is a
/// fact, and a blank is not taken for a member of old.
std::optional<Diagnostic> days_missing(const Members& members, const Clause& clause);

/// A condition made ready to be asked of each member at a year end: how long somebody has been a
/// member, and of which class.
///
///   "time as member at least 2 years" on 2025-12-31: joined on or before 2023-12-31
class MemberTest {
 public:
  /// The condition must speak of `time as member` and of classes only; another is refused, with
  /// the clause it stands in.
  static Result<MemberTest> of(const expression::Condition& condition, Date year_end,
                               const Members& members, const Clause& clause);

  /// Of one of the members that it was made for.
  [[nodiscard]] bool holds(const Members& members, std::size_t member) const;

  /// Calls `loop` with a test of a member's position, for loops over all members: the test that
  /// nearly all bylaws make of everybody is made without a call.
  template <class Loop>
  void with(const Members& members, Loop loop) const {
    if (kind_ == Kind::joined_by)
      loop(
          [joined = members.joined.data(), day = day_](std::size_t i) { return joined[i] <= day; });
    else
      loop([&](std::size_t i) { return holds(members, i); });
  }

 private:
  enum class Kind { joined_by, class_is, all, any, negated };
  Kind kind_ = Kind::all;
  std::int32_t day_ = 0;  // joined_by: the last day of joining that holds
  std::uint16_t class_ = 0;
  std::vector<MemberTest> parts_;
};

}  // namespace toadlane::patronage
