#include <algorithm>

#include "engine/base/text.h"
#include "engine/meetings/class_veto.h"
#include "engine/meetings/colleges.h"
#include "engine/meetings/meeting.h"
#include "engine/meetings/weighted_motion.h"
#include "rules/meeting/group_votes.h"
#include "service/app/example_case.h"

namespace toadlane::app {
namespace {

using meetings::MotionResult;
using model::Fact;
using rules::PeopleText;

const std::vector<std::string> group_facts{"members",        "for",      "against",
                                           "abstain",        "decision", "affected",
                                           "in_two_classes", "chair",    "notice_sent"};
const std::vector<std::string> group_results{"for", "against", "base", "carried", "weights"};

// An example that tells its votes by class: what a meeting file tells, and the same refusals.
class GroupCheck {
 public:
  explicit GroupCheck(ExampleCase& example) : example_(example) {}

  void run() {
    for (const Fact& fact : example_.example().given) read(fact);
    rules::count_by_class(text_, example_.bylaws(), counts_, report());
    for (const Fact& fact : example_.example().expect) one(fact);
  }

 private:
  rules::Report report() {
    return [this](Diagnostic wrong, const Clause& clause, const std::string& cite) {
      wrong.in(clause);
      if (!cite.empty()) wrong.cite(cite);
      example_.fault(std::move(wrong));
    };
  }

  void unknown(const Fact& fact, const std::string& what, const std::vector<std::string>& known) {
    example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.name + "` is not " + what)
            .in(fact.clause)
            .hint(near_word_or(fact.name, known, "write " + joined(backquoted(known), "or"))));
  }

  PeopleText people(const Fact& fact) {
    PeopleText said;
    said.clause = fact.clause;
    if (fact.kind == Fact::Kind::value) {
      said.form = PeopleText::Form::number;
      said.number = example_.count(fact);
      return said;
    }
    said.form = PeopleText::Form::groups;
    for (const Fact& group : example_.named(fact))
      said.groups.emplace_back(group.name, example_.count(group));
    return said;
  }

  void read(const Fact& fact) {
    if (fact.name == "members")
      members(fact);
    else if (fact.name == "for")
      votes_.votes_for = (votes_.for_said = people(fact)).total();
    else if (fact.name == "against")
      votes_.votes_against = (votes_.against_said = people(fact)).total();
    else if (fact.name == "abstain")
      votes_.abstain = (votes_.abstain_said = people(fact)).total();
    else if (fact.name == "decision")
      decision_ = fact.text;
    else if (fact.name == "chair")
      votes_.chair = fact.text;
    else if (fact.name == "in_two_classes")
      text_.in_two_classes = example_.count(fact);
    else if (fact.name == "affected")
      affected(fact);
    else if (fact.name != "notice_sent")
      unknown(fact, "a fact of votes by class", group_facts);
  }

  void members(const Fact& fact) {
    PeopleText said = people(fact);
    if (const auto total = said.total()) counts_.set("members", Integer(*total));
    text_.counts_by_class.emplace_back("members", std::move(said));
  }

  void affected(const Fact& fact) {
    votes_.affected.emplace();
    if (fact.kind == Fact::Kind::value) votes_.affected->push_back(fact.text);
    for (const Fact& one : fact.facts) votes_.affected->push_back(one.text);
    const std::vector<std::string> classes = model::names_of(example_.bylaws().classes);
    for (const std::string& name : *votes_.affected)
      if (!has(classes, name))
        example_.fault(
            Diagnostic::error(Code::E102, "`" + name + "` is not a class of these bylaws")
                .in(fact.clause)
                .hint(near_word_or(name, classes, "use the names of the block `classes`")));
  }

  void one(const Fact& fact) {
    if (model::find(example_.bylaws().decisions, fact.name) != nullptr) {
      if (const auto result = decided(fact.name, fact))
        example_.compare(fact.name, fact.text,
                         std::string(words_for(result->outcome)) +
                             (fact.text == words_for(result->outcome) ? "" : ": " + result->reason),
                         result->cite);
      return;
    }
    if (std::find(group_results.begin(), group_results.end(), fact.name) == group_results.end())
      return unknown(fact, "a result of votes by class, or a decision", group_results);
    const auto result = decided(asked_decision(), fact);
    if (result) compare(fact, *result);
  }

