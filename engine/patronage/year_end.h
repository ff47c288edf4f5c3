#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/bylaws.h"
#include "engine/model/fiscal_year.h"
#include "engine/patronage/division.h"
#include "engine/patronage/members.h"
#include "engine/patronage/movement.h"
#include "engine/patronage/payment.h"
#include "engine/patronage/ratios.h"

namespace toadlane::patronage {

/// A year closed: every cent of the income has a place, and every part its reason.
struct YearEnd {
  Currency currency;
  Date ends;  // the last day of the fiscal year
  model::Named<Money> income;
  std::vector<Step> income_why;  // how net income was split; empty: the incomes were given
  Money income_total;
  std::vector<Movement> movements;  // they sum to income_total
  std::vector<Division> divisions;
  std::vector<Portion> portions;  // of the divisions, each in one
  model::Named<Money> moved;      // per collective account
  model::Named<Money> closing;    // opening plus moved, of accounts whose opening is known
  Money to_members;               // what the members' dividends (or losses), and what steps
                                  // pay them beside those, sum to
  Payment payment;
  bool split = false;                    // whether the bylaws say how dividends are paid
  Numbers dividend;                      // per member, minor units
  Numbers cash;                          // dividend = cash + held + retained
  Numbers held;                          // payable in the member's name; empty: nothing is held
  Numbers outright;                      // in money beside the dividend; empty: no step pays so
  std::int64_t not_allocated_below = 0;  // dividends under this went to an account; 0: none did
  std::vector<std::string> policies;     // the roundings used, and who said so
  std::vector<RatioFound> ratios;        // each limit of the block `ratios`
  Diagnostics doubts;

  /// What of a member's dividend stays in their account, and the column of it.
  [[nodiscard]] std::int64_t retained(std::size_t member) const {
    return dividend[member] - cash[member] - (held.empty() ? 0 : held[member]);
  }
  [[nodiscard]] Numbers retained() const;
  /// Minor units of this result as money.
  [[nodiscard]] Money money(std::int64_t minor) const { return Money::of_minor(minor, currency); }
};

/// Closes a fiscal year: the split of net income where the year gives that, the waterfall, the
/// division of the pools among the members by the named rounding (each member's exact shares of
/// all pools become cents once), and the split of each dividend into money and what is retained.
/// The members hold the columns of derived measures (`add_derived`).
///
/// Each sum cites the layer that spoke: an article, with the resolution that chose its number; the
/// statute where the bylaws are silent ("from the statute, s. 42"); or a default that nobody
/// stated.
///
/// Steps that are `paid: in money` are no part of the dividend. Dividends under
/// `pay.not_allocated_below` go back to an account, before anything is paid.
///
/// Always: sum(movements) = income, sum(dividend) + sum(outright) = to_members, dividend = cash +
/// held + retained; these are invariants. The members' order changes nothing.
Result<YearEnd> close_year(const model::Bylaws& bylaws, const model::FiscalYear& year,
                           const Members& members);

/// The steps of one member's dividend, from what they did to the cent, in four lines of arithmetic
/// or so: share, exact amount, rounding, the part in money. For somebody without a share, the rule
/// that left them out; empty when they had no patronage.
std::vector<Step> explain_member(const model::Bylaws& bylaws, const YearEnd& result,
                                 const Members& members, std::size_t member);

}  // namespace toadlane::patronage
