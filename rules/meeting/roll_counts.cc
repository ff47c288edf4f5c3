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
  const auto take = [&](const std::string& base, const Clause& clause, bool to_tell) {
    const auto number = roll.of(base);
    if (!number) return false;
    const auto said = counts.of(base);
    const bool differs = said && *said != *number;
    if (differs && to_tell)
      report(Diagnostic::error(Code::M372, "`" + base + "` is " + number->text() +
                                               " by the roll, not " + said->text())
                 .hint("leave it out of `counts`, or mend the members table"),
             clause, "");
    counts.set(base, *number);
    return differs;
  };
  const Clause block("counts");
  bool classes_differ = false;  // then their sums do as well, and that is not told again
  for (const auto& [name, rule] : bylaws.classes)
    if (take(meetings::members_of(name), block.key("members").key(name), true))
      classes_differ = true;
  for (const std::string_view base : meetings::counts_of_members)
    take(meetings::outside_quorum(base), block, false);
  for (const char* base : {"all members", "members", "members in good standing", "votes"})
    take(base, block.key(base), !classes_differ);
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
