#include <algorithm>
#include <array>

#include "engine/base/text.h"
#include "engine/meetings/contradiction.h"
#include "engine/meetings/course.h"
#include "engine/meetings/meeting.h"
#include "engine/meetings/petition.h"
#include "engine/meetings/proxies.h"
#include "rules/meeting/gaps.h"
#include "service/app/example_case.h"
#include "service/app/example_votes.h"

namespace toadlane::app {
namespace {

using meetings::Headcount;
using model::Fact;

constexpr std::array<std::string_view, 7> bases{
    "all members",          "members", "members in good standing", "members of the class",
    "directors authorised", "votes",   "directors in office"};

// What an example of a meeting may give besides those, and what it may expect.
const std::vector<std::string> meeting_facts{"amendment",
                                             "body",
                                             "call",
                                             "decision",
                                             "meeting",
                                             "notice_sent",
                                             "present",
                                             "for",
                                             "against",
                                             "abstain",
                                             "ballots returned",
                                             "blocks",
                                             "wanted_by",
                                             "chair",
                                             "record_date",
                                             "person_concerned",
                                             "concerned_present",
                                             "stand_asides",
                                             "on_the_agenda",
                                             "silent",
                                             "passed",
                                             "confirms",
                                             "held",
                                             "classes",
                                             "affected",
                                             "votes_of",
                                             "petition"};
const std::vector<std::string> results{"quorum",    "votes_needed_after_loss",
                                       "can_act",   "base",
                                       "needed",    "carried",
                                       "outcome",   "proxies",
                                       "directors", "review",
                                       "petition"};

// The facts of an example as a meeting, or a part of one.
class MeetingCheck {
 public:
  explicit MeetingCheck(ExampleCase& example) : example_(example) {}

  void run() {
    if (by_colleges()) return;
    read_facts();
    contradictions();
    for (const Fact& fact : example_.example().expect) one(fact);
  }

 private:
  // Facts given by class, and results by decision, belong to votes by class.
  bool by_colleges() {
    bool found = false;
    for (const auto* facts : {&example_.example().given, &example_.example().expect})
      for (const Fact& fact : *facts) {
        const bool own = is_vote_by_name(fact.name) || fact.name == "petition";
        if (fact.kind == Fact::Kind::named && !own) found = true;
        if (facts == &example_.example().expect && is_decision(fact.name)) found = true;
      }
    if (found) run_group_example(example_);
    return found;
  }

  bool is_decision(std::string_view name) const {
    return model::find(example_.bylaws().decisions, name) != nullptr;
  }

  void read_facts() {
    for (const Fact& fact : example_.example().given) {
      if (fact.name == "present") {
        attendance(fact);
      } else if (fact.name == "amendment") {
        amendment(fact);
      } else if (fact.name == "decision") {
        motion_.decision = fact.text;
      } else if (fact.name == "call") {
        call(fact);
      } else if (!vote(fact) && !base(fact)) {
        other(fact);
      }
    }
    // An example that says how many members there are, and nothing of other kinds, has no others.
    if (const auto members = counts_.of("members"))
      for (const std::string_view kind : {"all members", "members in good standing"})
        if (!counts_.of(kind)) counts_.set(kind, *members);
    body();
    if (body_) counts_ = meetings::with_derived(example_.bylaws(), *body_, counts_);
    if (body_ && !present_.empty()) counts_.set(body_->present_base(), present_.front());
  }

  // The body that the example names, or else the one that takes its decision; the members when both
  // are silent.
  void body() {
    std::string name = "members";
    const model::Decision* decision = model::find(example_.bylaws().decisions, motion_.decision);
    if (decision != nullptr) {
      const std::vector<std::string> by =
          meetings::ruling_of(example_.bylaws(), *decision).decision.by;
      const auto meets = [&](const std::string& one) {
        return meetings::find_body(example_.bylaws(), one).has_value();
      };
      const auto first = std::find_if(by.begin(), by.end(), meets);
      if (first != by.end() && !has(by, name)) name = *first;
    }
    if (body_fact_ != nullptr) name = body_fact_->text;
    body_ = meetings::find_body(example_.bylaws(), name);
    if (body_fact_ == nullptr || body_) return;
    example_.fault(Diagnostic::error(Code::E102, "`" + name + "` is not a body of these bylaws")
                       .in(body_fact_->clause)
                       .hint(near_word_or(name, bodies(),
                                          "write a name of the blocks `meetings` or `boards`")));
  }

