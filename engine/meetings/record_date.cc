#include "engine/meetings/record_date.h"

#include "engine/base/invariant.h"

namespace toadlane::meetings {
namespace {

using How = RecordDay::How;

const expression::Distance* distance_of(const model::Timing& timing) {
  return timing.when ? std::get_if<expression::Distance>(&timing.when->node) : nullptr;
}

// The day that a phrase names: before or after the notice or the meeting, or a date.
std::optional<Date> day_of_timing(const model::Timing& timing, const RecordDateFacts& facts,
                                  const Holidays& holidays) {
  if (!timing.when) return std::nullopt;
  if (const auto* date = std::get_if<Date>(&timing.when->node)) return *date;
  const auto* distance = distance_of(timing);
  if (distance == nullptr) return std::nullopt;
  const bool of_notice = distance->event == "notice";
  if (of_notice && !facts.notice_sent) return std::nullopt;
  const Date event = of_notice ? *facts.notice_sent : facts.meeting;
  if (distance->unit.kind == expression::UnitKind::working_days && distance->least == Ratio(1))
    return distance->before ? holidays.previous(event) : holidays.next(event);
  return distance->before ? latest_before(event, distance->least, distance->unit, holidays)
                          : after(event, distance->least, distance->unit, holidays);
}

void set_range(RecordDay& found, const model::RecordDate& rule, const RecordDateFacts& facts,
               const Holidays& holidays) {
  const auto* within = distance_of(rule.within);
  if (within == nullptr || !within->before) return;
  if (within->event == "notice" && !facts.notice_sent) return;
  const Date event = within->event == "notice" ? *facts.notice_sent : facts.meeting;
  found.last = latest_before(event, within->least, within->unit, holidays);
  found.first = earliest_before(event, within->most, within->unit, holidays);
}

}  // namespace

std::string_view words_for(RecordDay::How how) {
  switch (how) {
    case How::by_rule:
      return "by the rule";
    case How::chosen:
      return "chosen";
    case How::by_default:
      return "by default";
    case How::meeting_day:
      return "the day of the meeting, as the bylaws state none";
    case How::not_said:
      return "not said";
  }
  broken_invariant("a way to a record date");
}

RecordDay record_date_of(const model::MeetingRules* rules, const RecordDateFacts& facts,
                         const Holidays& holidays) {
  RecordDay found;
  if (rules == nullptr || !rules->record_date) {
    found.how = facts.chosen ? How::chosen : How::meeting_day;
    found.day = facts.chosen ? facts.chosen : std::optional(facts.meeting);
    return found;
  }
  const model::RecordDate& rule = *rules->record_date;
  found.clause = rule.clause;
  found.cite = rule.cite.empty() ? rules->cite : rule.cite;
  found.rule = rule.within.empty() ? rule.otherwise.text : rule.within.text;
  set_range(found, rule, facts, holidays);
  if (facts.chosen) {
    found.how = How::chosen;
    found.day = facts.chosen;
    found.outside = (found.first && *facts.chosen < *found.first) ||
                    (found.last && *facts.chosen > *found.last);
    return found;
  }
  const auto* within = distance_of(rule.within);
  if (within != nullptr && within->least == within->most && rule.chosen_by.body.empty()) {
    found.how = How::by_rule;
    found.day = found.last;
  } else if (!rule.otherwise.empty()) {
    found.how = How::by_default;
    found.rule = rule.otherwise.text;
    found.day = day_of_timing(rule.otherwise, facts, holidays);
  }
  if (!found.day) {
    found.how = How::not_said;
    const auto* otherwise = distance_of(rule.otherwise);
    const bool notice = otherwise != nullptr && otherwise->event == "notice" && !facts.notice_sent;
    found.missing = notice ? "notice_sent" : "record_date";
  }
  return found;
}

}  // namespace toadlane::meetings
