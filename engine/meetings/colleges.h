#pragma once

#include <vector>

#include "engine/meetings/weighing.h"

namespace toadlane::meetings {

/// One college as it stands: whether it exists, and what became of it if it does not.
struct CollegeStanding {
  std::string name;
  Integer members = 0;  // with those of missing colleges that vote with it
  bool exists = false;
  std::string votes_with;  // of a missing one: the college that it joins; empty: none
  Ratio stated;            // the weight that the bylaws give
  Ratio weight;            // the weight here; of a missing one 0
  std::string note;
};

/// The colleges, or the counts that are missing.
struct CollegesFound {
  std::vector<CollegeStanding> colleges;
  std::vector<std::string> missing;
};

/// Which colleges exist, and with what weight. One that is too small votes with another, which
/// takes over its members and its weight, or its weight is spread over those that exist, in
/// proportion to their weights. Members who join count towards the size of the college that they
/// join. Where the bylaws do not say when a college exists, one member is enough; where they do not
/// say what becomes of a missing one, its weight is spread.
///
///   40%, 30%, 20%, 10%, the fourth too small   ->   4/9, 3/9, 2/9, 0
CollegesFound colleges_of(const model::Colleges& rule, const Headcount& counts);

/// The votes of the colleges as one result: in proportion to the votes in each, or each as a block.
/// A college in which nobody voted is left out.
///
///   4/9 of workers 8 to 2, 3/9 of producers 3 to 3, 2/9 of consumers 40 to 10   ->   7/10 for;
///   each as a block, a tied one against   ->   2/3 for
WeighedFound weigh_colleges(const model::Colleges& rule, const std::vector<GroupVotes>& votes,
                            const std::string& abstentions, const Headcount& counts);

}  // namespace toadlane::meetings
