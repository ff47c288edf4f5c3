#include "rules/meeting/meeting_text.h"

#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, AttendanceText& attendance) {
  attendance.clause = v.here();
  v.one_of({{Kind::scalar, [&](Visitor& s) { describe(s, attendance.number); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 field(b, "at", attendance.at, "the time of day of this count: `19:30`");
                 field(b, "number", attendance.number, "how many were there");
                 field(b, "who", attendance.who, "their names, in place of a number");
                 field(b, "in person", attendance.in_person, "how many came");
                 field(b, "remote", attendance.remote, "how many took part from elsewhere");
                 field(b, "by proxy", attendance.by_proxy, "how many others voted for");
                 field(b, "by mail", attendance.by_mail, "how many sent their ballots in");
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

static void describe(Visitor& v, MovementText& movement) {
  v.block([&](Visitor& b) {
    movement.clause = b.here();
    field(b, "at", movement.at, Need::required, "the time of day: `19:30`");
    field(b, "number", movement.number, "how many");
    field(b, "who", movement.who, "their names, in place of a number");
  });
}

static void describe(Visitor& v, VoteText& vote) {
  v.block([&](Visitor& b) {
    vote.clause = b.here();
    field(b, "on", vote.on, "the day of this vote");
    field(b, "members", vote.members, "how many could vote here");
    field(b, "present", vote.present, "how many were there");
    field(b, "for", vote.votes_for, "votes for it");
    field(b, "against", vote.votes_against, "votes against it");
    field(b, "abstain", vote.abstain, "declared abstentions");
    field(b, "wanted_by", vote.wanted_by, "how many asked for this round");
  });
}

static void describe(Visitor& v, GroupText& group) {
  v.block([&](Visitor& b) {
    group.clause = b.here();
    field(b, "members", group.members, "how many there are");
    field(b, "present", group.present, "how many of them were there");
  });
}

static void describe(Visitor& v, PetitionText& petition) {
  v.block([&](Visitor& b) {
    petition.clause = b.here();
    word_field(b, "asks", petition.asks, {"meeting", "ballot", "item", "amendment"},
               "what it asks for", Need::required);
    field(b, "of", petition.of_class, "the class of all who signed, where the rule counts a class");
    field(b, "signed_by", petition.signed_by, Need::required, "how many signed it");
  });
}

static void describe(Visitor& v, FirstCallText& call) {
  v.block([&](Visitor& b) {
    field(b, "on", call.on, "the day of the first call");
    field(b, "waited", call.waited, "how many minutes it waited for a quorum");
  });
}

// Further votes on one motion: rounds, classes, other bodies, and the vote on how to decide.
static void describe_votes(Visitor& b, MotionText& motion) {
  b.key("rounds", Need::optional, "the rounds after the first, or the second vote after a tie",
        [&](Visitor& l) {
          l.list(false, [&](Visitor& item) {
            motion.rounds.emplace_back();
            describe(item, motion.rounds.back());
          });
        });
  b.key("classes", Need::optional, "the votes of each class, where each must agree",
        [&](Visitor& m) { describe(m, motion.classes, "classes"); });
  b.key("affected", Need::optional, "the classes that the motion affects; `[]` is none",
        [&](Visitor& l) {
          motion.affected.emplace();
          l.list(true, [&](Visitor& item) {
            motion.affected->emplace_back();
            describe(item, motion.affected->back());
          });
        });
  b.key("votes_of", Need::optional,
        "the votes of other bodies: `{board: {on: 2025-03-01, for: 5}}`",
        [&](Visitor& m) { describe(m, motion.votes_of, "bodies"); });
  field(b, "confirms", motion.confirms, "the day of the first vote, which this one confirms");
  b.key("options", Need::optional, "votes on how to decide: `{by_majority: 9, by_consensus: 4}`",
        [&](Visitor& m) { describe(m, motion.options, "decisions"); });
}

// Votes in the form in which they are written, and together.
static void votes_field(Visitor& v, std::string_view key, std::optional<long>& total,
                        PeopleText& said, std::string_view help) {
  v.key(key, Need::optional, help, [&](Visitor& p) {
    describe(p, said);
    total = said.total();
  });
}

static void describe(Visitor& v, MotionText& motion) {
  v.block([&](Visitor& b) {
    motion.clause = b.here();
    field(b, "title", motion.title, Need::required, "what the motion is called");
    field(b, "decision", motion.decision, Need::required,
          "which of the bylaws' decisions it is: `ordinary`");
    votes_field(b, "for", motion.votes_for, motion.for_said,
                "votes for it: a number, a number for each class or group, or names");
    votes_field(b, "against", motion.votes_against, motion.against_said, "votes against it");
    votes_field(b, "abstain", motion.abstain, motion.abstain_said, "declared abstentions");
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
    word_field(b, "ballot", motion.ballot, {"secret", "open"},
               "how the votes were taken, where the bylaws say how");
    field(b, "notice_sent", motion.notice_sent,
          "the day on which this motion was announced, if not with the notice of the meeting");
    field(b, "heard", motion.heard, "the day on which the person concerned was heard");
    field(b, "takes_effect", motion.takes_effect,
          "the day on which the decision takes effect; the day of the meeting if silent");
    field(b, "at", motion.at, "the time of day of the vote, where people came and went");
    field(b, "stand_asides", motion.stand_asides, "how many stand aside from a consensus");
    field(b, "on_the_agenda", motion.on_the_agenda, "whether it went out with the notice");
    field(b, "about", motion.about, "of a procedural motion: the title of the main motion");
    describe_votes(b, motion);
  });
}

// A list of blocks; one alone is not taken for a list.
template <class Row>
static void describe_rows(Visitor& v, std::vector<Row>& rows) {
  v.list(false, [&](Visitor& item) {
    rows.emplace_back();
    describe(item, rows.back());
  });
}

// Who may vote, and who votes for others.
static void describe_voters(Visitor& b, MeetingText& meeting) {
  field(b, "in_two_classes", meeting.in_two_classes,
        "how many of the members counted by class are in two classes");
  b.key("delegates", Need::optional, "the groups that vote through delegates, and their members",
        [&](Visitor& m) {
          m.map("groups", [&](Visitor& number, const std::string& group) {
            meeting.delegates.emplace_back(group, std::nullopt);
            describe(number, meeting.delegates.back().second);
          });
        });
  field(b, "entitled", meeting.entitled,
        "the members entitled to vote, by name or number: a list, or one for each class");
  field(b, "attending", meeting.attending, "who of them took part in the meeting themselves");
  b.key("proxies", Need::optional, "the proxies handed in, each from one member to another",
        [&](Visitor& l) { describe_rows(l, meeting.proxies); });
  b.key("delegations", Need::optional, "the standing delegations of votes",
        [&](Visitor& l) { describe_rows(l, meeting.delegations); });
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
    field(b, "adjourned_from", meeting.adjourned_from,
          "of a meeting that goes on with an adjourned one: the day of that one");
    field(b, "holidays", meeting.holidays,
          "days without business besides Saturdays and Sundays, for rules that count working days");
    field(b, "body", meeting.body, Need::required,
          "the body that meets: a name of `meetings` or `boards`");
    word_field(b, "call", meeting.call, {"first", "second"},
               "which call it is; the first if silent");
    field(b, "first_call", meeting.first_call, "of a second call: the first one");
    word_field(b, "held", meeting.held, {"at a meeting", "by ballot", "by written consent"},
               "how decisions are taken; at a meeting if silent");
    field(b, "requisitioned", meeting.requisitioned, "whether members forced it by a petition");
    b.key("counts", meeting.counts_from_roll ? Need::optional : Need::required,
          "how many there are of each base that the rules name", [&](Visitor& m) {
            m.map("bases", [&](Visitor& number, const std::string& base) {
              PeopleText people;
              describe_people(number, people);
              meeting.counts.emplace_back(base, people.total());
              if (people.form == PeopleText::Form::groups)
                meeting.counts_by_class.emplace_back(base, std::move(people));
            });
          });
    describe_voters(b, meeting);
    b.key("present", Need::optional,
          "who was there: at the opening, then at each later count; needed unless it is held by "
          "ballot or written consent",
          [&](Visitor& l) { describe(l, meeting.present); });
    field(b, "arrivals", meeting.arrivals, "who came after the opening, and when");
    field(b, "departures", meeting.departures, "who left before the end, and when");
    b.key("groups", Need::optional, "the members of each class or college, and who was there",
          [&](Visitor& m) { describe(m, meeting.groups, "classes or colleges"); });
    field(b, "petitions", meeting.petitions, "what members asked for by their signatures");
    b.key("motions", Need::optional, "what was put to the meeting", [&](Visitor& l) {
      l.list(false, [&](Visitor& item) {
        meeting.motions.emplace_back();
        describe(item, meeting.motions.back());
      });
    });
  });
}

}  // namespace toadlane::rules
