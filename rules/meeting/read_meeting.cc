#include "rules/meeting/read_meeting.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/values.h"
#include "rules/meeting/meeting_text.h"

namespace toadlane::rules {
namespace {

using meetings::Body;

// The bases of engine/expression/bases.def that a meeting file counts; the others follow from the
// attendance and from the votes.
constexpr std::string_view counted_bases[] = {
    "all members",          "members", "members in good standing",
    "members of the class", "votes",   "directors in office",
    "directors authorised"};

std::string choice(const std::string& word, const std::vector<std::string>& known) {
  if (const auto near = near_word(word, known)) return "did you mean `" + *near + "`?";
  return known.empty() ? "the bylaws have none" : "the bylaws have " + joined(backquoted(known));
}

// Turns the text of a meeting file into facts, against the bylaws.
class Facts {
 public:
  Facts(const MeetingText& text, const model::Bylaws& bylaws, const SourceMap& places,
        Diagnostics& diagnostics)
      : text_(text), bylaws_(bylaws), places_(places), diagnostics_(diagnostics) {}

  // Nothing when even the quorum cannot be asked for.
  std::optional<meetings::Meeting> facts() {
    dates();
    body();
    counts();
    meeting_.present.clear();
    for (const AttendanceText& one : text_.present) attendance(one);
    for (const MotionText& one : text_.motions) motion(one);
    if (!body_ || text_.present.empty() || !text_.meeting) return std::nullopt;
    ask_for_missing();
    return meeting_;
  }

 private:
  void report(Diagnostic diagnostic, const Clause& clause, const std::string& cite = "") {
    if (!cite.empty()) diagnostic.cite(cite);
    Clause place = clause;  // of a key that is not there, the block around it
    auto found = places_.find(place);
    while (found == places_.end() && !place.empty()) {
      const std::size_t cut = place.path().find_last_of(".[");
      place = Clause(cut == std::string::npos ? "" : place.path().substr(0, cut));
      found = places_.find(place);
    }
    if (found != places_.end()) diagnostic.at(found->second.span());
    diagnostics_.add(std::move(diagnostic).in(clause));
  }

  void dates() {
    meeting_.on = text_.meeting.value_or(Date());
    meeting_.notice_sent = text_.notice_sent;
    meeting_.record_date = text_.record_date;
    if (!text_.meeting) return;
    const std::string day = text_.meeting->text();
    if (text_.notice_sent && *text_.notice_sent > *text_.meeting)
      report(Diagnostic::error(Code::M302, "the notice was sent on " + text_.notice_sent->text() +
                                               ", after the meeting of " + day)
                 .hint("correct one of the two days"),
             Clause("notice_sent"));
    if (text_.record_date && *text_.record_date > *text_.meeting)
      report(Diagnostic::error(Code::M302, "the record date " + text_.record_date->text() +
                                               " is after the meeting of " + day)
                 .hint("correct one of the two days"),
             Clause("record_date"));
    if (!text_.notice_sent)
      report(Diagnostic::note(Code::M315,
                              "no day of the notice is given; the text of the bylaws in "
                              "force on the day of the meeting is used")
                 .hint("write `notice_sent:` with the day on which notice was sent"),
             Clause("meeting"));
  }

