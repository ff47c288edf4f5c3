#include "rules/meeting/read_meeting.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/meetings/contradiction.h"
#include "engine/meetings/proxies.h"
#include "rules/bylaws/values.h"
#include "rules/meeting/further_votes.h"
#include "rules/meeting/group_votes.h"
#include "rules/meeting/meeting_text.h"
#include "rules/meeting/missing_facts.h"
#include "rules/meeting/named_votes.h"
#include "rules/meeting/presence.h"
#include "rules/meeting/roll_counts.h"

namespace toadlane::rules {
namespace {

using meetings::Body;

std::string choice(const std::string& word, const std::vector<std::string>& known) {
  return near_word_or(word, known,
                      known.empty() ? std::string("the bylaws have none")
                                    : "the bylaws have " + joined(backquoted(known)));
}

// Turns the text of a meeting file into facts, against the bylaws.
class Facts {
 public:
  Facts(const MeetingText& text, const SourceMap& places, Diagnostics& diagnostics)
      : text_(text), places_(places), diagnostics_(diagnostics) {}

  // What can be said without the bylaws.
  void alone() {
    dates();
    counts();
    presence_.emplace(text_, body_);
    report(presence_->mistakes());
    if (text_.present.empty() && !text_.without_meeting() && !written(Clause("present")))
      report(Diagnostic::error(Code::B102, "`present` is missing")
                 .hint("write `present:` with the number at the opening"),
             Clause("present"));
    titles();
  }

  // Nothing when even the quorum cannot be asked for.
  std::optional<meetings::Meeting> against(const model::Bylaws& bylaws,
                                           const meetings::Headcount* roll) {
    bylaws_ = &bylaws;
    missing_.emplace(text_, bylaws, places_, to_here());
    body();
    meeting_.counts = count_of();
    alone();
    check_record_date(text_, body_, to_here());
    count_by_class(text_, bylaws, meeting_.counts, to_here());
    if (roll != nullptr)
      count_by_roll(*roll, bylaws, meeting_.counts, to_here());
    else
      count_outside_quorum(text_, bylaws, body_, meeting_.counts, to_here());
    count_delegates(text_, body_, meeting_.counts, to_here());
    people_.emplace(text_, bylaws, body_, to_here());
    people_->count(meeting_.counts);
    people_->proxies(meeting_.counts);
    if (body_) meeting_.counts = with_derived(bylaws, *body_, meeting_.counts);
    for (const AttendanceText& one : text_.present) attendance_fits(one);
    meeting_.present = presence_->counts();
    report(further_facts(bylaws, text_, body_, meeting_));
    for (const MotionText& one : text_.motions) motion(one);
    if (!body_ || !text_.meeting) return std::nullopt;
    if (meeting_.present.empty() && meeting_.manner != meetings::Manner::meeting)
      meeting_.present.emplace_back(0);
    // Without the manner that the file names nothing can be asked.
    if (meeting_.present.empty() || !manner_known()) return std::nullopt;
    ask_for_missing();
    return meeting_;
  }

 private:
  void report(Diagnostic diagnostic, const Clause& clause, const std::string& cite = "") {
    Clause place = clause;  // of a key that is not there, the block around it
    auto found = places_.find(place);
    while (found == places_.end() && !place.empty()) {
      const std::size_t cut = place.path().find_last_of(".[");
      place = Clause(cut == std::string::npos ? "" : place.path().substr(0, cut));
      found = places_.find(place);
    }
    if (found != places_.end() && !diagnostic.span) diagnostic.at(found->second.span());
    if (!cite.empty()) diagnostic.cite(cite);
    diagnostics_.add(std::move(diagnostic).in(clause));
  }

  void report(const MeetingMistakes& all) {
    for (const MeetingMistake& one : all) report(one.diagnostic, one.clause, one.cite);
  }

