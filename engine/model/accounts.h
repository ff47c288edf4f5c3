#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/model/choice.h"
#include "engine/model/rule.h"

namespace toadlane::model {

/// A collective account, and what the law would call it. A loss account may be negative; what is
/// in a payable (a tax, dues of a federation) leaves the co-operative.
struct CollectiveAccount : Rule {
  std::string kind;  // "unallocated reserve", "indivisible reserve", "fund", "loss account",
                     // "payable"
};

/// What `accounts.interest.on` calls the balance of a member's account at the start of the year,
/// and how phrases and the members table name it.
inline constexpr std::string_view opening_balance = "opening balance";
inline constexpr std::string_view account_balance = "account balance";

/// Interest on members' capital: a bounded choice on a base.
struct Interest : Choice {
  std::string on;  // "opening balance" of the member's account, or a measure of the surplus
  std::optional<bool> in_addition_to_patronage;  // it does not lessen what patrons are owed
};

/// Capital accounts in the sense of a statute: what all members' accounts and the collective one
/// hold is the net worth of the co-operative.
struct CapitalAccounts : Rule {
  std::string sum_is;      // "net book value"
  std::string collective;  // the account that holds what belongs to no member
  std::string adjusted;    // "each fiscal year", "each quarter"; empty: not said
};

/// What is taken off a leaver's account.
struct Deducted : Rule {
  std::optional<expression::Amount> leaving_early;  // "20%"
  std::optional<expression::Amount> expulsion;      // "30%"
};

/// How written notices come back to members while they stay.
struct Redemption : Rule {
  std::vector<Phrase> order;
  Phrase aim;
  Phrase if_short;
  Phrase only_if;
};

/// One instalment after a member leaves.
struct Instalment {
  Phrase part;
  Phrase no_later_than;
};

/// What a leaving member is paid, and when.
struct Exit : Rule {
  Phrase valued_at;
  Phrase becomes;
  Phrase settled_on;
  std::vector<Instalment> pay;
  std::vector<Instalment> pay_on_death;  // in place of `pay`, to the heirs
  std::optional<Deducted> deducted;
  std::optional<expression::Amount> deferred_above;  // "10%" of the capital in one year
  Phrase interest;
  std::optional<bool> set_off;
  Named<Phrase> never_below;
};

/// What happens to money that nobody claims.
struct Unclaimed : Rule {
  Phrase after;
  Phrase notice;
  std::string to;
};

/// The co-operative's own accounts and the rules of the members' ones.
struct Accounts : Rule {
  std::optional<Interest> interest;
  std::optional<Redemption> redeem;
  std::optional<Exit> on_exit;
  std::optional<Unclaimed> unclaimed;
  std::optional<CapitalAccounts> capital_accounts;
  Named<CollectiveAccount> collective;
};

}  // namespace toadlane::model
