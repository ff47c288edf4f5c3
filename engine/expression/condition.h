#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/expression/threshold.h"

namespace toadlane::expression {

/// "in the last 6 months".
struct InTheLast {
  Ratio number;
  Unit unit;
  friend bool operator==(const InTheLast&, const InTheLast&) = default;
};

/// "per calendar year".
struct Per {
  enum class Period { calendar_year, fiscal_year, year, quarter, month, week };
  Period period = Period::calendar_year;
  friend bool operator==(const Per&, const Per&) = default;
};

/// "calendar year", "month"; nothing for another word.
std::optional<Per::Period> period_named(std::string_view name);

/// "while member".
struct While {
  std::string status;
  friend bool operator==(const While&, const While&) = default;
};

/// A figure of one member, over all time or a window: "hours worked in the last 6 months".
struct Measure {
  std::string name;
  std::variant<std::monostate, InTheLast, Per, While> window;
  friend bool operator==(const Measure&, const Measure&) = default;
};

/// "balance of legal reserve reaches highest capital ever": `subject` is at least `goal` (reaches)
/// or more than it (exceeds).
struct State {
  Amount subject;
  bool exceeds = false;
  Amount goal;
  friend bool operator==(const State&, const State&) = default;
};

/// "dues unpaid more than 90 days".
struct Comparison {
  Measure measure;
  Comparator comparator = Comparator::at_least;
  Amount limit;
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// "suspended": a declared status, true or not of one member.
struct Status {
  std::string name;
  friend bool operator==(const Status&, const Status&) = default;
};

/// "decision admit_member passed".
struct Passed {
  std::string decision;
  friend bool operator==(const Passed&, const Passed&) = default;
};

struct Condition;

struct Not {
  Box<Condition> condition;
  friend bool operator==(const Not& a, const Not& b);
};

/// All of them hold (and); at least two.
struct AllTrue {
  std::vector<Condition> parts;
  friend bool operator==(const AllTrue& a, const AllTrue& b);
};

/// One of them holds (or); at least two.
struct AnyTrue {
  std::vector<Condition> parts;
  friend bool operator==(const AnyTrue& a, const AnyTrue& b);
};

/// What must be so: "hours worked at least 650 hours and decision admit_member passed".
struct Condition {
  std::variant<State, Comparison, Status, Passed, Not, AllTrue, AnyTrue> node;
  friend bool operator==(const Condition&, const Condition&) = default;
};

std::string to_text(const Measure& measure);
std::string to_text(const State& state);
std::string to_text(const Condition& condition);

}  // namespace toadlane::expression
