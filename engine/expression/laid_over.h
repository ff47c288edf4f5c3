#pragma once

#include <optional>

#include "engine/expression/evaluate.h"

namespace toadlane::expression {

/// An environment laid over another, which outlives it: whoever derives from it says what it knows
/// itself, and everything else is asked of the one below.
class LaidOver : public Environment {
 public:
  explicit LaidOver(const Environment& below) : below_(below) {}

  [[nodiscard]] std::optional<Ratio> value(const Name& name) const override {
    return below_.value(name);
  }
  [[nodiscard]] std::optional<Ratio> value(const Measure& measure, UnitKind in) const override {
    return below_.value(measure, in);
  }
  [[nodiscard]] std::optional<bool> holds(const Status& status) const override {
    return below_.holds(status);
  }
  [[nodiscard]] std::optional<bool> holds(const Passed& passed) const override {
    return below_.holds(passed);
  }

 protected:
  [[nodiscard]] const Environment& below() const { return below_; }

 private:
  const Environment& below_;
};

}  // namespace toadlane::expression
