#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/clause.h"
#include "engine/base/date.h"
#include "engine/number/money.h"
#include "engine/number/ratio.h"

namespace toadlane {

/// Something that a step started from or arrived at.
using TraceValue = std::variant<std::string, Money, Ratio, Date>;

/// As a person reads it: money with its code ("41250.00 USD"), exact numbers plain ("1800",
/// "2/37").
std::string to_text(const TraceValue& value);

/// One sentence of an explanation: what was done, under which clause and article, from which named
/// values, with what result. A rounding is a step; a default is a step.
struct Step {
  Clause clause = {};
  std::string citation = {};  // "Art. 7.3(b)"; empty: no article, then `what` names the default
  std::string what = {};      // "share of the pool by hours worked"
  std::vector<std::pair<std::string, TraceValue>> from = {};
  TraceValue result = {};
  std::vector<Step> because = {};  // steps that led to this one
};

/// Collects steps in order, or nothing at all: Trace::none() costs nothing. Passed as the last
/// argument of whatever computes; never global.
///
///   trace.step({.clause = clause, .what = "rounded down", .from = {{"exact", x}}, .result = y});
class Trace {
 public:
  Trace() = default;
  static Trace& none();

  [[nodiscard]] bool on() const { return on_; }
  void step(Step step) {
    if (on_) steps_.push_back(std::move(step));
  }
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

 private:
  explicit Trace(bool on) : on_(on) {}

  bool on_ = true;
  std::vector<Step> steps_;
};

}  // namespace toadlane