  void body() {
    meeting_.body = text_.body;
    meeting_.call = text_.call == "second" ? meetings::Call::second : meetings::Call::first;
    if (text_.body.empty()) return;
    body_ = meetings::find_body(bylaws_, text_.body);
    if (!body_) {
      std::vector<std::string> names;
      for (const auto& [name, rules] : bylaws_.meetings) names.push_back(name);
      for (const auto& [name, board] : bylaws_.boards) names.push_back(name);
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
    if (rules != nullptr && !rules->quorum_of_each.empty() &&
        meeting_.call == meetings::Call::first)
      report(Diagnostic::error(Code::M311, "a quorum of each group is not computed by this version")
                 .hint("count it by hand; see `quorum_of_each` in the bylaws"),
             Clause("body"), cite());
  }

  std::string cite() const {
    return body_->meeting != nullptr ? body_->meeting->cite : body_->board->cite;
  }

  void counts() {
    const std::vector<std::string> known(std::begin(counted_bases), std::end(counted_bases));
    for (const auto& [base, number] : text_.counts) {
      if (std::find(known.begin(), known.end(), base) == known.end()) {
        const auto near = near_word(base, known);
        report(Diagnostic::error(Code::M305, "`" + base + "` is not counted here")
                   .hint(near ? "did you mean `" + *near + "`?"
                              : "count " + joined(backquoted(known)) +
                                    "; others follow from who is present and from the votes"),
               Clause("counts").key(base));
      } else if (number) {
        meeting_.counts.set(base, Integer(*number));
      }
    }
    part_of_all("members");
    part_of_all("members in good standing");
    if (body_) meeting_.counts = with_derived(bylaws_, *body_, meeting_.counts);
  }

  void part_of_all(std::string_view part) {
    const auto some = meeting_.counts.of(part);
    const auto all = meeting_.counts.of("all members");
    if (some && all && *some > *all)
      report(Diagnostic::error(Code::M308, some->text() + " " + std::string(part) + " of " +
                                               all->text() + " members in all")
                 .hint("correct one of the two counts"),
             Clause("counts").key(part));
  }

  // Those present are no more than those entitled, and by proxy only where the bylaws allow it.
  bool attendance_fits(const AttendanceText& one) {
    if (!body_) return false;
    const auto entitled = meeting_.counts.of(body_->entitled_base());
    if (entitled && Integer(one.together()) > *entitled)
      report(Diagnostic::error(Code::M308, std::to_string(one.together()) + " present of " +
                                               entitled->text() + " " +
                                               std::string(body_->entitled_base()))
                 .hint("correct the attendance or `counts`"),
             one.clause);
    const auto& proxies = body_->meeting != nullptr ? body_->meeting->proxies : none_;
    if (one.by_proxy.value_or(0) > 0 && !(proxies && proxies->allowed))
      report(Diagnostic::error(Code::M310, proxies ? "the bylaws allow no proxies"
                                                   : "the bylaws say nothing of proxies, so there "
                                                     "are none")
                 .hint("count only those who take part themselves"),
             one.clause.key("by proxy"), cite());
    return true;
  }

  void attendance(const AttendanceText& one) {
    attendance_fits(one);
    meeting_.present.emplace_back(one.together());
  }

  void motion(const MotionText& one) {
    const auto twice = [&](const MotionText& other) {
      return &other < &one && !one.title.empty() && other.title == one.title;
    };
    if (std::any_of(text_.motions.begin(), text_.motions.end(), twice))
      report(Diagnostic::error(Code::M309, "two motions are called `" + one.title + "`")
                 .hint("give each motion a title of its own"),
             one.clause.key("title"));
    meetings::Motion motion = facts_of(one);
    if (one.present) attendance_fits(*one.present);
    if (!one.present && text_.present.size() > 1)
      report(Diagnostic::error(Code::M312, "it is not said how many were there at this vote")
                 .hint("add `present:` to the motion: the attendance changed during the meeting"),
             one.clause);
    const model::Decision* decision = model::find(bylaws_.decisions, one.decision);
    if (decision == nullptr) {
      if (!one.decision.empty()) unknown_decision(one);
      return;
    }
    const meetings::Ruling ruling = meetings::ruling_of(bylaws_, *decision);
    if (!computed(ruling, one) || !body_) return;
    may_decide(ruling, one);
    votes(ruling, motion, one);
    if (!motion.present) return;
    meeting_.motions.push_back(std::move(motion));
    clauses_.push_back(one.clause);
  }

  meetings::Motion facts_of(const MotionText& one) const {
    const auto number = [](const std::optional<long>& given) {
      return given ? std::optional(Integer(*given)) : std::nullopt;
    };
    meetings::Motion motion{.title = one.title,
                            .decision = one.decision,
                            .votes_for = number(one.votes_for),
                            .votes_against = number(one.votes_against),
                            .abstained = one.abstain.value_or(0),
                            .ballots_returned = number(one.ballots_returned),
                            .concerned = number(one.person_concerned),
                            .concerned_present = number(one.concerned_present),
                            .blocks = number(one.blocks),
                            .wanted_by = number(one.wanted_by)};
    if (!one.chair.empty()) motion.chair_for = one.chair == "for";
    if (one.present)
      motion.present = one.present->together();
    else if (!meeting_.present.empty())
      motion.present = meeting_.present.front();
    return motion;
  }

  void unknown_decision(const MotionText& one) {
    std::vector<std::string> names;
    for (const auto& [name, rule] : bylaws_.decisions) names.push_back(name);
    report(Diagnostic::error(Code::M303, "`" + one.decision + "` is not a decision of these bylaws")
               .hint(choice(one.decision, names)),
           one.clause.key("decision"));
  }

  bool computed(const meetings::Ruling& ruling, const MotionText& one) {
    const model::Decision& rule = ruling.decision;
    const bool colleges = std::find(rule.by.begin(), rule.by.end(), "colleges") != rule.by.end();
    if (!colleges && !rule.and_each) return true;
    report(
        Diagnostic::error(Code::M311, std::string(colleges ? "votes by colleges are"
                                                           : "a second majority in each group is") +
                                          " not computed by this version")
            .hint("count this motion by hand, and leave it out of the meeting file"),
        one.clause.key("decision"), ruling.cite);
    return false;
  }

  void may_decide(const meetings::Ruling& ruling, const MotionText& one) {
    const std::vector<std::string>& by = ruling.decision.by;
    if (by.empty() || std::find(by.begin(), by.end(), text_.body) != by.end()) return;
    report(Diagnostic::error(Code::M304,
                             "`" + one.decision + "` is not a decision of `" + text_.body + "`")
               .hint("it is decided by " + joined(backquoted(by), "or") +
                     "; put it to that body, or name another decision"),
           one.clause.key("decision"), ruling.cite);
  }

  // No more votes than voters at that moment.
  void votes(const meetings::Ruling& ruling, const meetings::Motion& motion,
             const MotionText& one) {
    const std::string& concerned_rule = ruling.decision.person_concerned;
    const bool kept_out =
        concerned_rule == "neither votes nor counts" || concerned_rule == "does not vote";
    const Integer persons = motion.concerned.value_or(kept_out ? 1 : 0);
    const Integer there = motion.concerned_present.value_or(persons);
    if (there > persons)
      report(Diagnostic::error(Code::M307, there.text() + " of " + persons.text() +
                                               " persons concerned are said to be present")
                 .hint("correct `person_concerned` or `concerned_present`"),
             one.clause.key("concerned_present"));
    const Integer cast =
        motion.votes_for.value_or(0) + motion.votes_against.value_or(0) + motion.abstained;
    if (motion.ballots_returned && cast > *motion.ballots_returned)
      report(
          Diagnostic::error(Code::M307, cast.text() + " votes on " +
                                            motion.ballots_returned->text() + " ballots returned")
              .hint("correct the votes or `ballots returned`"),
          one.clause);
    const auto entitled = meeting_.counts.of(body_->entitled_base());
    if (motion.ballots_returned && entitled && *motion.ballots_returned > *entitled)
      report(Diagnostic::error(Code::M307, motion.ballots_returned->text() +
                                               " ballots returned by " + entitled->text() + " " +
                                               std::string(body_->entitled_base()))
                 .hint("correct `ballots returned` or `counts`"),
             one.clause.key("ballots returned"));
    if (!motion.present || motion.ballots_returned) return;
    const Integer voters = *motion.present - (kept_out ? there : Integer(0));
    const Integer most = std::max({cast, motion.blocks.value_or(0), motion.wanted_by.value_or(0)});
    if (most <= voters) return;
    report(Diagnostic::error(Code::M307, most.text() + " votes, abstentions or voices of " +
                                             voters.text() + " who may vote here")
               .hint(kept_out && there.sign() > 0
                         ? "correct the numbers; the person concerned does not vote"
                         : "correct the votes, or `present`"),
           one.clause, kept_out ? ruling.cite : "");
  }

  // Runs the rules over the facts for what they still ask.
  void ask_for_missing() {
    for (const meetings::MissingIn& one : meetings::hold(bylaws_, meeting_).missing) {
      const Clause motion = one.motion ? clauses_[*one.motion] : Clause();
      if (one.what.kind == meetings::Missing::Kind::base)
        missing_base(one);
      else
        report(
            Diagnostic::error(Code::M313, "`" + one.what.name + "` is missing, and the rule at `" +
                                              one.clause.path() + "` asks for it")
                .hint(one.what.name == "chair"
                          ? "add `chair: for` or `chair: against` to this motion"
                          : "add `" + one.what.name + ": NUMBER` to this motion"),
            motion, one.cite);
    }
  }

  void missing_base(const meetings::MissingIn& one) {
    if (std::find(asked_.begin(), asked_.end(), one.what.name) != asked_.end()) return;
    asked_.push_back(one.what.name);
    const std::string& base = one.what.name;
    const bool countable = std::find(std::begin(counted_bases), std::end(counted_bases), base) !=
                           std::end(counted_bases);
    if (countable)
      report(Diagnostic::error(Code::M306, "the number of `" + base +
                                               "` is missing, and the rule "
                                               "at `" +
                                               one.clause.path() + "` asks for it")
                 .hint("add `" + base + ": NUMBER` under `counts`"),
             Clause("counts"), one.cite);
    else if (base == "ballots returned" && one.motion)
      report(Diagnostic::error(Code::M306, "the number of `" + base +
                                               "` is missing, and the rule "
                                               "at `" +
                                               one.clause.path() + "` asks for it")
                 .hint("add `ballots returned: NUMBER` to this motion"),
             clauses_[*one.motion], one.cite);
    else
      report(
          Diagnostic::error(Code::M311, "a rule that counts `" + base +
                                            "` is not computed by this version in a meeting of `" +
                                            text_.body + "`")
              .hint("count it by hand; the rule stands at `" + one.clause.path() + "`"),
          one.motion ? clauses_[*one.motion] : Clause("body"), one.cite);
  }

  const MeetingText& text_;
  const model::Bylaws& bylaws_;
  const SourceMap& places_;
  Diagnostics& diagnostics_;
  const std::optional<model::Proxies> none_;
  std::optional<Body> body_;
  meetings::Meeting meeting_;
  std::vector<Clause> clauses_;  // of each motion that is kept
  std::vector<std::string> asked_;
};

}  // namespace

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

Result<MeetingRead> read_meeting(const document::Node& text, const model::Bylaws& bylaws) {
  Diagnostics diagnostics;
  MeetingRead read;
  const LanguageNames names;
  MeetingText meeting;
  Reader reader(text, names, diagnostics, read.places);
  describe(reader, meeting);
  auto facts = Facts(meeting, bylaws, read.places, diagnostics).facts();
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
