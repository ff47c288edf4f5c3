#pragma once

#include "engine/meetings/roll.h"
#include "engine/meetings/roll_condition.h"

namespace toadlane::meetings {

/// The rules of one class, made ready for the day.
struct ClassRules {
  std::string name;
  const model::MemberClass* rule = nullptr;  // nullptr: the bylaws declare no class
  std::optional<RollCondition> admitted;
  std::optional<RollCondition> kept;
  std::optional<RollCondition> ends;
  std::optional<RollCondition> active;
  const model::Length* waiting = nullptr;
  std::int32_t admitted_by = 0;  // who waits: those admitted after this day may not vote yet
  bool used = false;             // somebody is in the class

  [[nodiscard]] int votes() const { return rule == nullptr ? 1 : rule->votes.value_or(0); }
  /// Whether the class is in a count of members ("all members").
  [[nodiscard]] bool counts_among(std::string_view base) const {
    return rule == nullptr || rule->counts_among.empty() || rule->counts_among == base;
  }
};

/// What the roll keeps to explain itself.
struct Roll::Rules {
  const model::Bylaws* bylaws = nullptr;
  std::vector<ClassRules> classes;  // as in RollFacts::class_names; one without a rule if none
  std::optional<RollCondition> good_standing;

  [[nodiscard]] const ClassRules& of(std::uint16_t member_class) const {
    return classes[member_class == no_class ? 0 : member_class];
  }
};

/// The first day on which the person was in the class, or on the register: of the admission where
/// the table has it, else of the period of the class, else of the joining; no_day when no table
/// says.
std::int32_t admission_of(const RollFacts& facts, std::size_t member, std::string_view member_class,
                          std::int32_t day);

/// The article of a rule: its own, or else that of the rule around it.
inline const std::string& article(const std::string& own, const std::string& around) {
  return own.empty() ? around : own;
}

/// The share of the yearly minimum that is asked of a member; nothing: it is not asked at all (the
/// member came after the year, or the first year does not count). `open` when the bylaws do not say
/// how the first year counts.
struct MinimumAsked {
  std::optional<Minimum> minimum;
  bool open = false;
};
MinimumAsked minimum_of(const ClassRules& rules, const RollFacts& facts, std::size_t member,
                        std::int32_t admission);

}  // namespace toadlane::meetings
