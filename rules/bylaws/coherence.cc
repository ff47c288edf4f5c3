#include "rules/bylaws/coherence.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/model/to_account.h"
#include "rules/bylaws/amendment_dates.h"
#include "rules/bylaws/conditional_rules.h"
#include "rules/bylaws/decision_rules.h"
#include "rules/bylaws/findings.h"
#include "rules/bylaws/patronage_rules.h"
#include "rules/bylaws/ratio_rules.h"
#include "rules/bylaws/representation.h"
#include "rules/bylaws/stated_rules.h"
#include "rules/bylaws/step_order.h"
#include "rules/bylaws/surplus_keys.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

class Coherence : Findings {
 public:
  Coherence(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws) {
    if (bylaws_.accounts)
      for (const auto& [name, account] : bylaws_.accounts->collective) accounts_.push_back(name);
    if (bylaws_.surplus)
      for (const auto& [name, measure] : bylaws_.surplus->measures) measures_.push_back(name);
    for (const auto& [name, one] : bylaws_.classes) classes_.push_back(name);
    for (const auto& [name, one] : bylaws_.decisions) decisions_.push_back(name);
    bodies_ = {"members", "colleges", "board"};
    for (const auto& [name, one] : bylaws_.meetings)
      if (name != "members") bodies_.push_back(name);
    for (const auto& [name, one] : bylaws_.boards)
      if (name != "board") bodies_.push_back(name);  // a board is a body without rules of its own
  }

  void check() {
    reserved_names();
    if (bylaws_.surplus) surplus(*bylaws_.surplus);
    for (const auto& [name, decision] : bylaws_.decisions) decision_rule(name, decision);
    for (const model::Resolution& one : bylaws_.resolutions) resolution(one);
    for (SameId& one : same_ids(bylaws_.resolutions)) {
      if (const auto first = place_of(one.first)) one.refusal.label(*first, "first here");
      report(std::move(one.refusal), one.later, "");
    }
    for (const model::Amendment& one : bylaws_.amendments)
      known(one.adopted_by.decision, decisions_, one.clause.key("adopted_by").key("decision"),
            one.cite, "a decision of this file");
  }

 private:
  // Names that phrases and tables use for something else.
  void reserved(const std::vector<std::string>& names, const Clause& block,
                const std::vector<std::string>& taken, const std::string& what) {
    for (const std::string& name : names)
      if (std::find(taken.begin(), taken.end(), name) != taken.end())
        report(Diagnostic::error(Code::B117, "`" + name + "` cannot be the name of " + what +
                                                 ": it has another meaning")
                   .hint("choose another name"),
               block.key(name), "");
  }

  void reserved_names() {
    reserved(accounts_, Clause("accounts"),
             {"members", "carried forward", "not distributed", "member accounts", "patronage"},
             "an account");
    if (bylaws_.surplus) {
      std::vector<std::string> incomes;
      for (const auto& [name, meaning] : bylaws_.surplus->income) incomes.push_back(name);
      reserved(incomes, Clause("surplus.income"), {"rest"}, "an income");
    }
    reserved(measures_, Clause("surplus.measures"),
             {"patronage", "member", "name", "class", "joined", "left", "account balance",
              "days as member", "full years as member"},
             "a measure");
  }

  void account(const std::string& name, const Clause& clause, const std::string& cite) {
    known(name, accounts_, clause, cite, "an account of this file");
  }

  void proportion(const model::SurplusPlan& plan, const std::string& name, const Clause& clause,
                  const std::string& cite) {
    if (name.empty()) return;
    std::vector<std::string> choices = measures_;
    choices.emplace_back("patronage");
    known(name, choices, clause, cite, "a measure of this file");
    if (name != "patronage") return;
    const std::size_t several = plan.patronage && !plan.patronage->weights.empty()
                                    ? plan.patronage->weights.size()
                                    : plan.measures.size();
    const bool said = plan.patronage && plan.patronage->combine != model::Patronage::Combine::none;
    if (several > 1 && !said)
      report(Diagnostic::error(Code::B122,
                               "patronage has several measures and nothing says how "
                               "they are combined")
                 .hint("write `combine: separate shares of each measure` or `combine: one sum of "
                       "weighted measures` in `surplus.patronage`"),
             plan.clause.key("patronage"), cite);
  }

