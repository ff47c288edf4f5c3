#pragma once

#include <string>
#include <vector>

#include "engine/meetings/motion.h"

namespace toadlane::meetings {

/// The majority that fits the case of a motion, or what is not said to choose one.
struct CaseFound {
  const model::ConditionalMajority* rule = nullptr;
  std::size_t position = 0;  // in the list, from 0
  std::string words;         // "as it is on the agenda"; empty: the size chose it
  std::vector<Missing> missing;
};

/// The first of several majorities whose case this is: by the number of members or directors, by
/// the agenda, or by an earlier motion that was carried.
///
///   [{when: on the agenda, is: more than 1/2 of votes cast},
///    {otherwise: yes, is: at least 2/3 of votes cast}]
///   an item that was not on the agenda   ->   the second
CaseFound case_of(const std::vector<model::ConditionalMajority>& rules, const Motion& motion,
                  const Headcount& counts);

}  // namespace toadlane::meetings
