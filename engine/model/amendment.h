#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/expression/when.h"
#include "engine/model/rule.h"

namespace toadlane::model {

/// A change of the text: from when it holds, what decides whether it applies, how it was adopted.
/// The values that it sets stay in the document (rules/bylaws lays them over the text).
struct Amendment : Rule {
  /// Which date decides for one block: fiscal years ending, or notices sent, on or after a day.
  struct Application {
    std::string block;  // "surplus", "meetings"
    std::optional<expression::Scope> scope;
  };
  struct Adoption {
    std::string decision;
    std::optional<Date> on;
    std::optional<long> votes_for;
    std::optional<long> votes_against;
    std::optional<long> members;
    std::optional<long> present;
    std::string by;                         // the body that decided; empty: one that may
    Named<std::optional<long>> members_of;  // by class, where the text weighs votes by class
    Named<std::optional<long>> for_of;
    Named<std::optional<long>> against_of;
  };
  std::string id;
  std::optional<Date> from;
  std::vector<Application> applies_to;
  Adoption adopted_by;
  std::vector<Clause> sets;
};

}  // namespace toadlane::model
