#include "engine/meetings/notice.h"

#include "engine/base/invariant.h"

namespace toadlane::meetings {
namespace {

using expression::UnitKind;
using Verdict = TimeCheck::Verdict;

std::string how_counted(const expression::Unit& unit, const std::string& event) {
  switch (unit.kind) {
    case UnitKind::clear_days:
      return "neither the first day nor that of " + event + " counts";
    case UnitKind::working_days:
      return "business days count: not the first day, but that of " + event;
    case UnitKind::months:
    case UnitKind::years:
      return "counted from the day of " + event + " to the same day of an earlier month";
    case UnitKind::hours:
    case UnitKind::minutes:
      return "the files give days, and no hours of the day";
    default:
      return "the first day does not count, that of " + event + " does";
  }
}

int business_days(Date from, Date to, const Holidays& holidays) {
  int days = 0;
  for (Date day = holidays.next(from); day <= to; day = holidays.next(day)) ++days;
  return days;
}

Verdict verdict_of(const expression::Distance& rule, Date given, Date event,
                   const Holidays& holidays) {
  const auto enough = at_least_apart(given, event, rule.least, rule.unit, holidays);
  if (enough && !*enough) return Verdict::late;
  if (rule.most != rule.least) {
    const auto near = at_most_apart(given, event, rule.most, rule.unit, holidays);
    if (near && !*near) return Verdict::early;
    if (!near) return Verdict::by_hours;
  }
  return enough ? Verdict::good : Verdict::by_hours;
}

std::string reason_of(const TimeCheck& check, const TimeRule& rule,
                      const expression::Distance& distance, const Holidays& holidays) {
  const std::string last = check.last ? check.last->text() : "none";
  if (!check.given) return "the day is not said; the last good day is " + last;
  std::string text = rule.action + " " + check.given->text() + ", " +
                     time_between(*check.given, check.event, distance.unit, holidays) + " before " +
                     check.event_name + " of " + check.event.text();
  if (check.verdict == Verdict::early)
    text += "; the first good day was " + (check.first ? check.first->text() : "none");
  else
    text += "; the last good day was " + last;
  return text;
}

}  // namespace

std::string_view words_for(TimeCheck::Verdict verdict) {
  switch (verdict) {
    case Verdict::good:
      return "good";
    case Verdict::late:
      return "too late";
    case Verdict::early:
      return "too early";
    case Verdict::not_given:
      return "not given";
    case Verdict::not_said:
      return "not said";
    case Verdict::by_hours:
      return "depends on the hours";
  }
  broken_invariant("a verdict");
}

std::string time_between(Date from, Date to, const expression::Unit& unit,
                         const Holidays& holidays) {
  int count = days_between(from, to);
  expression::Unit shown{UnitKind::days, ""};
  if (unit.kind == UnitKind::clear_days || unit.kind == UnitKind::working_days) shown = unit;
  if (unit.kind == UnitKind::clear_days && count > 0) --count;
  if (unit.kind == UnitKind::working_days && count > 0) count = business_days(from, to, holidays);
  return std::to_string(count) + " " + expression::unit_text(shown, Ratio(count));
}

std::optional<TimeCheck> check_time(const TimeRule& rule, std::optional<Date> given, Date event,
                                    const Holidays& holidays) {
  if (!rule.rule.when) return std::nullopt;
  const auto* distance = std::get_if<expression::Distance>(&rule.rule.when->node);
  if (distance == nullptr || !distance->before) return std::nullopt;
  TimeCheck check{.what = rule.what,
                  .rule = rule.rule.text,
                  .clause = rule.rule.clause,
                  .cite = rule.cite,
                  .given = given,
                  .event = event,
                  .event_name = "the " + distance->event};
  check.last = latest_before(event, distance->least, distance->unit, holidays);
  if (distance->most != distance->least)
    check.first = earliest_before(event, distance->most, distance->unit, holidays);
  check.verdict = given ? verdict_of(*distance, *given, event, holidays) : Verdict::not_said;
  check.reason = reason_of(check, rule, *distance, holidays);
  check.counted = how_counted(distance->unit, check.event_name);
  return check;
}

}  // namespace toadlane::meetings