  // What the meeting file refuses, the example refuses.
  void contradictions() {
    report(meetings::in_counts(body_, counts_));
    if (!body_) return;
    for (const Integer& one : present_)
      report(meetings::in_attendance(*body_, counts_, {.themselves = one}));
    const model::Decision* decision = model::find(example_.bylaws().decisions, motion_.decision);
    if (decision == nullptr) return;
    meetings::Motion motion = motion_;
    // Where nobody says who was there, all who may attend could have been.
    if (!motion.present) motion.present = counts_.of(body_->entitled_base());
    if (!motion.present && body_->board == nullptr) motion.present = counts_.of("all members");
    report(meetings::in_votes(meetings::ruling_of(example_.bylaws(), *decision), *body_, counts_,
                              motion));
  }

  void report(const std::vector<meetings::Contradiction>& all) {
    for (const meetings::Contradiction& one : all) {
      const Fact* fact = example_.given(one.key);
      Diagnostic wrong = Diagnostic::error(one.code, one.message);
      wrong.in(fact != nullptr ? fact->clause : example_.example().clause.key("given"));
      if (!one.cite.empty()) wrong.cite(one.cite);
      example_.fault(std::move(wrong).hint(one.advice));
    }
  }

  Integer whole(const Fact& fact) { return Integer(example_.count(fact)); }

  void attendance(const Fact& fact) {
    if (fact.kind == Fact::Kind::value) present_.push_back(whole(fact));
    for (const Fact& later : fact.facts) present_.push_back(whole(later));
    if (!present_.empty()) motion_.present = present_.back();
  }

  void call(const Fact& fact) {
    if (fact.text != "first" && fact.text != "second")
      example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not a call")
                         .in(fact.clause)
                         .hint("write `first` or `second`"));
    call_ = fact.text == "second" ? meetings::Call::second : meetings::Call::first;
  }

  // One number, or one for each round.
  void by_round(const Fact& fact, std::optional<Integer>& first,
                std::optional<Integer> meetings::VoteOf::*later) {
    if (fact.kind == Fact::Kind::value) {
      first = whole(fact);
      return;
    }
    for (std::size_t i = 0; i < fact.facts.size(); ++i) {
      if (i > 0 && motion_.rounds.size() < i) motion_.rounds.resize(i);
      (i == 0 ? first : motion_.rounds[i - 1].*later) = whole(fact.facts[i]);
    }
  }

  bool vote(const Fact& fact) {
    if (fact.name == "for")
      by_round(fact, motion_.votes_for, &meetings::VoteOf::votes_for);
    else if (fact.name == "against")
      by_round(fact, motion_.votes_against, &meetings::VoteOf::votes_against);
    else if (fact.name == "abstain")
      motion_.abstained = whole(fact);
    else if (fact.name == "ballots returned")
      motion_.ballots_returned = whole(fact);
    else if (fact.name == "blocks")
      motion_.blocks = whole(fact);
    else if (fact.name == "wanted_by")
      motion_.wanted_by = whole(fact);
    else if (fact.name == "person_concerned")
      motion_.concerned = persons(fact);
    else if (fact.name == "concerned_present")
      motion_.concerned_present = persons(fact);
    else if (fact.name == "chair")
      chair(fact);
    else
      return further_fact(fact);
    return true;
  }

