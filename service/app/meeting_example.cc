#include "engine/base/text.h"
#include "engine/meetings/course.h"
#include "engine/meetings/petition.h"
#include "engine/meetings/proxies.h"
#include "rules/meeting/gaps.h"
#include "service/app/example_meeting.h"
#include "service/app/example_votes.h"

namespace toadlane::app {
namespace {

using meetings::Headcount;
using model::Fact;

// What an example of a meeting may expect.
const std::vector<std::string> results{"quorum",    "votes_needed_after_loss",
                                       "can_act",   "base",
                                       "needed",    "carried",
                                       "outcome",   "proxies",
                                       "directors", "review",
                                       "petition"};

// Facts given by class, and results by decision, belong to votes by class.
bool by_colleges(const ExampleCase& example) {
  bool found = false;
  for (const auto* facts : {&example.example().given, &example.example().expect})
    for (const Fact& fact : *facts) {
      const bool own = is_vote_by_name(fact.name) || fact.name == "petition";
      const bool expected = facts == &example.example().expect;
      if (fact.kind == Fact::Kind::named && !own) found = true;
      if (expected && model::find(example.bylaws().decisions, fact.name) != nullptr) found = true;
    }
  return found;
}

// What an example of a meeting expects, held against what comes out.
class MeetingCheck {
 public:
  explicit MeetingCheck(ExampleCase& example) : example_(example), meeting_(example) {}

  void run() {
    for (const Fact& fact : example_.example().expect) one(fact);
  }

 private:
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
      petitions(fact);
    else
      unknown_result(fact);
  }

  // How many directors there may be ("every member", "3 or 5"), or whether a review is due.
  void board_size(const Fact& fact) {
    if (!meeting_.body() && meeting_.names_body()) return;  // told
    if (!meeting_.names_body() && (!meeting_.body() || meeting_.body()->board == nullptr))
      return example_.needs("body", fact);
    if (meeting_.body()->board == nullptr)
      return example_.fault(
          Diagnostic::error(Code::E102, "`" + meeting_.body()->name + "` is no board")
              .in(example_.given("body")->clause)
              .hint(near_word_or(meeting_.body()->name, model::names_of(example_.bylaws().boards),
                                 "use the names of the block `boards`")));
    const meetings::BoardSizeFound found =
        meetings::board_size_of(*meeting_.body()->board, meeting_.counts());
    const Clause rule = meeting_.body()->board->clause.key("directors");
    unknown(fact, found.missing, rule);
    if (found.none_fits) none_fits(fact, rule, "is", meeting_.body()->board->cite);
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
      const bool given = ExampleMeeting::is_fact(name);
      const bool attendance = meeting_.body()
                                  ? name == meeting_.body()->present_base()
                                  : name == "members present" || name == "directors present";
      if (given || attendance)
        example_.needs(attendance ? "present" : name, fact);
      else
        example_.fault(
            rules::not_counted_here(rule, name, meeting_.body() ? meeting_.body()->name : "members")
                .in(fact.clause));
    }
  }

  void none_fits(const Fact& fact, const Clause& rules, const std::string& key,
                 const std::string& cite) {
    example_.fault(
        rules::none_fits(rules, meeting_.counts().of("members"), key).in(fact.clause).cite(cite));
  }

  meetings::QuorumFound quorum_found() const {
    const Integer present = meeting_.present().empty() ? Integer(0) : meeting_.present().front();
    return meetings::quorum_of(*meeting_.body(), meeting_.call(), meeting_.counts(), present);
  }

