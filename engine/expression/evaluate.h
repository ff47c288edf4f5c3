#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clause.h"
#include "engine/expression/condition.h"
#include "engine/expression/threshold.h"
#include "engine/trace/trace.h"

namespace toadlane::expression {

/// Where names get their values: the meeting's, the year's or the member's figures. Nothing is ever
/// guessed: what is not known is nothing, and the outcome names it.
class Environment {
 public:
  virtual ~Environment() = default;

  /// Of a base, a balance, what was moved, an income, a figure, a rate. Money in whole currency
  /// units, hours in hours, rates as fractions (7.5% is 3/40).
  [[nodiscard]] virtual std::optional<Ratio> value(const Name& name) const = 0;
  /// Of a measure. `in` says how a time is to be counted: days, clear days, working days or months;
  /// it is none for what is not a time.
  [[nodiscard]] virtual std::optional<Ratio> value(const Measure& measure, UnitKind in) const = 0;
  [[nodiscard]] virtual std::optional<bool> holds(const Status& status) const = 0;
  [[nodiscard]] virtual std::optional<bool> holds(const Passed& passed) const = 0;
};

/// Values listed by their text:
///
///   Values().set("members", 58).set("hours worked in the last 6 months", 520)
///           .say("suspended", false).say("decision admit_member passed", true)
class Values : public Environment {
 public:
  Values& set(std::string text, Ratio value);
  Values& say(std::string text, bool holds);

  [[nodiscard]] std::optional<Ratio> value(const Name& name) const override;
  [[nodiscard]] std::optional<Ratio> value(const Measure& measure, UnitKind in) const override;
  [[nodiscard]] std::optional<bool> holds(const Status& status) const override;
  [[nodiscard]] std::optional<bool> holds(const Passed& passed) const override;

 private:
  std::map<std::string, Ratio, std::less<>> values_;
  std::map<std::string, bool, std::less<>> facts_;
};

/// The rule that a phrase belongs to, for the trace.
struct Rule {
  Clause clause;
  std::string citation;
};

/// The value of an amount, or the names whose values are missing (each once, in order).
struct Evaluated {
  std::optional<Ratio> value;
  std::vector<std::string> missing;
};

/// Exact; hours in hours, times in days or months, money in whole currency units.
///
///   25% of (profit plus surplus), profit 10,000 and surplus 100,000   ->   27,500
///
/// The trace gets one step, with the fractions and choices inside it as its reasons; a name or a
/// number alone needs no explaining and gets none.
Evaluated evaluate(const Amount& amount, const Environment& values, const Rule& rule = {},
                   Trace& trace = Trace::none());

/// What is said to be missing where `unanimous` does not say of whom.
inline constexpr std::string_view everybody_of_whom = "of whom `unanimous` is";
/// And what to write then, for messages.
inline constexpr std::string_view unanimous_of =
    "`unanimous of votes cast`, `unanimous of members present` or `unanimous of all members`";

/// A threshold with its numbers filled in.
struct Limit {
  Threshold::Kind kind = Threshold::Kind::none;
  Comparator comparator = Comparator::at_least;
  Ratio limit;                    // compared and unanimous: what k is compared with; none: 0
  std::optional<Ratio> base;      // of the first fraction, or of unanimity; nothing: no fraction
  bool nothing_to_count = false;  // the base of a fraction is 0: never met

  /// Exactly: 2/3 of 58 is 38 2/3, so 38 does not meet it and 39 does.
  [[nodiscard]] bool met_by(const Ratio& k) const;
  /// The smallest whole k from 0 up that meets it; nothing when none does.
  [[nodiscard]] std::optional<Integer> smallest() const;
};

/// The limit, or the names whose values are missing.
struct Resolved {
  std::optional<Limit> limit;
  std::vector<std::string> missing;
};
Resolved resolve(const Threshold& threshold, const Environment& values, const Rule& rule = {},
                 Trace& trace = Trace::none());

/// Whether k meets the threshold. "A vote with nothing to count is never carried": when the base of
/// a fraction in it is 0, it is not met.
struct ThresholdOutcome {
  std::optional<bool> met;  // nothing: see `missing`
  std::optional<Ratio> base;
  Ratio limit;
  std::optional<Integer> needed;  // the smallest whole k that meets it
  std::vector<std::string> missing;
};
ThresholdOutcome satisfied(const Threshold& threshold, const Ratio& k, const Environment& values,
                           const Rule& rule = {}, Trace& trace = Trace::none());

/// The "needed" figure; nothing when no k meets it or a value is missing.
std::optional<Integer> smallest_meeting(const Threshold& threshold, const Environment& values);

/// Whether something holds. It is decided as soon as what is known decides it: `a and b` is false
/// when a is, whatever b; otherwise `missing` names what is not known.
struct Judged {
  std::optional<bool> holds;
  std::vector<std::string> missing;
};
Judged judge(const State& state, const Environment& values, const Rule& rule = {},
             Trace& trace = Trace::none());
Judged judge(const Condition& condition, const Environment& values, const Rule& rule = {},
             Trace& trace = Trace::none());

}  // namespace toadlane::expression
