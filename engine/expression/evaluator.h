#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/expression/evaluate.h"

namespace toadlane::expression {

/// A value and, when a trace is wanted, how it came about.
struct Computed {
  std::optional<Ratio> value;
  std::optional<Step> step;
};

/// One walk over one phrase: computes what it can and collects the names that are missing.
class Evaluator {
 public:
  Evaluator(const Environment& values, bool traced) : values_(values), traced_(traced) {}

  Computed compute(const Amount& amount);
  /// Yes or no as 1 or 0; nothing when what is missing could decide it.
  Computed judge(const State& state);
  Computed judge(const Condition& condition);

  void miss(std::string name);
  [[nodiscard]] bool traced() const { return traced_; }
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  /// The base of the first fraction computed, and whether a fraction had nothing to be of.
  [[nodiscard]] const std::optional<Ratio>& base() const { return base_; }
  [[nodiscard]] bool nothing_to_count() const { return nothing_to_count_; }

 private:
  Computed compute(const Number& number) const;
  Computed compute(const Fraction& fraction) const;
  Computed compute(const Name& name);
  Computed compute(const Part& part);
  Computed compute(const Sum& sum);
  Computed compute(const Choice& choice);
  Computed compute(const Rounded& rounded);
  Computed judge(const Comparison& comparison);
  Computed judge(const Status& status);
  Computed judge(const Passed& passed);
  Computed judge(const Not& negation);
  Computed judge(const AllTrue& all);
  Computed judge(const AnyTrue& any);
  Computed judge_parts(const std::vector<Condition>& parts, bool decisive);

  const Environment& values_;
  bool traced_;
  std::vector<std::string> missing_;
  std::optional<Ratio> base_;
  bool nothing_to_count_ = false;
};

}  // namespace toadlane::expression