  std::optional<meetings::Quorum> quorum_for(const Fact& fact) {
    if (!meeting_.body()) {
      if (!meeting_.names_body()) example_.needs("body", fact);
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
    const Integer left = meeting_.present().empty() ? Integer(0) : meeting_.present().back();
    const meetings::QuorumLossFound lost =
        meetings::after_loss(*meeting_.body(), *found, left, meeting_.counts());
    if (!lost.missing.empty())  // then there is such a rule
      unknown(fact, lost.missing, meeting_.body()->meeting->clause.key("quorum_lost"));
    if (!lost.loss) return;
    if (fact.name == "can_act")
      example_.compare_answer(fact, lost.loss->can_act, lost.loss->cite);
    else
      compare_count(fact, lost.loss->votes_needed, lost.loss->cite);
  }

  void motion(const Fact& fact) {
    const model::Decision* decision =
        model::find(example_.bylaws().decisions, meeting_.motion().decision);
    if (decision == nullptr) {
      if (meeting_.motion().decision.empty())
        example_.needs("decision", fact);
      else
        example_.unknown_decision(meeting_.motion().decision, fact);
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
    const bool without = meeting_.manner() != meetings::Manner::meeting;
    if (without && !manner_known(fact)) return {};
    if (meeting_.body() && (!meeting_.present().empty() || without)) {
      const auto quorum = quorum_for(fact);
      if (!quorum) return {};
      return course(ruling, *quorum);
    }
    if (meeting_.body() && in_several_steps(ruling.decision)) {
      example_.needs("present", fact);
      return {};
    }
    Headcount counts = meeting_.counts();
    const auto quorum = meeting_.body() ? quorum_found().quorum : std::nullopt;
    if (quorum && quorum->stated && quorum->required) counts.set("the quorum", *quorum->required);
    return meetings::decide(ruling, meeting_.motion(), counts);
  }

  // What more than the votes of one moment decides.
  static bool in_several_steps(const model::Decision& rule) {
    return !rule.rounds.empty() || rule.how_to_decide || rule.both || rule.ratified_by ||
           rule.veto || rule.confirmed || rule.and_each || !rule.quorum.empty() ||
           rule.tie == "second vote";
  }

  bool manner_known(const Fact& fact) {
    const model::MeetingRules* rules = meeting_.body() ? meeting_.body()->meeting : nullptr;
    const bool ballot = meeting_.manner() == meetings::Manner::ballot;
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
    meeting.call = meeting_.call();
    meeting.manner = meeting_.manner();
    if (const Fact* on = example_.given("meeting"))
      meeting.on = Date::parse(on->text).value_or(Date());
    meetings::Motion motion = meeting_.motion();
    if (!motion.present)
      motion.present = meeting_.counts().of(meeting_.body()->entitled_base()).value_or(Integer(0));
    return meetings::run(
        ruling, motion,
        {&example_.bylaws(), &*meeting_.body(), &quorum, &meeting_.counts(), &meeting});
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
    const model::MeetingRules* rules = meeting_.body() ? meeting_.body()->meeting : nullptr;
    const meetings::ProxyLimit limit =
        meetings::proxies_of(rules != nullptr ? rules->proxies : std::nullopt,
                             rules != nullptr ? rules->cite : "", meeting_.counts());
    const Clause clause =
        rules != nullptr && rules->proxies ? rules->proxies->clause.key("held_by_one") : Clause();
    unknown(fact, limit.missing, clause);
    if (limit.none_fits)
      none_fits(fact, clause, "at_most", limit.cite);
    else if (limit.missing.empty())
      compare_count(fact, limit.held_by_one, limit.cite);
  }

  void petitions(const Fact& fact) {
    const Fact* given = example_.given("petition");
    for (const Fact& asked : example_.named(fact)) {
      if (asked.name != "of_class") {
        petition(asked, given, "");
        continue;
      }
      const Fact* by_class = given != nullptr ? model::find(given->facts, asked.name) : nullptr;
      for (const Fact& one : example_.named(asked)) petition(one, by_class, one.name);
    }
  }

  // Whether so many can force it: `petition: {meeting: yes}`, or how many must sign. Those of one
  // class ask for a meeting: `petition: {of_class: {workers: yes}}`.
  void petition(const Fact& fact, const Fact* given, const std::string& of_class) {
    const auto in_block = [&](const std::string& value) {
      const std::string one = fact.name + ": " + value;
      return "petition: {" + (of_class.empty() ? one : "of_class: {" + one + "}") + "}";
    };
    const Fact* signed_by = given != nullptr ? model::find(given->facts, fact.name) : nullptr;
    if (signed_by == nullptr) return example_.needs(in_block("NUMBER"), fact);
    const std::string asked = of_class.empty() ? fact.name : "meeting";
    static const std::vector<std::string> asks{"meeting", "ballot", "item", "amendment"};
    if (!meeting_.body() || !has(asks, asked) ||
        meetings::petition_rule(*meeting_.body(), asked, of_class) == nullptr) {
      const std::string whom = !of_class.empty() ? of_class
                               : meeting_.body() ? meeting_.body()->name
                                                 : "members";
      example_.fault(Diagnostic::error(Code::M346, "the bylaws know no petition of `" + whom +
                                                       "` for this: " + asked)
                         .in(fact.clause)
                         .hint("take it out, or encode `" + in_block("...") + "` in the bylaws"));
      return;
    }
    const meetings::PetitionSigned one{asked, Integer(example_.count(*signed_by)), of_class};
    if (too_many_signed(one, *signed_by)) return;
    const meetings::PetitionFound found =
        meetings::petition_of(*meeting_.body(), one, meeting_.counts());
    if (!found.missing.empty())  // then there is a rule that asks for it
      unknown(fact, found.missing, meetings::petition_clause(*meeting_.body(), one));
    if (!found.result) return;
    if (fact.text == "yes" || fact.text == "no")
      example_.compare_answer(fact, found.result->reached, found.result->cite);
    else
      compare_count(fact, found.result->needed, found.result->cite);
  }

  // No more people sign than there are.
  bool too_many_signed(const meetings::PetitionSigned& one, const Fact& fact) {
    const auto people =
        meeting_.counts().of(one.of_class.empty() ? "all members" : "members of the class");
    if (!people || one.signed_by <= *people) return false;
    example_.fault(
        Diagnostic::error(Code::M308, one.signed_by.text() + " signed of " + people->text() + " " +
                                          (one.of_class.empty() ? "members" : one.of_class))
            .in(fact.clause)
            .hint("correct the number of those who signed, or of the members"));
    return true;
  }

  ExampleCase& example_;
  ExampleMeeting meeting_;
};

}  // namespace

void run_meeting_example(ExampleCase& example) {
  if (by_colleges(example)) return run_group_example(example);
  MeetingCheck(example).run();
}

}  // namespace toadlane::app