  void surplus(const model::SurplusPlan& plan) {
    for (const model::SurplusStep& step : plan.steps) surplus_step(plan, step);
    for (std::size_t i = 0; i < plan.losses.size(); ++i) loss(plan, i);
    if (plan.patronage) {
      const model::Patronage& patronage = *plan.patronage;
      std::vector<std::optional<ex::Amount>> parts;
      for (const auto& [name, weight] : patronage.weights) {
        known(name, measures_, patronage.clause.key("weights").key(name), patronage.cite,
              "a measure of this file");
        parts.emplace_back(weight);
      }
      if (patronage.combine == model::Patronage::Combine::separate_shares && !parts.empty())
        whole(parts, patronage.clause.key("weights"), patronage.cite, "the shares of the measures");
      if (patronage.eligible)
        for (const std::string& name : patronage.eligible->classes)
          known(name, classes_, patronage.eligible->clause.key("classes"), patronage.eligible->cite,
                "a class of this file");
    }
    if (plan.pay) cash_rules(*plan.pay);
  }

  // What is moved comes out of the year's income. A part may be reckoned from a figure: `4% of
  // paid-in capital`.
  void source(const model::SurplusPlan& plan, const model::SurplusStep& step) {
    std::string name;
    bool figures = false;
    if (const auto* all = std::get_if<ex::AllOf>(&step.move->node)) name = all->name;
    if (const auto* rest = std::get_if<ex::Rest>(&step.move->node)) name = rest->of;
    if (const auto* part = std::get_if<ex::PartOf>(&step.move->node)) {
      const auto* base = std::get_if<ex::Name>(&part->base);
      figures = base != nullptr;
      name = base != nullptr ? base->name : std::get<ex::Rest>(part->base).of;
    }
    const bool is_account = std::find(accounts_.begin(), accounts_.end(), name) != accounts_.end();
    if (name.empty() || model::find(plan.income, name) != nullptr || (figures && !is_account))
      return;
    const std::vector<std::string> incomes = model::names_of(plan.income);
    report(Diagnostic::error(Code::B113, "`" + name + "` is not an income of this file")
               .hint(near_word_or(
                   name, incomes,
                   "a step moves this year's income: write " + joined(backquoted(incomes), "or"))),
           step.clause.key("move"), step.cite);
  }

  void surplus_step(const model::SurplusPlan& plan, const model::SurplusStep& step) {
    if (step.move) source(plan, step);
    const bool to_members = step.to == "members";
    if (!to_members) {
      std::vector<std::string> places = accounts_;
      places.emplace_back("members");
      known(step.to, places, step.clause.key("to"), step.cite, "an account of this file");
    }
    std::vector<std::string> divisors = measures_;
    divisors.emplace_back("patronage");
    if (to_members && step.in_proportion_to.empty() && step.pools.empty() && !step.each.reckoned())
      report(Diagnostic::error(Code::B124, "nothing says how this is divided among the members")
                 .hint("add `in_proportion_to:` with " + joined(backquoted(divisors), "or")),
             step.clause, step.cite);
    const bool divides = !step.in_proportion_to.empty() || !step.pools.empty();
    if (!to_members && divides)
      report(Diagnostic::error(Code::B117, "this goes to one account whole; nothing is divided")
                 .hint("write `to: members`, or take the measure out"),
             step.clause, step.cite);
    if (!step.in_proportion_to.empty() && !step.pools.empty())
      report(
          Diagnostic::error(Code::B117, "this is divided in two ways: by one measure, and in pools")
              .hint("keep `in_proportion_to` or `pools`"),
          step.clause, step.cite);
    proportion(plan, step.in_proportion_to, step.clause.key("in_proportion_to"), step.cite);
    std::vector<std::optional<ex::Amount>> parts;
    for (const auto& [name, pool] : step.pools) {
      if (!classes_.empty()) known(name, classes_, pool.clause, step.cite, "a class of this file");
      proportion(plan, pool.in_proportion_to, pool.clause.key("in_proportion_to"), step.cite);
      parts.push_back(pool.share);
    }
    if (!parts.empty()) whole(parts, step.clause.key("pools"), step.cite, "the pools' shares");
    if (!step.empty_pool.empty())
      account(model::account_of(step.empty_pool), step.clause.key("empty_pool"), step.cite);
  }

