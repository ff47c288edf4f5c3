#pragma once

#include "engine/meetings/roll_node.h"

namespace toadlane::meetings {

/// Resolves a condition against the tables: which column, records or periods each of its parts is
/// about, and what it is compared with.
class RollCondition::Builder {
 public:
  Builder(const model::Bylaws& bylaws, const RollFacts& facts, Date day)
      : bylaws_(bylaws), facts_(facts), day_(day) {}

  Node build(const expression::Condition& condition);

  std::vector<std::string> missing() && { return std::move(missing_); }
  [[nodiscard]] std::optional<std::pair<Date, Date>> year() const { return year_; }

 private:
  Node build(const expression::State& state);
  Node build(const expression::Comparison& comparison);
  Node build(const expression::Status& status);
  Node build(const expression::Passed& passed);
  Node build(const expression::Not& negation);
  Node build(const expression::AllTrue& all);
  Node build(const expression::AnyTrue& any);
  Node parts_of(Node::Kind kind, const std::vector<expression::Condition>& parts);

  Node node(Node::Kind kind, std::string words) const;
  bool set_limit(Node& node, const expression::Comparison& comparison);
  void set_time(Node& node, const expression::Number& time) const;
  bool set_window(Node& node, const expression::Measure& measure);
  Node recorded_status(const std::string& name);
  void miss(std::string name);
  [[nodiscard]] std::pair<Date, Date> last_complete(expression::Per::Period period) const;

  const model::Bylaws& bylaws_;
  const RollFacts& facts_;
  Date day_;
  std::vector<std::string> missing_;
  std::optional<std::pair<Date, Date>> year_;
  std::vector<std::string> terms_;  // being resolved, so that none is defined by itself
};

}  // namespace toadlane::meetings
