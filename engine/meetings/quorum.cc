#include "engine/meetings/quorum.h"

#include <algorithm>

#include "engine/meetings/conditional.h"
#include "engine/meetings/quorum_count.h"

namespace toadlane::meetings {
namespace {

using Rules = QuorumRules;

Rules rules_of(const Body& body, Call call) {
  const model::MeetingRules* meeting = body.meeting;
  if (call == Call::second && meeting != nullptr && meeting->second_call) {
    const model::SecondCall& second = *meeting->second_call;
    return {second.quorum, second.clause.key("quorum"),
            second.cite.empty() ? meeting->cite : second.cite};
  }
  if (meeting != nullptr && !meeting->quorum.empty())
    return {meeting->quorum, meeting->clause.key("quorum"), meeting->cite};
  if (body.board != nullptr && !body.board->quorum.empty())
    return {body.board->quorum, body.board->clause.key("quorum"), body.board->cite};
  const model::Rule& home = meeting != nullptr ? static_cast<const model::Rule&>(*meeting)
                                               : static_cast<const model::Rule&>(*body.board);
  return {{}, home.clause.key("quorum"), home.cite};
}

Quorum not_stated(const Rules& rules) {
  Quorum quorum;
  quorum.clause = rules.clause;
  quorum.stated = false;
  quorum.required = Integer(0);
  quorum.met = true;
  quorum.why.push_back({.clause = rules.clause,
                        .what = "the bylaws state no quorum; default, not stated: none is required",
                        .result = Ratio(0)});
  return quorum;
}

std::string needed_text(const std::optional<Integer>& required) {
  return required ? required->text() : "no number is enough";
}

// Why no number of people is enough.
std::string why_never(const Body& body, const Headcount& counts) {
  const std::string base(body.entitled_base());
  return counts.of(base) == Integer(0) ? "there are no " + base : "no number is enough";
}

}  // namespace

bool Quorum::met_by(const Integer& present) const {
  return limit.met_by(present) &&
         std::all_of(groups.begin(), groups.end(), [](const GroupQuorum& one) { return one.met; });
}

QuorumFound quorum_of(const Body& body, Call call, const Headcount& counts,
                      const Integer& present) {
  return quorum_by(rules_of(body, call), body, call, counts, present);
}

QuorumFound quorum_by(const QuorumRules& rules, const Body& body, Call call,
                      const Headcount& counts, const Integer& present) {
  const auto chosen = first_that_fits(rules.thresholds, counts);
  QuorumFound found{.missing = chosen.missing, .clause = rules.clause, .cite = rules.cite};
  found.none_fits = chosen.none_fits;
  if (!found.missing.empty() || found.none_fits) return found;
  if (chosen.rule == nullptr || !chosen.rule->is) {
    found.quorum = not_stated(rules);
    return found;
  }

  Trace because;
  const expression::Rule source{rules.clause, rules.cite};
  const expression::Resolved resolved =
      expression::resolve(*chosen.rule->is, for_quorum(counts, source, because), source, because);
  found.missing = resolved.missing;
  if (!resolved.limit) return found;
  Quorum quorum;
  quorum.clause = rules.clause;
  quorum.cite = rules.cite;
  quorum.rule = to_text(*chosen.rule->is);
  quorum.limit = *resolved.limit;
  quorum.required = quorum.limit.smallest();
  if (!quorum.required) quorum.never = why_never(body, counts);
  quorum.met = quorum.met_by(present);
  quorum.why.push_back(
      {.clause = rules.clause,
       .citation = rules.cite,
       .what = std::string(call == Call::second ? "quorum of the second call" : "quorum") + ": " +
               quorum.rule,
       .result = needed_text(quorum.required),
       .because = because.steps()});
  quorum.why.push_back({.clause = rules.clause,
                        .citation = rules.cite,
                        .what = "at the opening",
                        .from = {{"present", Ratio(present)}},
                        .result = std::string(quorum.met ? "a quorum" : "no quorum")});
  found.quorum = std::move(quorum);
  return found;
}

QuorumLossFound after_loss(const Body& body, const Quorum& quorum, const Integer& left,
                           const Headcount& counts) {
  using Rule = QuorumLoss::Rule;
  QuorumLoss loss;
  loss.clause = quorum.clause;
  const auto step = [&](std::string what, std::string result, std::vector<Step> because = {}) {
    loss.why.push_back({.clause = loss.clause,
                        .citation = loss.cite,
                        .what = std::move(what),
                        .from = {{"left", Ratio(left)}},
                        .result = std::move(result),
                        .because = std::move(because)});
  };
  if (body.meeting == nullptr || !body.meeting->quorum_lost) {
    step("the quorum is lost; default, not stated: nothing more is decided", "cannot act");
    return {loss, {}};
  }
  const model::QuorumLost& rule = *body.meeting->quorum_lost;
  loss.clause = rule.clause;
  loss.cite = rule.cite.empty() ? body.meeting->cite : rule.cite;
  if (!rule.actions_need) {
    loss.rule = rule.rule == "continue" ? Rule::go_on : Rule::adjourn;
    loss.can_act = loss.rule == Rule::go_on;
    step("the quorum is lost: " + rule.rule, loss.can_act ? "can act" : "cannot act");
    return {loss, {}};
  }
  loss.rule = Rule::actions_need;
  Headcount with_quorum = counts;
  if (quorum.required) with_quorum.set("the quorum", *quorum.required);
  Trace because;
  const expression::Resolved resolved =
      expression::resolve(*rule.actions_need, with_quorum, {loss.clause, loss.cite}, because);
  if (!resolved.limit) return {std::nullopt, resolved.missing};
  loss.votes_needed = resolved.limit->smallest();
  loss.can_act = loss.votes_needed && *loss.votes_needed <= left;
  step("the quorum is lost: actions need " + to_text(*rule.actions_need) + ", that is " +
           needed_text(loss.votes_needed),
       loss.can_act ? "can act" : "cannot act", because.steps());
  return {loss, {}};
}

}  // namespace toadlane::meetings
