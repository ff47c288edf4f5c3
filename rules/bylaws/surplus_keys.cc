#include "rules/bylaws/surplus_keys.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/model/to_account.h"
#include "rules/bylaws/findings.h"
#include "rules/bylaws/names.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

constexpr std::string_view carried = "carried forward";

class SurplusKeys : Findings {
 public:
  SurplusKeys(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws), plan_(*read.bylaws.surplus) {
    if (bylaws_.accounts)
      for (const auto& [name, account] : bylaws_.accounts->collective) accounts_.push_back(name);
  }

  void check() {
    figures();
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      const model::SurplusStep& step = plan_.steps[i];
      conditions(step, i);
      if (step.to == "members")
        members_step(step);
      else
        account_step(step);
    }
    for (const model::LossRule& rule : plan_.losses) loss(rule);
    if (plan_.pay && plan_.pay->not_allocated_below) small_dividends(*plan_.pay);
  }

 private:
  // One of two keys is too many.
  void apart(bool together, const std::string& one, const std::string& other,
             const model::Rule& rule, const std::string& advice) {
    if (!together) return;
    report(Diagnostic::error(Code::B141, "`" + one + "` does not go together with " + other)
               .hint(advice),
           rule.clause.key(one), rule.cite);
  }

  // A figure has no other meaning in phrases.
  void figures() {
    for (const auto& [name, meaning] : plan_.figures) {
      const bool taken = model::find(plan_.income, name) != nullptr ||
                         model::find(plan_.measures, name) != nullptr ||
                         model::find(bylaws_.rates, name) != nullptr ||
                         std::find(accounts_.begin(), accounts_.end(), name) != accounts_.end() ||
                         name == "rest" || name == model::the_pool ||
                         name == model::account_balance;
      if (taken)
        report(Diagnostic::error(Code::B117, "`" + name +
                                                 "` cannot be the name of a figure: it "
                                                 "has another meaning")
                   .hint("choose another name"),
               plan_.clause.key("figures").key(name), "");
    }
  }

  void conditions(const model::SurplusStep& step, std::size_t position) {
    apart(step.when && step.otherwise, "otherwise", "`when`", step,
          "a step with `otherwise: yes` runs when none of those before it did; take one of the two "
          "out");
    if (step.when) of_the_whole(*step.when, step.clause.key("when"), step.cite);
    if (!step.otherwise) return;
    const bool behind =
        position > 0 && (plan_.steps[position - 1].when || plan_.steps[position - 1].otherwise);
    if (!behind)
      report(Diagnostic::error(Code::B140, "no step with `when` stands before this `otherwise`")
                 .hint("put it directly behind the steps with `when`, or take `otherwise` out"),
             step.clause.key("otherwise"), step.cite);
  }

  // The first name in a condition that is true of one member and not of another.
  std::string about_members(const ex::Condition& condition) const {
    if (const auto* state = std::get_if<ex::State>(&condition.node)) {
      for (const ex::Amount& side : {state->subject, state->goal})
        for (const ex::Name& name : ex::names_in(side))
          if (of_members(name.name) && name.kind == ex::Name::Kind::plain) return name.name;
      return "";
    }
    if (const auto* compared = std::get_if<ex::Comparison>(&condition.node)) {
      const bool windowed = !std::holds_alternative<std::monostate>(compared->measure.window);
      return windowed || !of_the_year(compared->measure.name) ? compared->measure.name : "";
    }
    if (const auto* status = std::get_if<ex::Status>(&condition.node)) return status->name;
    if (const auto* passed = std::get_if<ex::Passed>(&condition.node))
      return "decision " + passed->decision + " passed";
    if (const auto* negated = std::get_if<ex::Not>(&condition.node))
      return about_members(*negated->condition);
    const auto* all = std::get_if<ex::AllTrue>(&condition.node);
    const auto& parts = all != nullptr ? all->parts : std::get<ex::AnyTrue>(condition.node).parts;
    for (const ex::Condition& part : parts)
      if (std::string name = about_members(part); !name.empty()) return name;
    return "";
  }

  bool of_members(const std::string& name) const {
    return name == model::account_balance || model::find(plan_.measures, name) != nullptr;
  }

  // An income, a figure or a rate: what the year file gives.
  bool of_the_year(const std::string& name) const {
    const ex::Vocabulary common = declared_names(Node()).vocabulary;
    return model::find(plan_.income, name) != nullptr ||
           model::find(plan_.figures, name) != nullptr ||
           model::find(bylaws_.rates, name) != nullptr ||
           common.find(name, {ex::Role::figure, ex::Role::rate}) != nullptr;
  }

  void of_the_whole(const ex::Condition& condition, const Clause& clause, const std::string& cite) {
    const std::string name = about_members(condition);
    if (name.empty()) return;
    report(Diagnostic::error(Code::B144,
                             "`" + name + "` is not a state of the co-operative's accounts")
               .hint("write a state such as `balance of ACCOUNT reaches AMOUNT`, with accounts, "
                     "incomes and figures"),
           clause, cite);
  }

  // Keys that only a step to members has.
  void account_step(const model::SurplusStep& step) {
    const std::string members = "`to: " + step.to + "`";
    const std::string advice = "write `to: members`, or take the key out";
    const model::EachMember& each = step.each;
    apart(each.reckoned(), "each_gets", members, step, advice);
    apart(each.at_least.has_value(), "each_at_least", members, step, advice);
    apart(each.at_most.has_value(), "each_at_most", members, step, advice);
    apart(!each.above_caps.empty(), "above_caps", members, step, advice);
    apart(!each.if_short.empty(), "if_short", members, step, advice);
    apart(!each.rounded.empty(), "each_rounded", members, step, advice);
    apart(!step.paid.empty(), "paid", members, step, advice);
  }

  void members_step(const model::SurplusStep& step) {
    const model::EachMember& each = step.each;
    const bool reckoned = each.reckoned();
    const std::string sum = "`each_gets`";
    const std::string advice =
        "with `each_gets` the members' amounts make the step; take one of "
        "the two out";
    apart(reckoned && !step.in_proportion_to.empty(), "in_proportion_to", sum, step, advice);
    apart(reckoned && !step.empty_pool.empty(), "empty_pool", sum, step, advice);
    apart(reckoned && !each.above_caps.empty(), "above_caps", sum, step, advice);
    apart(reckoned && step.at_least, "at_least", sum, step, advice);
    apart(each.any() && !step.pools.empty(), "pools", "amounts of each member", step,
          "write a step for each class, or take `pools` out");
    apart(!each.above_caps.empty() && !each.at_most, "above_caps", "no `each_at_most`", step,
          "add `each_at_most:`, or take `above_caps` out");
    apart(!each.rounded.empty() && !reckoned, "each_rounded", "no `each_gets`", step,
          "shares of a step are rounded as `rounding.shares` says; take `each_rounded` out");
    apart(!each.if_short.empty() && !reckoned && !each.at_least, "if_short",
          "a step that is divided", step,
          "add `each_gets:` or `each_at_least:`, or take `if_short` out");
    if (each.at_most && !reckoned && each.above_caps.empty())
      report(Diagnostic::error(Code::B143,
                               "nothing says where the part goes that the caps of all "
                               "members hold back")
                 .hint("add `above_caps: to ACCOUNT`"),
             step.clause.key("each_at_most"), step.cite);
    known(model::account_of(each.above_caps), accounts_, step.clause.key("above_caps"), step.cite,
          "an account of this file");
    if (each.gets) base_of(*each.gets, step);
    if (each.interest) interest(step);
  }

  void base_of(const ex::Amount& gets, const model::SurplusStep& step) {
    for (const ex::Name& name : ex::names_in(gets))
      if (name.kind != ex::Name::Kind::plain || !of_members(name.name))
        no_such_base(ex::to_text(name), step);
  }

  void no_such_base(const std::string& name, const model::SurplusStep& step) {
    std::vector<std::string> bases;
    for (const auto& [measure, rule] : plan_.measures) bases.push_back(measure);
    bases.emplace_back(model::account_balance);
    report(Diagnostic::error(Code::B145, "`" + name + "` is not something that each member has")
               .hint("members have " + joined(backquoted(bases))),
           step.clause.key("each_gets"), step.cite);
  }

  void interest(const model::SurplusStep& step) {
    if (!bylaws_.accounts || !bylaws_.accounts->interest) {
      report(Diagnostic::error(Code::B145, "these bylaws have no rule on interest")
                 .hint("add `accounts.interest` with its rate and what it is on"),
             step.clause.key("each_gets"), step.cite);
      return;
    }
    const model::Interest& rule = *bylaws_.accounts->interest;
    const model::Measure* measure = model::find(plan_.measures, rule.on);
    const bool money = measure != nullptr && measure->unit == bylaws_.coop.currency.code();
    if (rule.on == model::opening_balance || money) return;
    const std::string what =
        rule.on.empty() ? "nothing says what interest is on"
                        : "interest on `" + rule.on + "` cannot be reckoned for each member";
    report(Diagnostic::error(Code::B145, what)
               .hint("write `on: opening balance`, or `on:` with a measure in " +
                     std::string(bylaws_.coop.currency.code())),
           rule.clause.key("on"), rule.cite);
  }

  void loss(const model::LossRule& rule) {
    const bool ladder = !rule.in_order.empty();
    apart(ladder && !rule.taken_from.empty(), "in_order", "`taken_from`", rule,
          "keep `taken_from` for parts that are borne at once, `in_order` for one after the other");
    apart(ladder && !rule.if_short.empty(), "if_reserve_short", "`in_order`", rule,
          "add a rung to `in_order` for it");
    if (!ladder && rule.taken_from.empty())
      report(Diagnostic::error(Code::B142, "nothing says who bears this loss")
                 .hint("add `taken_from:` with the parts, or `in_order:` with the bearers"),
             rule.clause, rule.cite);
    if (rule.when) of_the_whole(*rule.when, rule.clause.key("when"), rule.cite);
    for (const auto& [name, part] : rule.taken_from)
      not_payable(name, rule.clause.key("taken_from").key(name), rule.cite);
    rungs(rule);
  }

  void rungs(const model::LossRule& rule) {
    bool members = false;
    for (std::size_t i = 0; i < rule.in_order.size(); ++i) {
      const model::LossRung& rung = rule.in_order[i];
      not_payable(rung.from, rung.clause.key("from"), rule.cite);
      const bool of_members = rung.from == "members" || rung.from.starts_with("members by ");
      if (of_members && members)
        report(Diagnostic::error(Code::B148, "members bear this loss twice")
                   .hint("keep one rung of members"),
               rung.clause, rule.cite);
      members = members || of_members;
      if (rung.from == carried && !rung.at_most && i + 1 < rule.in_order.size())
        report(Diagnostic::error(Code::B128,
                                 "this rung is never reached: the one before it takes "
                                 "all that is left")
                   .hint("put `carried forward` last"),
               rule.in_order[i + 1].clause, rule.cite);
    }
  }

  void not_payable(const std::string& name, const Clause& clause, const std::string& cite) {
    const auto* account =
        bylaws_.accounts ? model::find(bylaws_.accounts->collective, name) : nullptr;
    if (account != nullptr && account->kind == "payable")
      report(Diagnostic::error(Code::B147, "`" + name + "` is a payable: it bears no loss")
                 .hint("name a reserve, a loss account, `members by MEASURE` or `carried forward`"),
             clause, cite);
  }

  void small_dividends(const model::Pay& pay) {
    const model::SmallDividends& small = *pay.not_allocated_below;
    const std::string& cite = small.cite.empty() ? pay.cite : small.cite;
    known(small.to, accounts_, small.clause.key("to"), cite, "an account of this file");
    const std::string under = small.amount ? ex::to_text(*small.amount) : "this";
    report(Diagnostic::warning(Code::B146, "dividends under " + under +
                                               " go to an account, not to the members who earned "
                                               "them")
               .hint("ask whether the obligation to pay dividends allows it; `all_in_money_below` "
                     "and `held_below` leave them to the members"),
           small.clause, cite);
  }

  const model::Bylaws& bylaws_;
  const model::SurplusPlan& plan_;
  std::vector<std::string> accounts_;
};

}  // namespace

void check_surplus_keys(const BylawsRead& read, Diagnostics& diagnostics) {
  if (read.bylaws.surplus) SurplusKeys(read, diagnostics).check();
}

}  // namespace toadlane::rules