  void bearer(const model::SurplusPlan& plan, const std::string& name, const Clause& clause,
              const std::string& cite) {
    constexpr std::string_view by = "members by ";
    if (name == "members" || name == "carried forward") return;
    if (name.starts_with(by))
      proportion(plan, name.substr(by.size()), clause, cite);
    else
      account(name, clause, cite);
  }

  void loss(const model::SurplusPlan& plan, std::size_t position) {
    const model::LossRule& rule = plan.losses[position];
    std::vector<std::optional<ex::Amount>> parts;
    for (const auto& [name, part] : rule.taken_from) {
      bearer(plan, name, rule.clause.key("taken_from").key(name), rule.cite);
      parts.emplace_back(part);
    }
    if (!parts.empty())
      whole(parts, rule.clause.key("taken_from"), rule.cite, "the parts of a loss");
    for (const model::LossRung& rung : rule.in_order)
      bearer(plan, rung.from, rung.clause.key("from"), rung.cite.empty() ? rule.cite : rung.cite);
    constexpr std::string_view rest = "rest from ";
    if (!rule.if_short.empty())
      bearer(plan,
             rule.if_short.starts_with(rest) ? rule.if_short.substr(rest.size()) : rule.if_short,
             rule.clause.key("if_reserve_short"), rule.cite);
    floors(rule);
    const bool always = rule.otherwise || (!rule.in && !rule.when);
    if (always && position + 1 < plan.losses.size())
      never_reached(plan.losses[position + 1].clause, plan.losses[position + 1].cite);
  }

  void floors(const model::LossRule& rule) {
    std::vector<std::string> floored = accounts_;
    floored.emplace_back("member accounts");
    for (const auto& [name, floor] : rule.never_below) {
      const Clause clause = rule.clause.key("never_below").key(name);
      known(name, floored, clause, rule.cite, "an account of this file");
      if (!parse_money(floor, bylaws_.coop.currency).money)
        report(Diagnostic::error(Code::B117, "`" + floor + "` is not an amount in " +
                                                 std::string(bylaws_.coop.currency.code()))
                   .hint("write digits, with at most the decimals of the currency: 0.00"),
               clause, rule.cite);
    }
    if (!rule.then.empty() && rule.then != "carried forward")
      report(Diagnostic::error(Code::B111, "`" + rule.then + "` is not known here")
                 .hint("write `carried forward`"),
             rule.clause.key("then"), rule.cite);
  }

  void never_reached(const Clause& clause, const std::string& cite) {
    report(
        Diagnostic::error(Code::B128, "this rule is never reached: the one before it always holds")
            .hint("put the rule without a condition last, with `otherwise: yes`"),
        clause, cite);
  }

  void cash_rules(const model::Pay& pay) {
    for (std::size_t i = 0; i + 1 < pay.cash.size(); ++i)
      if (!pay.cash[i].when || pay.cash[i].otherwise)
        never_reached(pay.cash[i + 1].clause, pay.cite);
  }