  // Facts that only some decisions ask.
  bool further_fact(const Fact& fact) {
    if (fact.name == "stand_asides")
      motion_.stand_asides = whole(fact);
    else if (fact.name == "silent")
      motion_.silent = whole(fact);
    else if (fact.name == "passed")
      for_each_text(fact, motion_.passed);
    else if (fact.name == "affected")
      for_each_text(fact, motion_.affected.emplace());
    else if (fact.name == "classes")
      motion_.of_classes =
          votes_by_name(example_, fact, model::names_of(example_.bylaws().classes));
    else if (fact.name == "votes_of")
      motion_.elsewhere = votes_by_name(example_, fact, bodies());
    else if (fact.name == "on_the_agenda")
      motion_.on_the_agenda = word_of(fact, "yes", "no");
    else if (fact.name == "held")
      manner_ = word_of(fact, "by ballot", "by written consent")
                    ? meetings::Manner::ballot
                    : meetings::Manner::written_consent;
    else if (fact.name == "confirms" && Date::parse(fact.text))
      motion_.confirms = Date::parse(fact.text);
    else
      return false;
    return true;
  }

  // One name, or a list of them.
  static void for_each_text(const Fact& fact, std::vector<std::string>& names) {
    if (fact.kind == Fact::Kind::value) names.push_back(fact.text);
    for (const Fact& each : fact.facts) names.push_back(each.text);
  }

  std::vector<std::string> bodies() const {
    std::vector<std::string> names = model::names_of(example_.bylaws().meetings);
    for (std::string& board : model::names_of(example_.bylaws().boards))
      if (!has(names, board)) names.push_back(std::move(board));
    return names;
  }

  // Whether the fact is the first of two words; another word is a mistake.
  bool word_of(const Fact& fact, const std::string& first, const std::string& second) {
    if (fact.text != first && fact.text != second)
      example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not `" + first +
                                                       "` or `" + second + "`")
                         .in(fact.clause)
                         .hint("write `" + first + "` or `" + second + "`"));
    return fact.text == first;
  }

  // `yes` is one person, `no` none, as in a meeting file.
  Integer persons(const Fact& fact) {
    if (fact.text == "yes") return 1;
    return fact.text == "no" ? Integer(0) : whole(fact);
  }

