#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/members.h"
#include "engine/trace/trace.h"

namespace toadlane::patronage {

/// One limit of the block `ratios` against the figures of a year.
struct RatioFound {
  enum class Answer { kept, broken, not_tested };
  Clause clause;      // "ratios.pay.highest_to_lowest"
  std::string cite;   // of the ratio
  std::string name;   // "pay"
  std::string what;   // "highest to lowest gross pay"
  std::string limit;  // "at most 5"
  Answer answer = Answer::not_tested;
  std::optional<Ratio> value;  // exact; nothing: not tested
  std::string found;           // "of P1 Ines 58240 and P9 Zoe 11200"; not tested: what is missing
  std::vector<Step> why;       // empty: not tested
};

/// "kept", "broken", "not tested".
std::string_view words_for(RatioFound::Answer answer);

/// Every limit of the bylaws, in their order.
///
///   pay 58,240 and 11,200, at most 5      ->  broken: 26/5 (5.2)
///   7 members, others: {people: 6}, 51%   ->  kept: 7/13
///   7 members, nothing said of others     ->  not tested
///
/// Pay and the like are compared among those who have any of it: who had no pay in the year was not
/// paid too little. What people did counts whoever did it; people and votes are counted at the year
/// end. Absent figures are never 0.
std::vector<RatioFound> ratios_of(const model::Bylaws& bylaws, const model::FiscalYear& year,
                                  const Members& members);

/// P240 for each limit that is broken and P241 for each that was not tested.
Diagnostics doubts_about(const std::vector<RatioFound>& ratios);

}  // namespace toadlane::patronage
