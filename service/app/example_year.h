#pragma once

#include <deque>

#include "engine/model/fiscal_year.h"
#include "engine/patronage/members.h"
#include "service/app/example_case.h"

namespace toadlane::app {

/// The facts of an example about money, as a year and its members. What the bylaws do not know, and
/// what is no amount or number, is a fault of the example.
class ExampleYear {
 public:
  explicit ExampleYear(ExampleCase& example);

  [[nodiscard]] const model::FiscalYear& year() const { return year_; }
  [[nodiscard]] const patronage::Members& members() const { return members_; }
  [[nodiscard]] const Numbers& dividends() const { return dividends_; }
  /// Whether members are named among whom something is divided.
  [[nodiscard]] bool divides() const;
  [[nodiscard]] bool has_joined() const { return !members_.joined.empty(); }
  [[nodiscard]] bool has_classes() const { return !members_.class_of.empty(); }

  [[nodiscard]] std::optional<std::size_t> member(std::string_view name) const;

 private:
  void one(const model::Fact& fact);
  // Whether some step reckons members' amounts from their balances.
  bool by_balances() const;
  // Whether a phrase can name it as a figure or a rate.
  bool nameable(const std::string& name) const;
  void unknown(const model::Fact& fact);
  void rate(const model::Fact& fact);
  void income(const model::Fact& amount);
  // Net income is split by one measure, of which others did something too.
  void check_split();
  void others(const model::Fact& amount);
  void day(const model::Fact& fact, std::vector<std::int32_t>& days);
  void of_class(const model::Fact& fact);
  void opening(const model::Fact& amount);
  void measure(const model::Fact& fact);
  // What a derived measure is made of, for an advice.
  [[nodiscard]] std::string facts_under(const std::string& measure) const;
  std::size_t member_of(const std::string& name);

  ExampleCase& example_;
  const model::SurplusPlan& plan_;
  model::FiscalYear year_;
  patronage::Members members_;
  std::deque<std::string> names_;  // stable under growth: members_ points into it
  Numbers dividends_;
  bool names_members_ = false;
};

}  // namespace toadlane::app