  bool manner_known() const {
    const model::MeetingRules* rules = body_->meeting;
    if (meeting_.manner == meetings::Manner::ballot)
      return rules != nullptr && rules->ballot_without_meeting;
    if (meeting_.manner == meetings::Manner::written_consent)
      return rules != nullptr && rules->written_consent;
    return true;
  }

  Report to_here() {
    return [this](Diagnostic diagnostic, const Clause& clause, const std::string& cite) {
      report(std::move(diagnostic), clause, cite);
    };
  }

  void report(const meetings::Contradiction& one, const Clause& around) {
    report(Diagnostic::error(one.code, one.message).hint(one.advice),
           one.key.empty() ? around : around.key(one.key), one.cite);
  }

  // Whether a key is written, legibly or not: what could not be read was refused, and is not asked
  // for as well.
  bool written(const Clause& clause) const { return places_.find(clause) != places_.end(); }

  template <class T>
  bool unread(const Clause& clause, const std::optional<T>& value) const {
    return !value && written(clause);
  }

  bool unread(const AttendanceText& one) const {
    return !one.clause.empty() && !one.number &&
           (unread(one.clause.key("in person"), one.in_person) ||
            unread(one.clause.key("remote"), one.remote) ||
            unread(one.clause.key("by proxy"), one.by_proxy) ||
            unread(one.clause.key("by mail"), one.by_mail) ||
            unread(one.clause.key("number"), one.number) ||
            !(one.in_person || one.remote || one.by_proxy || one.by_mail || !one.who.empty()));
  }

  // A block without a key, or with a time alone: it says nothing, and is not read as nobody.
  bool blank(const AttendanceText& one) const {
    const auto place = places_.find(one.clause);
    if (place == places_.end() || place->second.kind() != Kind::map) return false;
    const auto& keys = place->second.entries();
    return keys.empty() || (keys.size() == 1 && written(one.clause.key("at")));
  }

  // A number of this motion was refused, so the others cannot be held against it.
  bool unread(const MotionText& one) const {
    const auto key = [&](std::string_view name) { return one.clause.key(name); };
    return unread(key("for"), one.votes_for) || unread(key("against"), one.votes_against) ||
           unread(key("abstain"), one.abstain) || unread(key("blocks"), one.blocks) ||
           unread(key("ballots returned"), one.ballots_returned) ||
           unread(key("wanted_by"), one.wanted_by) ||
           unread(key("person_concerned"), one.person_concerned) ||
           unread(key("concerned_present"), one.concerned_present);
  }

  bool unread_present(const MotionText& one) const {
    if (one.present) return unread(*one.present);
    return !text_.present.empty() && unread(text_.present.front());
  }

  void dates() {
    meeting_.on = text_.meeting.value_or(Date());
    meeting_.notice_sent = text_.notice_sent;
    meeting_.record_date = text_.record_date;
    meeting_.adjourned_from = text_.adjourned_from;
    meeting_.holidays = holidays_of(text_);
    if (!text_.meeting) return;
    if (!text_.notice_sent && !written(Clause("notice_sent")))
      report(Diagnostic::note(Code::M315,
                              "no day of the notice is given; the text of the bylaws in "
                              "force on the day of the meeting is used")
                 .hint("write `notice_sent:` with the day on which notice was sent"),
             Clause("meeting"));
    const std::string day = text_.meeting->text();
    if (text_.notice_sent && *text_.notice_sent > *text_.meeting)
      report(Diagnostic::error(Code::M302, "the notice was sent on " + text_.notice_sent->text() +
                                               ", after the meeting of " + day)
                 .hint("correct one of the two days"),
             Clause("notice_sent"));
    if (text_.adjourned_from && *text_.adjourned_from > *text_.meeting)
      report(Diagnostic::error(Code::M302, "the meeting was adjourned on " +
                                               text_.adjourned_from->text() +
                                               ", after it went on on " + day)
                 .hint("correct one of the two days"),
             Clause("adjourned_from"));
    if (text_.record_date && *text_.record_date > *text_.meeting)
      report(Diagnostic::error(Code::M302, "the record date " + text_.record_date->text() +
                                               " is after the meeting of " + day)
                 .hint("correct one of the two days"),
             Clause("record_date"));
  }

