#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/expression/threshold.h"
#include "engine/model/rule.h"

namespace toadlane::model {

/// How many delegates a group sends, under a condition on the number of its members.
struct DelegateBand {
  std::optional<expression::Threshold> when;
  bool otherwise = false;
  std::optional<expression::Amount> is;
};

/// Groups of members vote through the delegates that they send.
///
///   {cite: Art. 8, number: [{when: fewer than 50 members, is: 1}, {otherwise: yes, is: 1 per 50
///   members}], split: yes}
struct Delegates : Rule {
  std::vector<DelegateBand> number;
  std::optional<bool> split;  // no: the delegates of one group vote together
};

/// A standing delegation of one's vote to another member, which may be recalled.
///
///   {cite: Art. 9, passed_on: yes, recalled_until: 2 days before meeting}
struct Delegation : Rule {
  bool allowed = false;
  std::optional<bool> passed_on;  // whether a vote that was delegated to me goes on with mine
  Phrase recalled_until;          // the last day on which a recall still counts for a meeting
};

}  // namespace toadlane::model
