#include "engine/meetings/roll.h"

#include "engine/base/invariant.h"
#include "engine/meetings/roll_maker.h"

namespace toadlane::meetings {
namespace {

// A status that the rule names alone is explained by what defines it: a term of the bylaws.
LeftOut inactive(const model::Bylaws& bylaws, const ClassRules& rules, std::string reason) {
  const model::Test& active = rules.rule->active_when;
  const auto* status = std::get_if<expression::Status>(&active.condition->node);
  const model::Term* term = status != nullptr ? model::find(bylaws.terms, status->name) : nullptr;
  if (term == nullptr) return {active.clause, rules.rule->cite, std::move(reason)};
  return {term->clause, article(term->cite, rules.rule->cite),
          "not `" + status->name + "`: " + reason};
}

std::string since(const RollFacts& facts, std::size_t member, const std::string& name, int day) {
  if (!facts.periods_given) return "";
  for (std::uint32_t i = facts.period_of[member]; i < facts.period_of[member + 1]; ++i)
    if (facts.periods[i].covers(day) && facts.period_names[facts.periods[i].name] == name)
      return ", since " + day_of(facts.periods[i].from).text();
  return "";
}

}  // namespace

std::string_view words_for(Standing standing) {
  switch (standing) {
    case Standing::entitled:
      return "entitled";
    case Standing::not_yet:
      return "not yet a member";
    case Standing::gone:
      return "no longer a member";
    case Standing::ended:
      return "membership ended";
    case Standing::not_kept:
      return "yearly minimum not met";
    case Standing::not_admitted:
      return "not admitted";
    case Standing::no_vote:
      return "class without a vote";
    case Standing::inactive:
      return "not active";
    case Standing::waiting:
      return "waiting time";
  }
  broken_invariant("a standing");
}

int Roll::votes(std::size_t member) const {
  return entitled(member) ? rules_->of(class_at_[member]).votes() : 0;
}

std::string Roll::class_of(std::size_t member) const {
  return rules_->of(class_at_[member]).name;
}

LeftOut Roll::why(std::size_t member) const {
  const ClassRules& rules = rules_->of(class_at_[member]);
  const std::uint16_t at = class_at_[member];
  const int day = question_.on.day_number();
  switch (standing_[member]) {
    case Standing::entitled:
      break;
    case Standing::not_yet: {
      const bool joined = !facts_->joined.empty() && facts_->joined[member] > day;
      const std::int32_t from = joined ? facts_->joined[member] : facts_->admitted[member];
      return {{}, "", std::string(joined ? "joined " : "admitted ") + day_of(from).text()};
    }
    case Standing::gone:
      return {{}, "", "left " + day_of(facts_->left[member]).text()};
    case Standing::ended: {
      const model::EndsWhen& rule = *rules.rule->ends_when;
      return {rule.condition.clause, article(rule.cite, rules.rule->cite), rule.condition.text};
    }
    case Standing::not_kept: {
      const model::KeptWhen& rule = *rules.rule->kept_when;
      const auto asked =
          minimum_of(rules, *facts_, member, admission_of(*facts_, member, rules.name, day));
      return {rule.condition.clause, article(rule.cite, rules.rule->cite),
              rules.kept->why(member, at, asked.minimum.value_or(Minimum{}))};
    }
    case Standing::not_admitted:
      return {rules.rule->admitted_when.clause, rules.rule->cite, rules.admitted->why(member, at)};
    case Standing::no_vote:
      return {
          rules.rule->clause.key("votes"), rules.rule->cite,
          "the class `" + rules.name + "` has no vote" + since(*facts_, member, rules.name, day)};
    case Standing::inactive:
      return inactive(*rules_->bylaws, rules, rules.active->why(member, at));
    case Standing::waiting:
      return {rules.waiting->clause, rules.rule->cite,
              "admitted " + day_of(admission_of(*facts_, member, rules.name, day)).text() +
                  ", may vote " + rules.waiting->text + " later"};
  }
  return {};
}

Result<Roll> roll_at(const model::Bylaws& bylaws, std::shared_ptr<const RollFacts> facts,
                     const RollQuestion& question) {
  return RollMaker(bylaws, std::move(facts), question).make();
}

}  // namespace toadlane::meetings
