#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expression/amount.h"
#include "engine/expression/condition.h"
#include "engine/expression/source.h"
#include "engine/expression/when.h"
#include "engine/model/choice.h"
#include "engine/model/rule.h"
#include "engine/model/timing.h"
#include "engine/number/rounding.h"

namespace toadlane::model {

/// A measure of patronage: what a member did with the co-operative in the year. Each is a column of
/// the members table, or is made of other measures or of the days of membership.
///
///   hours: {unit: hours, at_least: 200 hours, at_most: 2080 hours}
///   each member: {unit: points, is: 1}
///   years: {unit: years, is: full years as member, at_most: 5 years}
///   skilled hours: {unit: hours, product_of: [hours, skill]}
///   net purchases: {unit: EUR, is: purchases, less: [returns, excluded lines]}
///
/// With at_least, a member who has less has none; with at_most, what is over does not count.
struct Measure : Rule {
  std::string unit;  // "hours", "USD", "points"
  std::string is;    // a number, "days as member", "full years as member", or a measure; empty: a
                     // column, or a product
  std::vector<std::string> product_of;  // measures that are multiplied, each as it counts
  std::vector<std::string> less;        // measures taken off what `is` names, not below 0
  Phrase by;                            // whose: "members"
  Phrase in;                            // when: "fiscal year"
  std::vector<std::string> counting;    // which kinds are in the column: regular, overtime, ...
  std::optional<expression::Amount> at_least;
  std::optional<expression::Amount> at_most;
};

/// Which members share, of those in the table.
///
///   eligible: {of: hours, at_least: 25% of the average, the_rest: to reserve}
struct Eligibility : Rule {
  std::vector<std::string> classes;           // empty: every class
  std::optional<expression::Condition> when;  // "time as member at least 6 months", at the year end
  std::string of;                             // the measure that `at_least` is about
  std::optional<expression::Amount> at_least;
  std::optional<Ratio> at_least_of_average;  // of all who have any of the measure
  std::string the_rest;  // "to ACCOUNT": where the part of the others goes; empty: they leave
                         // the base
};

/// How several measures make one patronage.
struct Patronage : Rule {
  enum class Combine { none, separate_shares, weighted_sum };
  Combine combine = Combine::none;
  Named<expression::Amount> weights;  // measure -> its part
  std::string empty_measure;  // "weights of the others" or "to ACCOUNT": the part of a measure of
                              // which nobody has any; empty: refused
  std::optional<Eligibility> eligible;
  std::string allocated;                     // "each fiscal year", "each quarter"; empty: not said
  std::optional<bool> owed_before_received;  // the duty to pay is older than the income
  std::string non_members;  // "nothing", "the same rate", "a lower rate"; empty: not said
};

/// A part of a step that goes to the members of one class by a measure of its own.
struct Pool : Rule {
  std::optional<expression::Amount> share;
  std::string in_proportion_to;
};

/// What a step gives to all members together, as a name in the amounts of each one.
inline constexpr std::string_view the_pool = "the pool";

/// What each member gets of a step to members, one by one, and the least and the most of it.
///
///   {each_gets: 2.25% of loan interest, each_at_least: 5.00 USD, each_at_most: 250.00 USD}
///
/// Amounts are not negative; they name measures, figures and `the pool`.
struct EachMember {
  std::optional<expression::Amount> gets;  // "4% of loan interest"
  bool interest = false;                   // gets `accounts.interest` on its base
  std::optional<expression::Amount> at_least;
  std::optional<expression::Amount> at_most;
  std::string above_caps;  // "to ACCOUNT": what caps hold back of the pool
  std::string if_short;    // "in proportion"; empty: refused
  std::string rounded;     // "half up", "whole units half up", ...; empty: half up