  void body() {
    meeting_.body = text_.body;
    meeting_.call = text_.call == "second" ? meetings::Call::second : meetings::Call::first;
    if (text_.body.empty() && !empty_text(Clause("body"))) return;
    body_ = meetings::find_body(*bylaws_, text_.body);
    if (!body_) {
      std::vector<std::string> names = model::names_of(bylaws_->meetings);
      for (const auto& [name, board] : bylaws_->boards)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      report(Diagnostic::error(Code::M301, "`" + text_.body + "` is not a body of these bylaws")
                 .hint(choice(text_.body, names)),
             Clause("body"));
      return;
    }
    const model::MeetingRules* rules = body_->meeting;
    if (meeting_.call == meetings::Call::second && (rules == nullptr || !rules->second_call))
      report(Diagnostic::error(Code::M314, "the bylaws know no second call of `" + text_.body + "`")
                 .hint("write `call: first`, and give notice of a new meeting"),
             Clause("call"), cite());
  }

  // A name that is written as "": refused like any other that is unknown.
  bool empty_text(const Clause& clause) const {
    const auto place = places_.find(clause);
    return place != places_.end() && place->second.kind() == Kind::scalar;
  }

  std::string cite() const {
    return body_->meeting != nullptr ? body_->meeting->cite : body_->board->cite;
  }

  meetings::Headcount count_of() const {
    meetings::Headcount counts;
    for (const auto& [base, number] : text_.counts)
      if (number && is_countable(base)) counts.set(base, Integer(*number));
    return counts;
  }

  void counts() {
    const std::vector<std::string> known(counted_bases.begin(), counted_bases.end());
    for (const auto& [base, number] : text_.counts) {
      if (is_countable(base)) continue;
      const auto near = near_word(base, known);
      if (near && missing_) missing_->leave_out(*near);  // it stands for the one meant
      Diagnostic unknown = Diagnostic::error(Code::M305, "`" + base + "` is not counted here");
      unknown.hint(near ? "did you mean `" + *near + "`?"
                        : "count " + joined(backquoted(known)) +
                              "; others follow from who is present and from the votes");
      if (const auto block = places_.find(Clause("counts")); block != places_.end())
        for (const auto& entry : block->second.entries())
          if (entry.key.text() == base) unknown.at(entry.key.span());
      report(std::move(unknown), Clause("counts").key(base));
    }
    const meetings::Headcount counted =
        body_ ? with_derived(*bylaws_, *body_, count_of()) : count_of();
    for (const meetings::Contradiction& one : meetings::in_counts(body_, counted))
      report(one, Clause("counts"));
  }

  void titles() {
    for (const MotionText& one : text_.motions) {
      const auto twice = [&](const MotionText& other) {
        return &other < &one && !one.title.empty() && other.title == one.title;
      };
      if (std::any_of(text_.motions.begin(), text_.motions.end(), twice))
        report(Diagnostic::error(Code::M309, "two motions are called `" + one.title + "`")
                   .hint("give each motion a title of its own"),
               one.clause.key("title"));
      about_another(one);
      if (presence_->time_is_missing(one) && !written(one.clause.key("present")))
        report(Diagnostic::error(Code::M312, "it is not said how many were there at this vote")
                   .hint("add `present:` to the motion: the attendance changed during the meeting"),
               one.clause);
    }
  }

  // What a procedural motion is about is another motion of the file.
  void about_another(const MotionText& one) {
    if (one.about.empty()) return;
    std::vector<std::string> titles;
    for (const MotionText& other : text_.motions)
      if (&other != &one) titles.push_back(other.title);
    if (std::find(titles.begin(), titles.end(), one.about) != titles.end()) return;
    report(Diagnostic::error(Code::M343, "`" + one.about + "` is no other motion of this file")
               .hint(near_word_or(one.about, titles, "write the title of the main motion")),
           one.clause.key("about"));
  }

