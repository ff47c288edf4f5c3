#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/engine/patronage/oracle.h"

namespace toadlane::oracle {

/// A pool that goes to members.
struct ToDivide {
  std::size_t movement;
  std::string measure;
  std::string only_class;
  std::string empty_pool;
  Fraction exact;
  Whole amount;
  bool loss = false;
  bool in_money = false;
  std::vector<Whole> made = {};               // the parts, where the step made them
  std::optional<Whole> floor = std::nullopt;  // of a loss
};

/// The books of the oracle while a year is closed: what is left of each income, what accounts hold,
/// and what phrases say at that moment.
class Books {
 public:
  virtual ~Books() = default;

 protected:
  Books(const Plan& plan, const Year& year) : plan_(plan), year_(year) {}

  [[nodiscard]] Whole minor(const std::string& money) const;
  void refuse(const std::string& code);
  [[nodiscard]] std::size_t income(const std::string& name) const;
  /// Of one income, or of all.
  [[nodiscard]] Whole left(const std::string& of) const;
  /// An income or a figure, in minor units.
  Fraction named(const std::string& name);
  /// In minor units, never below 0; incomes as the steps see them.
  Fraction value_of(const Sum& sum);
  Fraction goal_of(const Until& until);
  Fraction now_of(const Until& until);
  bool holds_now(const Condition& condition);
  /// Each member's weight in a pool; a code when there is a mistake.
  virtual std::string weights_of(const ToDivide& pool, std::vector<Fraction>& weights) const = 0;

  const Plan& plan_;
  const Year& year_;
  Whole minor_ = 1;
  std::map<std::string, Whole> opening_;
  std::map<std::string, Whole> moved_;
  std::vector<std::string> numbers_;
  std::vector<Whole> incomes_;
  std::vector<Whole> whole_;  // the sources, once netted
  std::vector<Whole> left_;
  std::vector<ToDivide> pools_;
  Outcome out_;
};

}  // namespace toadlane::oracle
