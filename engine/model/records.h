#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/expression/threshold.h"
#include "engine/model/rule.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// What members may see of the co-operative's records, and how.
struct Inspection : Rule {
  std::vector<std::string> of;         // "bylaws", "minutes", "accounts"
  std::optional<bool> purpose_needed;  // whether a member must say what for
  Length answered_within;              // "10 working days"
  std::string copies;                  // "free", "at cost", "none"
};

/// From which size the accounts are audited: any one of them is enough.
struct Audit : Rule {
  std::optional<expression::Threshold> members;  // "more than 50 members"
  std::optional<int> employees_above;
  std::optional<expression::Amount> income_above;  // of a year
};

/// The co-operative's records.
struct Records : Rule {
  std::optional<Inspection> inspection;
  Length kept_for;       // "7 years"
  std::string language;  // in which members are written to
  std::optional<Audit> audit;
};

}  // namespace toadlane::model
