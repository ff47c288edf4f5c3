#include "service/app/hold_meeting.h"

#include "engine/base/invariant.h"
#include "rules/document/read_yaml.h"
#include "service/digest/digest.h"

namespace toadlane::app {

namespace {

// The roll as at the record date of the meeting: the day that the file, or a rule of the bylaws,
// says.
Result<MadeRoll> roll_of(const document::Node& meeting, const rules::BylawsRead& bylaws,
                         const RollReader& tables) {
  const rules::RollDates dates = rules::roll_dates_of_meeting(meeting);
  const model::MeetingRules* body = model::find(bylaws.bylaws.meetings, dates.body);
  const auto record = meetings::record_date_of(
      body, {dates.meeting.value_or(Date()), dates.notice_sent, dates.record_date}, dates.holidays);
  if (!record.day)
    return Diagnostic::error(Code::M374, "the roll asks for a record date, and `" + record.missing +
                                             "` does not stand in the meeting file")
        .in(Clause(record.missing))
        .at(meeting.span())
        .cite(record.cite)
        .hint("write `" + record.missing + ":` with the day");
  return make_roll(std::make_shared<const rules::BylawsRead>(bylaws), tables,
                   {.on = *record.day, .voting = dates.meeting, .holidays = dates.holidays});
}

}  // namespace

Result<HeldMeeting> hold_meeting(const TextFile& bylaws, const TextFile& meeting,
                                 const RollReader* tables) {
  Diagnostics mistakes;
  const Result<document::Node> bylaws_text = document::read_yaml(bylaws.name, bylaws.text);
  const Result<document::Node> meeting_text = document::read_yaml(meeting.name, meeting.text);
  if (!bylaws_text) mistakes.add(bylaws_text.diagnostics());
  if (!meeting_text) mistakes.add(meeting_text.diagnostics());
  if (!bylaws_text) {
    if (meeting_text) mistakes.add(rules::mistakes_of_meeting(*meeting_text));
    return mistakes;
  }
  const rules::Occasion occasion =
      meeting_text ? rules::occasion_of_meeting(*meeting_text) : rules::Occasion{};
  Result<rules::BylawsRead> in_force = rules::read_bylaws(*bylaws_text, occasion);
  if (!in_force) mistakes.add(in_force.diagnostics());
  if (!in_force && meeting_text) mistakes.add(rules::mistakes_of_meeting(*meeting_text));
  if (mistakes.has_errors()) return mistakes;
  std::shared_ptr<const MadeRoll> roll;
  if (tables != nullptr) {
    Result<MadeRoll> made = roll_of(*meeting_text, *in_force, *tables);
    if (made)
      roll = std::make_shared<const MadeRoll>(std::move(*made));
    else
      mistakes.add(std::move(made).diagnostics());
  }
  const meetings::Headcount none;
  const meetings::Headcount& counts = roll ? roll->roll.counts() : none;
  Result<rules::MeetingRead> facts =
      rules::read_meeting(*meeting_text, in_force->bylaws, tables != nullptr ? &counts : nullptr);
  // Without its roll the meeting would be asked for counts that the roll gives.
  if (mistakes.has_errors()) return mistakes;
  if (!facts) return std::move(facts).diagnostics();

  meetings::HeldFound found = meetings::hold(in_force->bylaws, facts->meeting);
  invariant(found.held.has_value(), "a meeting that was read has all that its rules ask for");
  Diagnostics doubts = in_force->doubts;
  doubts.add(facts->doubts);
  if (!found.held->quorum.stated) {
    const Clause& clause = found.held->quorum.clause;
    Diagnostic unstated =
        Diagnostic::warning(Code::M317, "the bylaws state no quorum for `" + facts->meeting.body +
                                            "`; none was required")
            .in(clause)
            .hint("look into the law of the co-operative, or add `quorum:` to the bylaws");
    if (const auto place = in_force->place_of(clause)) unstated.at(*place);
    doubts.add(std::move(unstated));
  }
  return HeldMeeting{.bylaws = std::move(*in_force),
                     .meeting = std::move(*facts),
                     .held = std::move(*found.held),
                     .bylaws_hash = blake2b_256_hex(bylaws.text),
                     .meeting_hash = blake2b_256_hex(meeting.text),
                     .bylaws_file = bylaws.name,
                     .meeting_file = meeting.name,
                     .roll = std::move(roll),
                     .doubts = std::move(doubts)};
}

}  // namespace toadlane::app
