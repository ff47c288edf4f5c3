#include "engine/meetings/check_times.h"

#include "engine/meetings/adjourned.h"

namespace toadlane::meetings {
namespace {

class Checker {
 public:
  Checker(const Meeting& meeting, Held& held)
      : meeting_(meeting), announced_(meeting.on), held_(held) {}

  // The notice of the meeting itself; of an adjourned one, that of its first day or a new one.
  void check(const model::MeetingRules& rules) {
    AdjournedNotice adjourned = adjourned_notice(rules, meeting_);
    announced_ = adjourned.announced;
    check({"the notice", "sent", rules.notice, rules.cite}, meeting_.notice_sent, announced_,
          std::nullopt);
    if (adjourned.anew) held_.times.push_back({std::move(*adjourned.anew), std::nullopt});
    if (adjourned.not_checked) held_.not_checked.push_back(std::move(*adjourned.not_checked));
  }

  void check(const TimeRule& rule, std::optional<Date> given, Date event,
             std::optional<std::size_t> motion) {
    if (rule.rule.empty()) return;
    auto found = check_time(rule, given, event, meeting_.holidays);
    if (found)
      held_.times.push_back({std::move(*found), motion});
    else
      held_.not_checked.push_back({rule.what, rule.rule.text, rule.rule.clause, rule.cite});
  }

  void check(const Motion& motion, const Ruling& ruling, std::size_t number) {
    const model::Decision& rule = ruling.decision;
    const std::string of = " of `" + motion.title + "`";
    const auto sent = motion.notice_sent ? motion.notice_sent : meeting_.notice_sent;
    check({"the notice" + of, "sent", rule.notice, rule.cite}, sent,
          motion.notice_sent ? meeting_.on : announced_, number);
    check({"the hearing" + of, "held", rule.hearing, rule.cite}, motion.heard,
          event_of(rule, motion), number);
  }

 private:
  // A hearing is before the meeting, or before the decision takes effect.
  Date event_of(const model::Decision& rule, const Motion& motion) const {
    const auto* distance =
        rule.hearing.when ? std::get_if<expression::Distance>(&rule.hearing.when->node) : nullptr;
    const bool of_effect = distance != nullptr && distance->event == "effect";
    return of_effect ? motion.takes_effect.value_or(meeting_.on) : meeting_.on;
  }

  const Meeting& meeting_;
  Date announced_;  // the day before which notice had to be given
  Held& held_;
};

}  // namespace

void check_times(const model::Bylaws& bylaws, const Body& body, const Meeting& meeting,
                 Held& held) {
  Checker checker(meeting, held);
  if (body.meeting != nullptr) checker.check(*body.meeting);
  for (std::size_t i = 0; i < meeting.motions.size(); ++i) {
    const model::Decision* decision = model::find(bylaws.decisions, meeting.motions[i].decision);
    if (decision != nullptr) checker.check(meeting.motions[i], ruling_of(bylaws, *decision), i);
  }
  held.record = record_date_of(body.meeting, {meeting.on, meeting.notice_sent, meeting.record_date},
                               meeting.holidays);
}

}  // namespace toadlane::meetings