  void chair(const Fact& fact) {
    if (fact.text == "for" || fact.text == "against")
      motion_.chair_for = fact.text == "for";
    else
      example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not `for` or `against`")
                         .in(fact.clause)
                         .hint("write how the chair decides a tie: `for` or `against`"));
  }

  bool base(const Fact& fact) {
    for (const std::string_view known : bases) {
      if (fact.name != known) continue;
      counts_.set(known, whole(fact));
      return true;
    }
    return false;
  }

  void other(const Fact& fact) {
    if (fact.name == "body") {
      body_fact_ = &fact;
    } else if (fact.name == "petition") {
      example_.named(fact);  // asked for by what is expected
    } else if (fact.name == "notice_sent" || fact.name == "meeting" || fact.name == "record_date") {
      if (!Date::parse(fact.text))
        example_.fault(Diagnostic::error(Code::E102, "`" + fact.text + "` is not a date")
                           .in(fact.clause)
                           .hint("write year, month and day, as in `2025-12-31`"));
    } else {
      std::vector<std::string> known(bases.begin(), bases.end());
      known.insert(known.end(), meeting_facts.begin(), meeting_facts.end());
      example_.fault(Diagnostic::error(Code::E102, "`" + fact.name + "` is not a fact of a meeting")
                         .in(fact.clause)
                         .hint(near_word_or(
                             fact.name, known,
                             "name a base such as `all members`, or `for`, `against`, `present`")));
    }
  }

  // The vote by which an amendment says that it was adopted.
  void amendment(const Fact& fact) {
    for (const model::Amendment& one : example_.bylaws().amendments) {
      if (one.id != fact.text) continue;
      const model::Amendment::Adoption& adopted = one.adopted_by;
      const auto number = [](const std::optional<long>& given) {
        return given ? std::optional(Integer(*given)) : std::nullopt;
      };
      motion_.decision = adopted.decision;
      motion_.votes_for = number(adopted.votes_for);
      motion_.votes_against = number(adopted.votes_against);
      if (adopted.members) counts_.set("members", Integer(*adopted.members));
      if (adopted.present) present_.emplace_back(*adopted.present);
      if (adopted.present) motion_.present = Integer(*adopted.present);
      return;
    }
    std::vector<std::string> known;
    for (const model::Amendment& one : example_.bylaws().amendments) known.push_back(one.id);
    example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.text + "` is not an amendment")
            .in(fact.clause)
            .hint(near_word_or(fact.text, known, "write the `id` of an amendment of this file")));
  }

  void one(const Fact& fact) {
    if (fact.name == "quorum")
      quorum(fact);
    else if (fact.name == "votes_needed_after_loss" || fact.name == "can_act")
      after_loss(fact);
    else if (fact.name == "base" || fact.name == "needed" || fact.name == "carried" ||
             fact.name == "outcome")
      motion(fact);
    else if (fact.name == "proxies")
      proxies(fact);
    else if (fact.name == "directors" || fact.name == "review")
      board_size(fact);
    else if (fact.name == "petition")
      for (const Fact& asked : example_.named(fact)) petition(asked);
    else
      unknown_result(fact);
  }

  // How many directors there may be ("every member", "3 or 5"), or whether a review is due.
  void board_size(const Fact& fact) {
    if (!body_ || body_->board == nullptr) return example_.needs("body", fact);
    const meetings::BoardSizeFound found = meetings::board_size_of(*body_->board, counts_);
    const Clause rule = body_->board->clause.key("directors");
    unknown(fact, found.missing, rule);
    if (found.none_fits) none_fits(fact, rule, "is", body_->board->cite);
    if (!found.size) return;
    if (fact.name == "directors")
      example_.compare(fact.name, fact.text, found.size->text(), found.size->cite);
    else
      example_.compare_answer(fact, found.size->review_due.value_or(false), found.size->cite);
  }

  void unknown_result(const Fact& fact) {
    example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.name + "` is not a result of a meeting")
            .in(fact.clause)
            .hint(near_word_or(fact.name, results, "expect " + joined(backquoted(results), "or"))));
  }

  void compare_count(const Fact& fact, const std::optional<Integer>& got,
                     const std::string& article) {
    example_.compare_number(fact.name, fact, got ? std::optional(Ratio(*got)) : std::nullopt,
                            article);
  }

  // What the rule asks and the example does not give.
  void unknown(const Fact& fact, const std::vector<std::string>& missing, const Clause& rule) {
    for (const std::string& name : missing) {
      if (name == expression::everybody_of_whom) {
        example_.fault(rules::unanimous_of_whom(rule).in(fact.clause));
        continue;
      }
      const bool given =
          has(meeting_facts, name) || std::find(bases.begin(), bases.end(), name) != bases.end();
      const bool attendance = body_ ? name == body_->present_base()
                                    : name == "members present" || name == "directors present";
      if (given || attendance)
        example_.needs(attendance ? "present" : name, fact);
      else
        example_.fault(
            rules::not_counted_here(rule, name, body_ ? body_->name : "members").in(fact.clause));
    }
  }

  void none_fits(const Fact& fact, const Clause& rules, const std::string& key,
                 const std::string& cite) {
    example_.fault(rules::none_fits(rules, counts_.of("members"), key).in(fact.clause).cite(cite));
  }

  meetings::QuorumFound quorum_found() const {
    const Integer present = present_.empty() ? Integer(0) : present_.front();
    return meetings::quorum_of(*body_, call_, counts_, present);
  }

  std::optional<meetings::Quorum> quorum_for(const Fact& fact) {
    if (!body_) {
      if (body_fact_ == nullptr) example_.needs("body", fact);
      return std::nullopt;
    }
    meetings::QuorumFound found = quorum_found();
    unknown(fact, found.missing, found.clause);
    if (found.none_fits) none_fits(fact, found.clause, "is", found.cite);
    return found.quorum;
  }

  void quorum(const Fact& fact) {
    const auto found = quorum_for(fact);
    if (!found) return;
    const bool none_asked =
        !found->stated || found->limit.kind == expression::Threshold::Kind::none;
    if (none_asked && (!found->stated || fact.text == "none"))
      example_.compare(fact.name, fact.text, "none", found->cite);
    else if (!found->required)
      example_.compare(fact.name, fact.text, found->never, found->cite);
    else
      compare_count(fact, found->required, found->cite);
  }

  void after_loss(const Fact& fact) {
    const auto found = quorum_for(fact);
    if (!found) return;
    const Integer left = present_.empty() ? Integer(0) : present_.back();
    const meetings::QuorumLossFound lost = meetings::after_loss(*body_, *found, left, counts_);
    if (!lost.missing.empty())  // then there is such a rule
      unknown(fact, lost.missing, body_->meeting->clause.key("quorum_lost"));
    if (!lost.loss) return;
    if (fact.name == "can_act")
      example_.compare_answer(fact, lost.loss->can_act, lost.loss->cite);
    else
      compare_count(fact, lost.loss->votes_needed, lost.loss->cite);
  }

  void motion(const Fact& fact) {
    const model::Decision* decision = model::find(example_.bylaws().decisions, motion_.decision);
    if (decision == nullptr) {
      if (motion_.decision.empty())
        example_.needs("decision", fact);
      else
        example_.unknown_decision(motion_.decision, fact);
      return;
    }
    const meetings::Ruling ruling = meetings::ruling_of(example_.bylaws(), *decision);
    const meetings::MotionFound found = outcome(fact, ruling);
    for (const meetings::Missing& what : found.missing) missing(fact, ruling, what);
    if (!found.result) return;
    const meetings::MotionResult& result = *found.result;
    if (result.outcome == meetings::Outcome::no_quorum && fact.name == "carried" &&
        fact.text == "yes") {
      example_.compare(fact.name, fact.text, "no quorum: " + result.reason, result.cite);
      return;
    }
    if (fact.name == "outcome")
      example_.compare(fact.name, fact.text, std::string(words_for(result.outcome)), result.cite);
    else if (fact.name == "carried")
      example_.compare_answer(fact, result.outcome == meetings::Outcome::carried, result.cite);
    else if (fact.name == "needed")
      compare_count(fact, result.needed, result.cite);
    else
      example_.compare_number(fact.name, fact, result.base, result.cite);
  }

  // As in a meeting when the example says who was there; otherwise the vote alone.
  meetings::MotionFound outcome(const Fact& fact, const meetings::Ruling& ruling) {
    const bool without = manner_ != meetings::Manner::meeting;
    if (without && !manner_known(fact)) return {};
    if (body_ && (!present_.empty() || without)) {
      const auto quorum = quorum_for(fact);
      if (!quorum) return {};
      return course(ruling, *quorum);
    }
    if (body_ && in_several_steps(ruling.decision)) {
      example_.needs("present", fact);
      return {};
    }
    Headcount counts = counts_;
    const auto quorum = body_ ? quorum_found().quorum : std::nullopt;
    if (quorum && quorum->stated && quorum->required) counts.set("the quorum", *quorum->required);
    return meetings::decide(ruling, motion_, counts);
  }

  // What more than the votes of one moment decides.
  static bool in_several_steps(const model::Decision& rule) {
    return !rule.rounds.empty() || rule.how_to_decide || rule.both || rule.ratified_by ||
           rule.veto || rule.confirmed || rule.and_each || !rule.quorum.empty() ||
           rule.tie == "second vote";
  }

  bool manner_known(const Fact& fact) {
    const model::MeetingRules* rules = body_ ? body_->meeting : nullptr;
    const bool ballot = manner_ == meetings::Manner::ballot;
    const bool known = rules != nullptr && (ballot ? rules->ballot_without_meeting.has_value()
                                                   : rules->written_consent.has_value());
    if (!known)
      example_.fault(
          Diagnostic::error(Code::M345, "the bylaws know no vote without a meeting here")
              .in(fact.clause)
              .hint("add `ballot_without_meeting:` or `written_consent:` to the bylaws"));
    return known;
  }

  meetings::MotionFound course(const meetings::Ruling& ruling, const meetings::Quorum& quorum) {
    meetings::Meeting meeting;
    meeting.call = call_;
    meeting.manner = manner_;
    if (const Fact* on = example_.given("meeting"))
      meeting.on = Date::parse(on->text).value_or(Date());
    meetings::Motion motion = motion_;
    if (!motion.present) motion.present = counts_.of(body_->entitled_base()).value_or(Integer(0));
    return meetings::run(ruling, motion,
                         {&example_.bylaws(), &*body_, &quorum, &counts_, &meeting});
  }

  void missing(const Fact& fact, const meetings::Ruling& ruling, const meetings::Missing& what) {
    if (what.kind == meetings::Missing::Kind::majority)
      example_.fault(rules::no_majority(ruling.majority).in(fact.clause).cite(ruling.cite));
    else if (what.name == "the quorum")
      no_number_for_quorum(fact, ruling);
    else if (what.kind == meetings::Missing::Kind::fact)
      example_.needs(what.name, fact);
    else
      unknown(fact, {what.name}, ruling.majority);
  }

  // A rule counts the quorum: its own counts are missing, or it has no number.
  void no_number_for_quorum(const Fact& fact, const meetings::Ruling& ruling) {
    const auto quorum = quorum_for(fact);
    if (!quorum) return;
    example_.fault(Diagnostic::error(Code::M311,
                                     "the rule counts the quorum, and " +
                                         (quorum->stated ? quorum->never : "the bylaws state none"))
                       .in(fact.clause)
                       .cite(ruling.cite)
                       .hint("add `quorum:` to the bylaws, or correct the counts of the example"));
  }

  void proxies(const Fact& fact) {
    const model::MeetingRules* rules = body_ ? body_->meeting : nullptr;
    const meetings::ProxyLimit limit =
        meetings::proxies_of(rules != nullptr ? rules->proxies : std::nullopt,
                             rules != nullptr ? rules->cite : "", counts_);
    const Clause clause =
        rules != nullptr && rules->proxies ? rules->proxies->clause.key("held_by_one") : Clause();
    unknown(fact, limit.missing, clause);
    if (limit.none_fits)
      none_fits(fact, clause, "at_most", limit.cite);
    else if (limit.missing.empty())
      compare_count(fact, limit.held_by_one, limit.cite);
  }

  // Whether so many can force it: `petition: {meeting: yes}`, or how many must sign.
  void petition(const Fact& fact) {
    const Fact* given = example_.given("petition");
    const Fact* signed_by = given != nullptr ? model::find(given->facts, fact.name) : nullptr;
    if (signed_by == nullptr) return example_.needs("petition: {" + fact.name + ": NUMBER}", fact);
    static const std::vector<std::string> asks{"meeting", "ballot", "item"};
    if (!body_ || !has(asks, fact.name) || meetings::petition_rule(*body_, fact.name) == nullptr) {
      const std::string whom = body_ ? body_->name : "members";
      example_.fault(
          Diagnostic::error(Code::M346,
                            "the bylaws know no petition of `" + whom + "` for this: " + fact.name)
              .in(fact.clause)
              .hint("take it out, or encode `petition: {" + fact.name + ": ...}` in the bylaws"));
      return;
    }
    const meetings::PetitionFound found =
        meetings::petition_of(*body_, {fact.name, whole(*signed_by)}, counts_);
    if (!found.missing.empty())  // then there is a rule that asks for it
      unknown(fact, found.missing, body_->meeting->clause.key("petition").key(fact.name));
    if (!found.result) return;
    if (fact.text == "yes" || fact.text == "no")
      example_.compare_answer(fact, found.result->reached, found.result->cite);
    else
      compare_count(fact, found.result->needed, found.result->cite);
  }

  ExampleCase& example_;
  meetings::Call call_ = meetings::Call::first;
  meetings::Manner manner_ = meetings::Manner::meeting;
  const Fact* body_fact_ = nullptr;
  std::optional<meetings::Body> body_;
  Headcount counts_;
  std::vector<Integer> present_;
  meetings::Motion motion_;
};

}  // namespace

void run_meeting_example(ExampleCase& example) {
  MeetingCheck(example).run();
}

}  // namespace toadlane::app