  /// Whether the members' amounts make the pool, instead of dividing it.
  [[nodiscard]] bool reckoned() const { return gets.has_value() || interest; }
  [[nodiscard]] bool limited() const { return at_least.has_value() || at_most.has_value(); }
  [[nodiscard]] bool any() const { return reckoned() || limited(); }
};

/// One step of the waterfall.
///
///   {cite: Art. 9.3(b), move: 10% of surplus, to: statutory reserve, until: balance of statutory
///   reserve reaches paid-in capital}
///
/// A step with `when` runs while its condition holds; one with `otherwise`, when none of the steps
/// with `when` just before it ran.
struct SurplusStep : Rule {
  std::optional<expression::Condition> when;
  bool otherwise = false;
  std::optional<expression::Source> move;
  std::string to;                              // an account, or "members"
  std::optional<expression::Amount> at_least;  // "50_000.00 EUR", "20% of surplus"
  std::optional<expression::Amount> at_most;
  std::optional<expression::State> until;
  std::string in_proportion_to;  // a measure, or "patronage"; for steps to members
  Named<Pool> pools;
  std::string empty_pool;  // "to ACCOUNT"
  EachMember each;         // of a step to members
  std::string order;  // "stated", "not stated": that the text puts the step here; empty: not said
  std::string paid;   // "in money": no part of the dividend that `pay` splits; empty: part of it

  /// Whether it may run or not, or stop short of what it says.
  [[nodiscard]] bool bounded() const { return when || otherwise || at_least || at_most || until; }
};

/// One rung of a ladder of losses: it bears what it can, at most `at_most`; the rest goes on.
struct LossRung : Rule {
  std::string from;                           // "ACCOUNT", "members by MEASURE", "carried forward"
  std::optional<expression::Amount> at_most;  // "60% of balance of reserve"
};

/// One rule for losses; the first whose conditions hold is used. It takes the loss from several
/// bearers at once, each with its part, or from one after the other.
struct LossRule : Rule {
  std::optional<expression::Scope> in;        // "fiscal years 1 to 2", counted from the first one
  std::optional<expression::Condition> when;  // "balance of reserve reaches 10_000.00 EUR"
  bool otherwise = false;
  Named<expression::Amount> taken_from;  // "ACCOUNT", "members by MEASURE", "carried forward"
  std::vector<LossRung> in_order;        // instead of `taken_from`
  bool may_go_negative = false;
  std::string if_short;            // who bears what the accounts cannot: "members by patronage"
  Named<std::string> never_below;  // "member accounts" -> "0.00"
  std::string then;                // "carried forward"
  Length carried_at_most;          // "7 years", then members bear it
};

/// The part of a member's dividend that is paid in money, for members that `when` describes.
struct CashRule : Choice {
  std::optional<expression::Condition> when;  // "time as member fewer than 2 years"
  bool otherwise = false;
};

/// Dividends that are too small to be allocated, and the account that they go to.
struct SmallDividends : Rule {
  std::optional<expression::Amount> amount;
  std::string to;
};

/// How a member's dividend is paid.
struct Pay : Rule {
  std::vector<CashRule> cash;  // first match; one unconditional rule is the usual case
  std::string rest;  // "qualified written notice", "nonqualified written notice", "credit"
  Phrase consent_by;
  std::string consent_copy_given;
  std::string consent_cite;
  Phrase paid_no_later_than;
  std::optional<SmallDividends> not_allocated_below;
  std::optional<expression::Amount> all_in_money_below;  // a smaller dividend is paid in money
  std::optional<expression::Amount> held_below;          // less money is held in the member's name
};

/// The named roundings of the year-end. What the file does not say has the default of the engine,
/// which every result prints.
struct RoundingPlan : Rule {
  std::string shares;             // "largest remainder", "half up", "toward zero", ...
  std::string residue;            // "to ACCOUNT": where what the shares do not sum to goes
  std::vector<std::string> ties;  // "larger share", "member number"
  std::string cash;               // "up for each member", "half up for each member", ...
  std::string steps;              // "half up", "down", ...
  bool stated = false;
};

/// Where the year's net margin comes from and where it goes.
struct SurplusPlan : Rule {
  Named<std::string> income;  // name -> what it is: surplus -> "result of work by members"
  std::string split_by;       // the measure that splits net income over the two incomes: the first
                              // is the members', the second that of others
  std::optional<bool> losses_covered_by_other;
  std::string income_basis;
  Named<std::string> figures;  // amounts that the year file gives: name -> what it is
  Named<Measure> measures;
  std::optional<Patronage> patronage;
  std::vector<SurplusStep> steps;
  std::vector<LossRule> losses;
  std::optional<Pay> pay;
  Phrase netting_notice;  // "8.5 months after year end"
  RoundingPlan rounding;
};

}  // namespace toadlane::model
