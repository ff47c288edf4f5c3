#pragma once

#include <string>
#include <utility>
#include <vector>

#include "service/app/close_year.h"

namespace toadlane::conformance {

using Amounts = std::vector<std::pair<std::string, std::string>>;

/// What the amounts come to; NotKnown when one is no number.
Ratio sum_of(const Amounts& amounts);

/// A small co-operative as its users would write it: bylaws, a year file and a members table, made
/// from what a vector gives. It is closed by the call that `toadlane allocate` makes.
struct CoOperative {
  std::string currency = "USD";
  Amounts accounts;  // name -> kind; those that steps move to
  std::string income = "surplus: result of the year";
  std::vector<std::string> measures;  // "hours: {unit: hours}"
  std::string patronage;              // "{combine: ..., weights: {...}}"
  std::vector<std::string> figures;   // "debts: all debts"
  std::string interest;               // "{is: 6%, on: average balance}"
  std::vector<std::string> steps;     // "{move: rest, to: members, ...}"
  std::vector<std::string> losses;    // "{taken_from: {...}}"
  std::string pay;                    // "{cash: 20%, rest: credit to account}"
  std::string rounding;               // "{shares: half up, residue: to reserve}"

  Amounts amounts;         // the income of the year
  std::string net_income;  // or: what the driver splits, with what others did
  Amounts others;
  Amounts opening;
  Amounts figure_amounts;

  /// A column of the members table; a member whom a column does not name has 0.
  void column(const std::string& name, const Amounts& values);
  /// The usual end: the rest to members, and losses too, by this measure.
  void rest_to_members_by(const std::string& measure);

  [[nodiscard]] std::string bylaws() const;
  [[nodiscard]] std::string year() const;
  [[nodiscard]] std::string members() const;

 private:
  std::vector<std::string> numbers_;
  std::vector<std::pair<std::string, Amounts>> columns_;
};

/// The closed year, and questions that vectors ask of it.
class Closed {
 public:
  /// NotKnown, with what the program says, when it refuses.
  explicit Closed(const CoOperative& co_operative);

  [[nodiscard]] const patronage::YearEnd& result() const { return closed_.result; }
  [[nodiscard]] Money income(const std::string& name) const;
  /// What a collective account got; losses are negative.
  [[nodiscard]] Money moved(const std::string& account) const;
  /// What a step moved, by its position.
  [[nodiscard]] Money step(std::size_t index) const;
  [[nodiscard]] Money carried_forward() const;
  [[nodiscard]] Money dividend(const std::string& member) const;
  [[nodiscard]] Money cash(const std::string& member) const;
  /// Money under the least that is paid out, held in the member's name.
  [[nodiscard]] Money held(const std::string& member) const;
  [[nodiscard]] Money retained(const std::string& member) const;
  /// What a step pays outside the dividend.
  [[nodiscard]] Money outright(const std::string& member) const;
  [[nodiscard]] std::vector<std::string> members() const;

 private:
  [[nodiscard]] std::size_t position(const std::string& member) const;
  [[nodiscard]] Money of(const Numbers& column, const std::string& member) const;
  app::ClosedYear closed_;
};

}  // namespace toadlane::conformance
