#include "rules/meeting/meeting_text.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, AttendanceText& attendance) {
  attendance.clause = v.here();
  v.one_of({{Kind::scalar, [&](Visitor& s) { describe(s, attendance.number); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 field(b, "in person", attendance.in_person, "how many came");
                 field(b, "remote", attendance.remote, "how many took part from elsewhere");
                 field(b, "by proxy", attendance.by_proxy, "how many others voted for");
               });
             }}});
}

// `yes` is one person, `no` none; otherwise how many.
static void describe_persons(Visitor& v, std::optional<long>& persons) {
  const Form form{.name = "yes, no, or how many", .example = "yes", .pattern = "^(yes|no|[0-9]+)$"};
  v.scalar(form, [&](const Scalar& scalar) {
    const std::string& text = scalar.node.text();
    const auto whole = Integer::parse(text);
    const auto small = whole ? whole->to_int64() : std::nullopt;
    if (text == "yes" || text == "no")
      persons = text == "yes" ? 1 : 0;
    else if (small && *small >= 0 && *small <= 1'000'000'000)
      persons = *small;
    else if (whole && whole->sign() > 0)
      scalar.refuse(Diagnostic::error(Code::B117, "`" + text + "` is more persons than can be")
                        .hint("write how many of the members it is about"));
    else
      scalar.refuse(Diagnostic::error(Code::B117, "`" + text + "` is not a number of persons")
                        .hint("write `yes` for one person, or how many"));
  });
}

static void describe(Visitor& v, MotionText& motion) {
  v.block([&](Visitor& b) {
    motion.clause = b.here();
    field(b, "title", motion.title, Need::required, "what the motion is called");
    field(b, "decision", motion.decision, Need::required,
          "which of the bylaws' decisions it is: `ordinary`");
    field(b, "for", motion.votes_for, "votes for it");
    field(b, "against", motion.votes_against, "votes against it");
    field(b, "abstain", motion.abstain, "declared abstentions");
    field(b, "ballots returned", motion.ballots_returned,
          "ballots that came back, whatever they say");
    field(b, "present", motion.present, "who was there at the vote, if not as at the opening");
    b.key("person_concerned", Need::optional, "how many of the members it is about: yes is one",
          [&](Visitor& p) { describe_persons(p, motion.person_concerned); });
    b.key("concerned_present", Need::optional, "how many of those concerned were there",
          [&](Visitor& p) { describe_persons(p, motion.concerned_present); });
    field(b, "blocks", motion.blocks, "how many block a consensus or a consent");
    field(b, "wanted_by", motion.wanted_by, "how many want a vote now, without a consensus");
    word_field(b, "chair", motion.chair, {"for", "against"}, "how the chair decides a tie");
    field(b, "notice_sent", motion.notice_sent,
          "the day on which this motion was announced, if not with the notice of the meeting");
    field(b, "heard", motion.heard, "the day on which the person concerned was heard");
    field(b, "takes_effect", motion.takes_effect,
          "the day on which the decision takes effect; the day of the meeting if silent");
  });
}

void describe(Visitor& v, MeetingText& meeting) {
  v.block([&](Visitor& b) {
    std::string format;
    word_field(b, "format", format, {"coop-meeting 1"}, "the format of this file", Need::required);
    field(b, "meeting", meeting.meeting, Need::required, "the day of the meeting");
    field(b, "notice_sent", meeting.notice_sent,
          "the day on which notice was sent; it decides which text of the bylaws holds");
    field(b, "record_date", meeting.record_date,
          "the day that says who may vote, where the bylaws leave it to a choice");
    field(b, "holidays", meeting.holidays,
          "days without business besides Saturdays and Sundays, for rules that count working days");
    field(b, "body", meeting.body, Need::required,
          "the body that meets: a name of `meetings` or `boards`");
    word_field(b, "call", meeting.call, {"first", "second"},
               "which call it is; the first if silent");
    b.key("counts", meeting.counts_from_roll ? Need::optional : Need::required,
          "how many there are of each base that the rules name", [&](Visitor& m) {
            m.map("bases", [&](Visitor& number, const std::string& base) {
              meeting.counts.emplace_back(base, std::nullopt);
              describe(number, meeting.counts.back().second);
            });
          });
    b.key("present", Need::required, "who was there: at the opening, then at each later count",
          [&](Visitor& l) { describe(l, meeting.present); });
    b.key("motions", Need::optional, "what was put to the meeting", [&](Visitor& l) {
      l.list(false, [&](Visitor& item) {
        meeting.motions.emplace_back();
        describe(item, meeting.motions.back());
      });
    });
  });
}

}  // namespace toadlane::rules