  // Those present are no more than those entitled, and by proxy only as the bylaws allow it.
  void attendance_fits(const AttendanceText& one) {
    if (blank(one))
      report(Diagnostic::error(Code::M316, "nothing says how many were present")
                 .hint("write a number, or `in person`, `remote` and `by proxy` with theirs"),
             one.clause);
    if (!body_ || unread(one)) return;
    const long themselves = one.together() - one.by_proxy.value_or(0);
    const meetings::Attendance attendance{Integer(themselves), Integer(one.by_proxy.value_or(0))};
    for (const auto& wrong : meetings::in_attendance(*body_, meeting_.counts, attendance))
      report(wrong, one.clause);
    const auto* rules = body_->meeting;
    if (attendance.by_proxy.sign() == 0 || rules == nullptr || !rules->proxies) return;
    const auto limit = meetings::proxies_of(rules->proxies, rules->cite, meeting_.counts);
    const Clause clause = rules->proxies->clause.key("held_by_one");
    const auto ask = [&](meetings::Missing what) {
      missing_->ask({std::move(what), std::nullopt, clause, limit.cite}, meeting_.counts);
    };
    for (const std::string& base : limit.missing) ask({meetings::Missing::Kind::base, base});
    if (limit.none_fits) ask({meetings::Missing::Kind::fitting, "at_most"});
  }

  void motion(const MotionText& one) {
    meetings::Motion motion = facts_of(one);
    if (one.present) attendance_fits(*one.present);
    const model::Decision* decision = model::find(bylaws_->decisions, one.decision);
    if (decision == nullptr) {
      if (!one.decision.empty() || empty_text(one.clause.key("decision"))) unknown_decision(one);
      return;
    }
    const meetings::Ruling ruling = meetings::ruling_of(*bylaws_, *decision);
    votes_by_group(text_, one, *bylaws_, body_, ruling, meeting_.counts, motion, to_here());
    people_->votes(one, ruling, motion);
    if (!body_) return;
    may_decide(ruling, one);
    report(wrong_in_further_votes(*bylaws_, ruling, one, text_.body));
    if (!unread(one) && (!unread_present(one) || motion.ballots_returned))
      for (const auto& wrong : meetings::in_votes(ruling, *body_, meeting_.counts, motion))
        report(wrong, one.clause);
    if (!motion.present) return;
    meeting_.motions.push_back(std::move(motion));
    clauses_.push_back(one.clause);
  }

  meetings::Motion facts_of(const MotionText& one) const {
    meetings::Motion motion{.title = one.title,
                            .decision = one.decision,
                            .votes_for = engine_number(one.votes_for),
                            .votes_against = engine_number(one.votes_against),
                            .abstained = one.abstain.value_or(0),
                            .ballots_returned = engine_number(one.ballots_returned),
                            .concerned = engine_number(one.person_concerned),
                            .concerned_present = engine_number(one.concerned_present),
                            .blocks = engine_number(one.blocks),
                            .wanted_by = engine_number(one.wanted_by)};
    if (!one.chair.empty()) motion.chair_for = one.chair == "for";
    motion.ballot = one.ballot;
    motion.notice_sent = one.notice_sent;
    motion.heard = one.heard;
    motion.takes_effect = one.takes_effect;
    further_votes(one, motion);
    if (const auto there = presence_->at(one)) {
      motion.present = there->present;
      motion.attending = there->attending;
      motion.most_before = there->most_before;
    }
    if (meeting_.manner == meetings::Manner::meeting || !body_) return motion;
    // Without a meeting all who may vote could have taken part.
    motion.present = meeting_.counts.of(body_->entitled_base());
    if (!motion.present) motion.present = Integer(0);
    motion.attending = motion.present;
    return motion;
  }

