#pragma once

#include <optional>
#include <string>

#include "engine/meetings/day_count.h"
#include "engine/model/timing.h"

namespace toadlane::meetings {

/// A day that has to lie so long before another: of a notice before the meeting, of a hearing
/// before the decision takes effect.
struct TimeRule {
  std::string what;    // "the notice", "the hearing of `expel_member`"
  std::string action;  // "sent", "held"
  model::Timing rule;  // "10 to 60 days before meeting"
  std::string cite;
};

/// Whether that day was early enough, and not too early.
///
///   10 to 60 days before meeting, meeting 2025-06-20, sent 2025-06-11
///   ->   late: the last good day was 2025-06-10, the first 2025-04-21
struct TimeCheck {
  enum class Verdict {
    good,
    late,
    early,
    not_given,
    not_said,  // the facts do not say the day
    by_hours,  // it depends on the hours of the day, which the facts do not say
  };
  Verdict verdict = Verdict::good;
  std::string what;
  std::string rule;
  Clause clause;
  std::string cite;
  std::optional<Date> given;
  Date event;
  std::string event_name;     // "the meeting", "the effect"
  std::optional<Date> first;  // the first good day, where the rule has a longest time
  std::optional<Date> last;   // the last good day
  std::string reason;   // "sent 2025-06-11, 9 days before the meeting; the last good day was ..."
  std::string counted;  // how the time is counted: "the day of the notice does not count, ..."

  /// What was done did not keep the rule. What is not said is neither good nor bad.
  [[nodiscard]] bool bad() const {
    return verdict == Verdict::late || verdict == Verdict::early || verdict == Verdict::not_given;
  }
};
std::string_view words_for(TimeCheck::Verdict verdict);  // "good", "too late", "not given"

/// Checks a day against a rule. A single number is the least time; of a range the second number is
/// the most. Nothing where the rule is not a time before an event: it is not checked then.
std::optional<TimeCheck> check_time(const TimeRule& rule, std::optional<Date> given, Date event,
                                    const Holidays& holidays);

/// "9 days", "9 clear days", "12 working days": the time between two days as the unit counts it;
/// in days for months and hours.
std::string time_between(Date from, Date to, const expression::Unit& unit,
                         const Holidays& holidays);

}  // namespace toadlane::meetings