  // The decision that is given, or else the first one that is expected or voted by colleges.
  std::string asked_decision() const {
    if (!decision_.empty()) return decision_;
    const auto& all = example_.bylaws().decisions;
    for (const Fact& fact : example_.example().expect)
      if (model::find(all, fact.name) != nullptr) return fact.name;
    for (const auto& [name, rule] : all)
      if (std::find(rule.by.begin(), rule.by.end(), "colleges") != rule.by.end()) return name;
    return all.empty() ? "" : all.front().first;
  }

  std::optional<MotionResult> decided(const std::string& name, const Fact& fact) {
    const model::Bylaws& bylaws = example_.bylaws();
    const model::Decision* decision = model::find(bylaws.decisions, name);
    if (decision == nullptr) {
      example_.unknown_decision(name, fact);
      return std::nullopt;
    }
    const meetings::Ruling ruling = meetings::ruling_of(bylaws, *decision);
    meetings::Motion motion{.decision = name};
    const auto number = [](const std::optional<long>& given) {
      return given ? std::optional(Integer(*given)) : std::nullopt;
    };
    motion.votes_for = number(votes_.votes_for);
    motion.votes_against = number(votes_.votes_against);
    motion.abstained = votes_.abstain.value_or(0);
    if (!votes_.chair.empty()) motion.chair_for = votes_.chair == "for";
    const auto body = meetings::find_body(bylaws, "members");
    rules::votes_by_group(text_, votes_, bylaws, body, ruling, counts_, motion, report());
    motion.affected = votes_.affected;
    const meetings::MotionFound found = meetings::with_class_veto(
        ruling, motion, bylaws, counts_, meetings::decide(ruling, motion, counts_));
    for (const meetings::Missing& what : found.missing) missing(fact, what, ruling);
    return found.result;
  }

  void missing(const Fact& fact, const meetings::Missing& what, const meetings::Ruling& ruling) {
    example_.fault(
        Diagnostic::error(Code::E102,
                          "`" + what.name + "` is needed for `" + fact.name + "` and is not given")
            .in(fact.clause)
            .cite(ruling.cite)
            .hint(what.name.starts_with("members of ") || what.name.starts_with("classes.") ||
                          what.name == meetings::votes_by_class
                      ? "write the members and the votes of each class: `{CLASS: NUMBER}`"
                      : "add `" + what.name + ":` to `given`"));
  }

  // Of colleges the part of the weighted votes cast; of classes the votes.
  void compare(const Fact& fact, const MotionResult& result) {
    if (fact.name == "carried") {
      const bool carried = result.outcome == meetings::Outcome::carried;
      return example_.compare_answer(fact, carried, result.cite);
    }
    if (fact.name == "weights") return weights(fact, result);
    const auto& weighted = result.weighted;
    const bool colleges = weighted && weighted->kind == meetings::WeightedVotes::Kind::colleges;
    Ratio got;
    if (fact.name == "base")
      got = result.base.value_or(Ratio(0));
    else if (!weighted)
      got = Ratio(fact.name == "for" ? result.votes_for : result.votes_against);
    else if (!colleges)
      got = fact.name == "for" ? weighted->votes_for : weighted->votes_against;
    else if (weighted->cast().sign() > 0)
      got = (fact.name == "for" ? weighted->votes_for : weighted->votes_against) / weighted->cast();
    example_.compare_number(fact.name, fact, got, result.cite);
  }

  // What each college weighs here, or what a vote of each class is worth.
  void weights(const Fact& fact, const MotionResult& result) {
    for (const Fact& wanted : example_.named(fact)) {
      const meetings::WeightedGroup* group = nullptr;
      if (result.weighted)
        for (const auto& one : result.weighted->groups)
          if (one.name == wanted.name) group = &one;
      if (group != nullptr)
        example_.compare_number(wanted.name, wanted, group->weight, result.cite);
      else
        unknown(wanted, "a class whose votes are weighed", {});
    }
  }

  ExampleCase& example_;
  rules::MeetingText text_;
  rules::MotionText votes_;
  std::string decision_;
  meetings::Headcount counts_;
};

}  // namespace

void run_group_example(ExampleCase& example) {
  GroupCheck(example).run();
}

}  // namespace toadlane::app
