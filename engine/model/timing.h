#pragma once

#include <optional>
#include <string>

#include "engine/expression/condition.h"
#include "engine/expression/when.h"
#include "engine/model/rule.h"

namespace toadlane::model {

/// A phrase that says when, and what it means: "10 to 60 days before meeting".
struct Timing : Phrase {
  std::optional<expression::When> when;  // nothing: the phrase could not be read
};

/// A phrase that is a condition on one member, and what it means: "hours worked at least 650 hours
/// and initial contribution paid".
struct Test : Phrase {
  std::optional<expression::Condition> condition;
};

/// A phrase that is a length of time: "30 days", "6 months".
struct Length : Phrase {
  std::optional<expression::Number> time;  // its unit is one of time
};

/// A stretch of each year: "first quarter", "second half", "March", "March to May"; or one that is
/// counted from an event: "within 6 months of year end".
struct YearPart : Phrase {
  unsigned first_month = 0;  // 1 January to 12 December; 0: the phrase names no months
  unsigned last_month = 0;   // not before `first_month`
  std::optional<expression::When> when;
};

/// A word that the bylaws define: by a condition, or as something that is recorded of each member.
///
///   good standing: not (dues unpaid more than 90 days) and not suspended
///   shifts:        {recorded: as a measure, unit: shifts, cite: Art. 6}
struct Term : Test {
  std::string recorded;  // "as a status", "as a measure"; empty: the condition defines it
  std::string unit;      // of a measure: "hours", "days", "shifts"
  std::string about;
  std::string cite;
};

}  // namespace toadlane::model
