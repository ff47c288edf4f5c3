#include "engine/meetings/adjourned.h"

#include "engine/meetings/waiting.h"

namespace toadlane::meetings {

AdjournedNotice adjourned_notice(const model::MeetingRules& rules, const Meeting& meeting) {
  if (!meeting.adjourned_from) return {meeting.on, {}, {}};
  const Date& first = *meeting.adjourned_from;
  const bool sent_anew = meeting.notice_sent && *meeting.notice_sent > first;
  AdjournedNotice found{sent_anew ? meeting.on : first, {}, {}};
  const Clause clause = rules.clause.key("adjourned").key("new_notice_after");
  const std::string after = rules.adjourned ? rules.adjourned->new_notice_after.text : "";
  const auto last = day_after(first, after, meeting.holidays);
  if (!last) {
    found.not_checked = {"whether the adjourned meeting needs a new notice",
                         after.empty() ? "the bylaws do not say" : after, clause, rules.cite};
    return found;
  }
  if (meeting.on <= *last) return found;
  TimeCheck check{.verdict = sent_anew ? TimeCheck::Verdict::good : TimeCheck::Verdict::not_given,
                  .what = "the new notice",
                  .rule = "needed after " + after,
                  .clause = clause,
                  .cite = rules.cite,
                  .given = sent_anew ? meeting.notice_sent : std::nullopt,
                  .event = meeting.on,
                  .event_name = "the meeting",
                  .counted = "counted from the day of the adjournment, which does not count"};
  const std::string adjourned =
      "adjourned on " + first.text() + ", and without one it could be held until " + last->text();
  check.reason = sent_anew ? "sent " + meeting.notice_sent->text() + ", " + adjourned : adjourned;
  found.anew = std::move(check);
  return found;
}

}  // namespace toadlane::meetings
