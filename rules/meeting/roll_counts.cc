#include "rules/meeting/roll_counts.h"

#include "engine/meetings/quorum_count.h"
#include "engine/meetings/weighing.h"

namespace toadlane::rules {

meetings::Holidays holidays_of(const MeetingText& text) {
  std::vector<Date> days;
  for (const auto& day : text.holidays)
    if (day) days.push_back(*day);
  return meetings::Holidays(std::move(days));
}

void count_by_roll(const meetings::Headcount& roll, const model::Bylaws& bylaws,
                   meetings::Headcount& counts, const Report& report) {
  std::vector<std::string> bases{"all members", "members", "members in good standing", "votes"};
  for (const auto& [name, rule] : bylaws.classes) bases.push_back(meetings::members_of(name));
  for (const std::string_view base : meetings::counts_of_members)
    bases.push_back(meetings::outside_quorum(base));
  for (const std::string& base : bases) {
    const auto number = roll.of(base);
    if (!number) continue;
    const auto said = counts.of(base);
    if (said && *said != *number)
      report(Diagnostic::error(Code::M372, "`" + base + "` is " + number->text() +
                                               " by the roll, not " + said->text())
                 .hint("leave it out of `counts`, or mend the members table"),
             Clause("counts").key(base), "");
    counts.set(base, *number);
  }
}

void check_record_date(const MeetingText& text, const std::optional<meetings::Body>& body,
                       const Report& report) {
  if (!body || !text.record_date || !text.meeting || *text.record_date > *text.meeting) return;
  const meetings::RecordDay found = record_date_of(
      body->meeting, {*text.meeting, text.notice_sent, text.record_date}, holidays_of(text));
  if (!found.outside) return;
  const std::string first = found.first ? found.first->text() : "any day";
  const std::string last = found.last ? found.last->text() : "the meeting";
  report(Diagnostic::error(Code::M370, "the record date " + text.record_date->text() +
                                           " is not within `" + found.rule + "`")
             .hint("choose a day from " + first + " to " + last),
         Clause("record_date"), found.cite);
}

}  // namespace toadlane::rules
