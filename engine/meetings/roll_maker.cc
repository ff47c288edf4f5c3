#include "engine/meetings/roll_maker.h"

#include <algorithm>
#include <numeric>

#include "engine/base/text.h"
#include "engine/meetings/day_count.h"
#include "engine/meetings/quorum_count.h"
#include "engine/meetings/weighing.h"

namespace toadlane::meetings {
namespace {

constexpr std::size_t told_max = 50;

}  // namespace

RollMaker::RollMaker(const model::Bylaws& bylaws, std::shared_ptr<const RollFacts> facts,
                     const RollQuestion& question)
    : bylaws_(bylaws),
      facts_(*facts),
      day_(question.on.day_number()),
      voting_(question.voting.value_or(question.on)),
      rules_(std::make_shared<Roll::Rules>()) {
  roll_.facts_ = std::move(facts);
  roll_.question_ = question;
  rules_->bylaws = &bylaws;
}

void RollMaker::report(Diagnostic diagnostic) {
  if (mistakes_.all().size() < told_max) mistakes_.add(std::move(diagnostic));
}

std::string RollMaker::person(std::size_t member) const {
  return "member " + std::string(facts_.number[member]);
}

Result<Roll> RollMaker::make() {
  classes_at();
  prepare();
  if (mistakes_.has_errors()) return mistakes_;
  standings();
  if (mistakes_.has_errors()) return mistakes_;
  count();
  roll_.rules_ = std::move(rules_);
  return std::move(roll_);
}

// The class of each on the day: of a period of that name, else of the table, else the only one.
void RollMaker::classes_at() {
  std::vector<std::uint16_t>& at = roll_.class_at_;
  if (facts_.class_of.empty())
    at.assign(facts_.size(), facts_.class_names.size() == 1 ? 0 : no_class);
  else
    at = facts_.class_of;
  std::vector<std::uint16_t> class_named;  // of each name of a period
  for (const std::string& name : facts_.period_names) {
    const auto found = std::find(facts_.class_names.begin(), facts_.class_names.end(), name);
    class_named.push_back(found == facts_.class_names.end()
                              ? no_class
                              : static_cast<std::uint16_t>(found - facts_.class_names.begin()));
  }
  for (const MemberPeriod& one : facts_.periods)
    if (class_named[one.name] != no_class && one.covers(day_))
      at[one.member] = class_named[one.name];
  if (facts_.class_names.empty()) return;
  const auto nowhere = std::find(at.begin(), at.end(), no_class);
  if (nowhere != at.end())
    report(
        Diagnostic::error(Code::M371, "nothing says of which class " +
                                          person(static_cast<std::size_t>(nowhere - at.begin())) +
                                          " is on " + roll_.question_.on.text())
            .in(Clause("classes"))
            .hint("add the column `class` to the members table, or a row to the periods"));
}

std::optional<RollCondition> RollMaker::test(const model::Test& test, const std::string& cite) {
  if (!test.condition) return std::nullopt;
  RollCondition made(*test.condition, bylaws_, facts_, roll_.question_.on);
  if (made.missing().empty()) return made;
  const bool admission = test.clause.path().ends_with("admitted_when");
  report(Diagnostic::error(Code::M371, "the rule at `" + test.clause.path() + "` asks for " +
                                           joined(backquoted(made.missing())) +
                                           ", and the tables do not have it")
             .in(test.clause)
             .cite(cite)
             .hint(std::string("add a column of that name to the members table, or rows to the "
                               "periods or records table") +
                   (admission ? "; or the column `admitted` with the day of each admission" : "")));
  return std::nullopt;
}

void RollMaker::prepare() {
  rules_->classes.resize(std::max<std::size_t>(facts_.class_names.size(), 1));
  for (std::size_t i = 0; i < facts_.class_names.size(); ++i) {
    rules_->classes[i].name = facts_.class_names[i];
    rules_->classes[i].rule = model::find(bylaws_.classes, facts_.class_names[i]);
  }
  for (const std::uint16_t one : roll_.class_at_)
    if (one != no_class) rules_->classes[one].used = true;
  for (ClassRules& rules : rules_->classes)
    if (rules.used && rules.rule != nullptr) prepare(rules);
  for (const char* name : {"good standing", "member in good standing"}) {
    const model::Term* term = model::find(bylaws_.terms, name);
    if (term == nullptr || (!term->condition && term->recorded != "as a status")) continue;
    const auto means = term->condition.value_or(expression::Condition{expression::Status{name}});
    RollCondition standing(means, bylaws_, facts_, roll_.question_.on);
    if (standing.missing().empty()) rules_->good_standing = std::move(standing);
    return;
  }
}

void RollMaker::prepare(ClassRules& rules) {
  const model::MemberClass& rule = *rules.rule;
  bool tested = facts_.admitted.empty();
  for (std::size_t i = 0; !tested && i < facts_.size(); ++i)
    tested = facts_.admitted[i] == no_day && &rules_->of(roll_.class_at_[i]) == &rules;
  if (tested) rules.admitted = test(rule.admitted_when, rule.cite);
  if (rule.kept_when)
    rules.kept = test(rule.kept_when->condition, article(rule.kept_when->cite, rule.cite));
  if (rule.ends_when)
    rules.ends = test(rule.ends_when->condition, article(rule.ends_when->cite, rule.cite));
  rules.active = test(rule.active_when, rule.cite);
  prepare_waiting(rules);
  if (rules.waiting == nullptr || !facts_.admitted.empty() || !facts_.joined.empty()) return;
  report(Diagnostic::error(Code::M371, "the rule at `" + rules.waiting->clause.path() +
                                           "` counts from the admission, and the members table "
                                           "says no day")
             .in(rules.waiting->clause)
             .cite(rule.cite)
             .hint("add the column `admitted` or `joined` to the members table"));
}

// The waiting time for this kind of ballot, or for all.
void RollMaker::prepare_waiting(ClassRules& rules) const {
  const std::string ballot = roll_.question_.ballot.empty() ? "meeting" : roll_.question_.ballot;
  for (const auto& [kind, length] : rules.rule->may_vote_after)
    if ((kind.empty() || kind == ballot) && length.time) rules.waiting = &length;
  if (rules.waiting == nullptr) return;
  const auto by = latest_before(voting_, rules.waiting->time->value, rules.waiting->time->unit,
                                roll_.question_.holidays);
  rules.admitted_by = by.value_or(Date()).day_number();
}

void RollMaker::standings() {
  roll_.standing_.resize(facts_.size());
  for (std::size_t i = 0; i < facts_.size(); ++i) roll_.standing_[i] = judge(i);
}

Standing RollMaker::judge(std::size_t member) {
  if (!facts_.joined.empty() && facts_.joined[member] > day_) return Standing::not_yet;
  if (!facts_.left.empty() && facts_.left[member] != no_day && facts_.left[member] < day_)
    return Standing::gone;
  const ClassRules& rules = rules_->of(roll_.class_at_[member]);
  return rules.rule == nullptr ? Standing::entitled : judge_class(member, rules);
}

Standing RollMaker::judge_class(std::size_t member, const ClassRules& rules) {
  const model::MemberClass& rule = *rules.rule;
  const bool dated = rules.kept || rules.waiting != nullptr;
  const std::int32_t admission = dated ? admission_of(facts_, member, rules.name, day_) : no_day;
  if (!facts_.admitted.empty() && facts_.admitted[member] > day_) return Standing::not_yet;
  if (rules.ends && rules.ends->ever(member, roll_.class_at_[member]) == 1) return Standing::ended;
  if (rules.kept && !kept(member, rules, admission)) return Standing::not_kept;
  if (rules.admitted && !admitted(member, rules)) return Standing::not_admitted;
  if (rule.votes.value_or(0) == 0) return Standing::no_vote;
  if (rules.active && !holds(*rules.active, rule.active_when.clause, rule.cite, member))
    return Standing::inactive;
  if (rules.waiting != nullptr && admission != no_day && admission > rules.admitted_by)
    return Standing::waiting;
  return Standing::entitled;
}

bool RollMaker::admitted(std::size_t member, const ClassRules& rules) {
  if (!facts_.admitted.empty() && facts_.admitted[member] != no_day) return true;
  return holds(*rules.admitted, rules.rule->admitted_when.clause, rules.rule->cite, member);
}

bool RollMaker::kept(std::size_t member, const ClassRules& rules, std::int32_t admission) {
  lower_minimum(member, rules);
  const MinimumAsked asked = minimum_of(rules, facts_, member, admission);
  if (!asked.minimum) return true;
  const std::uint16_t at = roll_.class_at_[member];
  const bool met = rules.kept->holds(member, at, *asked.minimum) != 0;
  if (!asked.open) return met;
  Minimum whole = *asked.minimum;
  whole.days = whole.of_days = 1;
  if ((rules.kept->holds(member, at, whole) != 0) == met) return met;
  const model::KeptWhen& rule = *rules.rule->kept_when;
  report(Diagnostic::error(Code::M373, person(member) +
                                           " joined within the year: the minimum is met if it is "
                                           "prorated, and not met in full")
             .in(rule.clause)
             .cite(article(rule.cite, rules.rule->cite))
             .hint("write `first_year: prorated`, `in full` or `not required` in `kept_when`"));
  return met;
}

void RollMaker::lower_minimum(std::size_t member, const ClassRules& rules) {
  const bool lowered = facts_.lower_minimum && facts_.lower_minimum->scaled[member] != 0;
  const model::KeptWhen& rule = *rules.rule->kept_when;
  if (!lowered || !rule.lower_minimum_by.empty()) return;
  report(Diagnostic::error(Code::M375, person(member) + " has a lower minimum, and the rule at `" +
                                           rule.clause.path() + "` lets nobody set one")
             .in(rule.clause)
             .cite(article(rule.cite, rules.rule->cite))
             .hint("empty the cell, or write `lower_minimum_by: board` in the bylaws"));
}

// What an empty cell leaves open is a mistake of the table.
bool RollMaker::holds(const RollCondition& test, const Clause& clause, const std::string& cite,
                      std::size_t member) {
  const std::uint16_t at = roll_.class_at_[member];
  const int found = test.holds(member, at);
  if (found >= 0) return found == 1;
  report(Diagnostic::error(Code::M371, "`" + test.empty_cell(member, at) + "` is empty for " +
                                           person(member) + ", and the rule at `" + clause.path() +
                                           "` asks for it")
             .in(clause)
             .cite(cite)
             .hint("write `yes` or `no`"));
  return false;
}

bool RollMaker::in_good_standing(std::size_t member) {
  const int found = rules_->good_standing->holds(member, roll_.class_at_[member]);
  good_standing_known_ = good_standing_known_ && found >= 0;
  return found == 1;
}

void RollMaker::count() {
  std::int64_t all = 0;
  std::int64_t members = 0;
  std::int64_t votes = 0;
  std::vector<ClassCount> counts(rules_->classes.size());
  std::vector<std::int64_t> standing(rules_->classes.size());  // those in good standing
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    const Standing found = roll_.standing_[i];
    if (found != Standing::entitled && found < Standing::no_vote) continue;  // no member
    const ClassRules& rules = rules_->of(roll_.class_at_[i]);
    const auto number = static_cast<std::size_t>(&rules - rules_->classes.data());
    ClassCount& one = counts[number];
    ++one.members;
    if (rules.counts_among("all members")) ++all;
    if (rules_->good_standing && rules.counts_among("members in good standing") &&
        in_good_standing(i))
      ++standing[number];
    if (found != Standing::entitled) continue;
    ++one.entitled;
    one.votes += rules.votes();
    votes += rules.votes();
    if (rules.counts_among("members")) ++members;
  }
  roll_.counts_.set("all members", all).set("members", members).set("votes", votes);
  if (rules_->good_standing && good_standing_known_)
    roll_.counts_.set("members in good standing",
                      std::accumulate(standing.begin(), standing.end(), std::int64_t{0}));
  count_outside_quorum(counts, standing);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i].name = rules_->classes[i].name;
    if (counts[i].name.empty()) continue;
    roll_.counts_.set(members_of(counts[i].name), counts[i].entitled);
    roll_.classes_.push_back(std::move(counts[i]));
  }
}

// Of each count, those whose class is left out of the quorum.
void RollMaker::count_outside_quorum(const std::vector<ClassCount>& counts,
                                     const std::vector<std::int64_t>& standing) {
  for (const std::string_view base : counts_of_members) {
    std::int64_t outside = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const ClassRules& rules = rules_->classes[i];
      if (rules.rule == nullptr || !outside_quorum(*rules.rule) || !rules.counts_among(base))
        continue;
      outside += base == "all members" ? counts[i].members
                 : base == "members"   ? counts[i].entitled
                                       : standing[i];
    }
    if (outside > 0) roll_.counts_.set(outside_quorum(base), outside);
  }
}

}  // namespace toadlane::meetings