  void unknown_decision(const MotionText& one) {
    report(Diagnostic::error(Code::M303, "`" + one.decision + "` is not a decision of these bylaws")
               .hint(choice(one.decision, model::names_of(bylaws_->decisions))),
           one.clause.key("decision"));
  }

  void may_decide(const meetings::Ruling& ruling, const MotionText& one) {
    const std::vector<std::string>& by = ruling.decision.by;
    if (by.empty() || std::find(by.begin(), by.end(), text_.body) != by.end()) return;
    // Colleges decide where the members meet.
    const bool colleges = std::find(by.begin(), by.end(), "colleges") != by.end();
    if (colleges && body_->board == nullptr) return;
    report(Diagnostic::error(Code::M304,
                             "`" + one.decision + "` is not a decision of `" + text_.body + "`")
               .hint("it is decided by " + joined(backquoted(by), "or") +
                     "; put it to that body, or name another decision"),
           one.clause.key("decision"), ruling.cite);
  }

  // Runs the rules over the facts for what they still ask.
  void ask_for_missing() {
    for (const meetings::MissingIn& one : meetings::hold(*bylaws_, meeting_).missing)
      missing_->ask(one, meeting_.counts, one.motion ? clauses_[*one.motion] : Clause());
  }

  const MeetingText& text_;
  const model::Bylaws* bylaws_ = nullptr;
  const SourceMap& places_;
  Diagnostics& diagnostics_;
  std::optional<Body> body_;
  meetings::Meeting meeting_;
  std::optional<PresenceRead> presence_;
  std::optional<NamedPeople> people_;
  std::vector<Clause> clauses_;  // of each motion that is kept
  std::optional<MissingFacts> missing_;
};

}  // namespace

Diagnostics mistakes_of_meeting(const document::Node& text) {
  Diagnostics diagnostics;
  SourceMap places;
  const LanguageNames names;
  MeetingText meeting;
  Reader reader(text, names, diagnostics, places);
  describe(reader, meeting);
  Facts(meeting, places, diagnostics).alone();
  sort_by_place(diagnostics);
  return diagnostics;
}

Occasion occasion_of_meeting(const document::Node& text) {
  Diagnostics seen_again;
  SourceMap places;
  const LanguageNames none;
  MeetingText meeting;
  Reader reader(text, none, seen_again, places);
  describe(reader, meeting);
  Occasion occasion;
  occasion.notice = meeting.notice_sent ? meeting.notice_sent : meeting.meeting;
  return occasion;
}

RollDates roll_dates_of_meeting(const document::Node& text) {
  Diagnostics seen_again;
  SourceMap places;
  const LanguageNames none;
  MeetingText meeting;
  meeting.counts_from_roll = true;
  Reader reader(text, none, seen_again, places);
  describe(reader, meeting);
  return {meeting.meeting, meeting.notice_sent, meeting.record_date, meeting.body,
          holidays_of(meeting)};
}

Result<MeetingRead> read_meeting(const document::Node& text, const model::Bylaws& bylaws,
                                 const meetings::Headcount* roll) {
  Diagnostics diagnostics;
  MeetingRead read;
  const LanguageNames names;
  MeetingText meeting;
  meeting.counts_from_roll = roll != nullptr;
  Reader reader(text, names, diagnostics, read.places);
  describe(reader, meeting);
  auto facts = Facts(meeting, read.places, diagnostics).against(bylaws, roll);
  if (!facts && !diagnostics.has_errors())
    diagnostics.add(Diagnostic::error(Code::M316, "nothing says how many were present")
                        .in(Clause("present"))
                        .at(text.span())
                        .hint("write `present:` with the number at the opening"));
  sort_by_place(diagnostics);
  if (diagnostics.has_errors()) return diagnostics;
  read.meeting = std::move(*facts);
  read.doubts = std::move(diagnostics);
  return read;
}

}  // namespace toadlane::rules