  void decision_rule(const std::string& name, const model::Decision& decision) {
    for (const std::string& body : decision.by)
      known(body, bodies_, decision.clause.key("by"), decision.cite, "a body of this file");
    known(decision.like, decisions_, decision.clause.key("like"), decision.cite,
          "a decision of this file");
    const model::Decision* copied = model::find(bylaws_.decisions, decision.like);
    if (decision.like == name)
      report(Diagnostic::error(Code::B125, "`" + name + "` is like itself")
                 .hint("name the other decision that it copies, or write `passes:`"),
             decision.clause.key("like"), decision.cite);
    else if (copied != nullptr && !copied->like.empty())
      report(Diagnostic::error(Code::B125,
                               "`" + decision.like + "` is itself like `" + copied->like + "`")
                 .hint("write `like: " + copied->like + "`"),
             decision.clause.key("like"), decision.cite);
    const bool majority = decision.passes || decision.otherwise_passes || !decision.like.empty() ||
                          states_majority_otherwise(decision);
    const bool without_vote = decision.method == "consensus" || decision.method == "consent";
    if (!majority && !without_vote)
      report(Diagnostic::error(Code::B126, "nothing says when `" + name + "` is carried")
                 .hint("add `passes:`, for example `passes: more than 1/2 of votes cast`"),
             decision.clause, decision.cite);
  }

  void resolution(const model::Resolution& one) {
    if (auto mistake = no_such_choice(bylaws_, one))
      report(std::move(*mistake), one.clause.key("chooses"), "");
  }

  const model::Bylaws& bylaws_;
  std::vector<std::string> accounts_;
  std::vector<std::string> measures_;
  std::vector<std::string> classes_;
  std::vector<std::string> decisions_;
  std::vector<std::string> bodies_;
};

}  // namespace

std::vector<const model::Choice*> open_choices(const model::Bylaws& bylaws) {
  std::vector<const model::Choice*> open;
  const auto add = [&](const model::Choice& choice) {
    if (!choice.chosen_by.body.empty()) open.push_back(&choice);
  };
  if (bylaws.surplus && bylaws.surplus->pay)
    for (const model::CashRule& rule : bylaws.surplus->pay->cash) add(rule);
  if (bylaws.accounts && bylaws.accounts->interest) add(*bylaws.accounts->interest);
  return open;
}

std::optional<Diagnostic> no_such_choice(const model::Bylaws& bylaws,
                                         const model::Resolution& resolution) {
  std::vector<std::string> open;
  for (const model::Choice* choice : open_choices(bylaws)) open.push_back(choice->clause.path());
  const std::string& wanted = resolution.chooses.path();
  if (std::find(open.begin(), open.end(), wanted) != open.end()) return std::nullopt;
  const auto near = near_word(wanted, open);
  return Diagnostic::error(Code::B127, "the bylaws leave no choice at `" + wanted + "`")
      .hint(near           ? "did you mean `" + *near + "`?"
            : open.empty() ? "nothing in this file has `chosen_by`"
                           : "the bylaws leave open " + joined(backquoted(open)));
}

std::vector<SameId> same_ids(const std::vector<model::Resolution>& resolutions) {
  std::vector<SameId> all;
  for (auto one = resolutions.begin(); one != resolutions.end(); ++one) {
    const auto first = std::find_if(resolutions.begin(), one,
                                    [&](const auto& other) { return other.id == one->id; });
    if (first == one || one->id.empty()) continue;
    all.push_back({Diagnostic::error(Code::B181, "two resolutions are called `" + one->id + "`")
                       .hint("give each resolution the number that it has in the minutes"),
                   first->clause.key("id"), one->clause.key("id")});
  }
  return all;
}

void check_coherence(const BylawsRead& read, Diagnostics& diagnostics) {
  Coherence(read, diagnostics).check();
  check_patronage_rules(read, diagnostics);
  check_ratio_rules(read, diagnostics);
  check_representation(read, diagnostics);
  check_amendment_dates(read, diagnostics);
  check_conditional_rules(read, diagnostics);
  check_decision_rules(read, diagnostics);
  check_surplus_keys(read, diagnostics);
  check_step_order(read, diagnostics);
  check_stated_rules(read, diagnostics);
}

}  // namespace toadlane::rules
