#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/model/rule.h"
#include "engine/model/timing.h"

namespace toadlane::model {

/// Posts that need a longer probation than the others, and how many of all posts they may be.
struct SpecialPosts : Rule {
  Length probation;                           // "18 months"
  std::optional<expression::Amount> at_most;  // "20%" of all posts
};

/// What a new member pays to join.
///
///   {cite: Art. 6, amount: 1_200.00 USD, paid: [in money, withheld from pay], instalments: 24}
struct JoiningFee : Rule {
  std::optional<expression::Amount> amount;
  std::vector<std::string> paid;  // "in money", "withheld from pay", "in work"
  std::optional<int> instalments;
  std::optional<expression::Amount> of_pay_at_most;  // "50%" of the pay of the first year
};

/// To whom a membership may pass.
struct MembershipTransfer : Rule {
  std::vector<std::string> to;  // "heirs", "members", "applicants"; empty: to nobody
  std::string approved_by;      // a body
};

/// How a member leaves by their own wish.
struct Leaving : Rule {
  std::optional<bool> allowed;
  Length notice;         // "3 months"
  Length stay_at_least;  // "5 years"
};

/// Rules about becoming a member, staying one and leaving that hold for every class. What each
/// class asks for stands with the class.
struct Membership : Rule {
  std::optional<int> members_at_least;
  std::optional<int> people_at_least;  // of them natural persons
  std::optional<bool> open_to_all;     // nobody is kept out for who they are
  Length offered_after;                // "12 months" of work
  Length answered_within;              // "3 months" after a request
  std::optional<SpecialPosts> special_posts;
  std::optional<JoiningFee> fee;
  std::optional<MembershipTransfer> transfer;
  std::optional<Leaving> leaving;
};

}  // namespace toadlane::model
