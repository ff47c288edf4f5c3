#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace toadlane::oracle {

/// The year-end worked out a second time, slowly and plainly, sharing no code with the engine:
/// every number is a text in the plan and a big fraction in here. Written from the bylaws language
/// and the formulas of the year-end, to be held against `patronage::close_year`.
using Whole = boost::multiprecision::cpp_int;
using Fraction = boost::multiprecision::cpp_rational;

/// A day, as three numbers.
struct Day {
  int year = 0;
  int month = 1;
  int day = 1;
};

/// "time as member at least 2 years".
struct Tenure {
  std::string comparator;  // "at least", "more than", "at most", "fewer than"
  int number = 0;
  std::string unit;  // "days", "months", "years"
};

struct Measure {
  std::string name;
  std::string unit;                     // "hours", "points"
  std::optional<std::string> at_least;  // a number of its unit
  std::optional<std::string> at_most;
  std::string is;  // a number, "days as member", "full years as member" or a measure
  std::vector<std::string> product_of;
  std::vector<std::string> less;
};

/// "balance of reserve reaches 25% of (surplus plus profit)".
struct Until {
  bool balance = true;  // or "moved to"
  std::string account;
  bool exceeds = false;
  std::string fraction;            // of the sum of the names; empty: all of it
  std::vector<std::string> names;  // incomes and figures
};

/// "20% of surplus", "4% of paid-in capital", "60% of balance of reserve"; or money, where `of` is
/// empty.
struct Sum {
  std::string amount;
  std::string of;  // an income, a figure, "balance of ACCOUNT"; of a member: a measure, "the pool"
};

/// "not (balance of reserve reaches 25% of surplus)".
struct Condition {
  bool negated = false;
  Until state;
};

/// What each member of a step gets, or the limits of each one's part.
struct Each {
  std::optional<Sum> gets;  // of a measure or the account balance
  bool interest = false;    // of `Plan::interest`
  std::optional<Sum> at_least;
  std::optional<Sum> at_most;
  std::string above_caps;  // an account
  bool in_proportion = false;
  std::string rounded;  // "half up", ..., "whole units half up"; empty: not said
};

struct Pool {
  std::string member_class;
  std::string share;
  std::string in_proportion_to;
};

struct Step {
  enum class Take { all_of, part_of, part_of_rest, rest, sum };
  Take take = Take::rest;
  std::string amount;  // the fraction, or the sum of money
  std::string of;      // an income; empty: of everything (rest and part_of_rest only)
  std::string to;      // an account, or "members"
  std::optional<Until> until;
  std::string in_proportion_to;
  std::vector<Pool> pools;
  std::string empty_pool;  // an account
  std::optional<Condition> when;
  bool otherwise = false;
  std::optional<Sum> at_least;
  std::optional<Sum> at_most;
  std::optional<Each> each;
  bool in_money = false;  // paid beside the dividend
};

/// One bearer of several, one after the other.
struct Rung {
  std::string from;
  std::optional<Sum> at_most;
};

/// Who bears a loss.
struct Losses {
  std::optional<Condition> when;
  std::vector<Rung> in_order;                                   // instead of `taken_from`
  std::vector<std::pair<std::string, std::string>> taken_from;  // bearer, fraction
  bool may_go_negative = false;
  std::string if_short;  // a bearer; empty: not said
  std::optional<std::string> members_floor;
};

/// The part in money, for those whom the tenure describes (nothing: for everybody else).
struct Band {
  std::optional<Tenure> when;
  std::string part;
  std::optional<std::string> at_least;
};

struct Plan {
  unsigned decimals = 2;
  [[nodiscard]] std::string currency() const {
    return decimals == 0 ? "JPY" : decimals == 3 ? "BHD" : "USD";
  }
  std::vector<std::string> incomes;
  bool netting = false;
  std::vector<std::string> accounts;
  std::vector<Measure> measures;
  bool separate_shares = false;
  std::vector<std::pair<std::string, std::string>> weights;  // measure, fraction
  std::string empty_measure;                                 // "weights of the others", "to ..."
  std::vector<std::string> eligible_classes;                 // empty: all
  std::optional<Tenure> eligible_when;
  std::string eligible_of;  // a measure; empty: nothing is the least
  std::optional<std::string> eligible_at_least;
  std::string eligible_average;  // a fraction, where there is no number
  std::string the_rest;          // an account
  std::string split_by;          // a measure; empty: net income is not split
  std::vector<Step> steps;
  std::vector<std::string> loss_accounts;  // of the accounts: may be negative
  std::string interest;                    // the rate of `accounts.interest`; empty: no rule
  std::string interest_on;                 // a measure, or "opening balance"
  std::optional<Losses> losses;
  std::optional<Losses> other_losses;  // when the first rule does not hold
  std::optional<std::pair<std::string, std::string>> not_allocated;  // below, account
  std::string all_in_money_below;                                    // money; empty: not said
  std::string held_below;
  std::vector<Band> cash;       // empty: the file has no `pay`
  std::string shares_rounding;  // "half up", "toward zero", ...; empty: not said
  std::string residue;          // an account
  std::string steps_rounding;   // "half up", "half even", "down", "up"; empty: not said
  std::string cash_rounding;  // "up", "down", "half up", "half even", "largest remainder"; or empty
};

struct Member {
  std::string number;
  std::string member_class;
  Day joined;
  std::optional<Day> left;
  std::vector<std::string> did;  // by the plan's measures
  std::string balance;           // of the member's account
};

struct Year {
  Day ends;
  std::vector<std::string> income;                            // by the plan's incomes
  std::optional<std::string> net_income;                      // in place of it
  std::string others;                                         // of the measure that splits it
  std::vector<std::pair<std::string, std::string>> openings;  // account, money
  std::vector<std::pair<std::string, std::string>> figures;
  std::vector<Member> members;
};

struct Movement {
  std::string to;
  Whole minor;
};

/// A pool that was divided: what it was before and after rounding, and each member's exact part.
struct Division {
  Fraction exact_pool;
  Whole pool;
  bool loss = false;
  bool floors = false;
  std::size_t movement = 0;
  std::vector<Fraction> exact;
  bool in_money = false;
  bool made = false;  // by its step, for each member
};

/// What members get of one pool, or of several that share a member: exactly, and rounded once.
struct Together {
  std::vector<Whole> parts;
  std::vector<Fraction> exact;
};

struct Outcome {
  std::string refused;  // the code of the first mistake: "P207"; empty: none
  std::vector<Movement> movements;
  std::vector<Division> divisions;
  std::vector<Together> together;
  std::vector<Whole> dividend;
  std::vector<Whole> outright;
  std::vector<Whole> cash;
  std::vector<Whole> held;
  std::vector<Whole> least_cash;  // the smallest lawful amount; 0 where the plan sets none
};

Outcome close(const Plan& plan, const Year& year);

/// "12.5%", "2/37", "1_000.50": as a fraction. Only texts that the tests themselves write.
Fraction number(const std::string& text);

}  // namespace toadlane::oracle
