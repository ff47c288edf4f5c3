#include "engine/patronage/loss.h"

#include <algorithm>
#include <utility>

#include "engine/expression/evaluate.h"
#include "engine/number/apportion.h"
#include "engine/number/rounding.h"
#include "engine/patronage/step_amount.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view members_by = "members by ";
constexpr std::string_view carried = "carried forward";
constexpr std::string_view member_accounts = "member accounts";

bool bears_as_members(std::string_view bearer) {
  return bearer == "members" || bearer.starts_with(members_by);
}

// The measure after "members by", or `patronage` when the rule does not say.
std::string measure_of(std::string_view bearer) {
  return bearer.starts_with(members_by) ? std::string(bearer.substr(members_by.size()))
                                        : "patronage";
}

// Where a shortfall goes: "rest from members by patronage" -> "members by patronage".
std::string_view bearer_of_rest(std::string_view words) {
  constexpr std::string_view rest = "rest from ";
  return words.starts_with(rest) ? words.substr(rest.size()) : words;
}

bool is_loss_account(const model::Bylaws& bylaws, const std::string& name) {
  if (!bylaws.accounts) return false;
  const auto* account = model::find(bylaws.accounts->collective, name);
  return account != nullptr && account->kind == "loss account";
}

class Ladder {
 public:
  Ladder(const model::Bylaws& bylaws, const model::LossRule& rule, Balances& balances,
         const StepMembers& members, Waterfall& out)
      : bylaws_(bylaws),
        rule_(rule),
        balances_(balances),
        members_(members),
        out_(out),
        short_(Money::zero(bylaws.coop.currency)) {}

  Diagnostics bear(Money loss) {
    check_floors();
    if (!rule_.in_order.empty()) {
      bear_in_order(loss);
      return std::move(mistakes_);
    }
    std::vector<Share> shares;
    for (const auto& [bearer, part] : rule_.taken_from)
      shares.push_back({ex::evaluate(part, balances_).value.value(), bearer});
    const std::vector<Money> parts = apportion(loss, shares);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& [bearer, part] = rule_.taken_from[i];
      place(bearer, parts[i], ex::to_text(part) + " of the loss");
    }
    const std::string to(bearer_of_rest(rule_.if_short));
    if (!to.empty()) place(to, unplaced(), "what the accounts cannot bear");
    place(std::string(carried), unplaced(), "what the accounts cannot bear");
    return std::move(mistakes_);
  }

 private:
  // One after the other, each what it can; what is left goes on.
  void bear_in_order(Money loss) {
    for (const model::LossRung& rung : rule_.in_order) {
      if (loss.sign() == 0) break;
      Movement move{rung.clause,
                    rung.cite.empty() ? rule_.cite : rung.cite,
                    "of a loss of " + (-loss).text(),
                    rung.from,
                    loss,
                    {},
                    {},
                    {}};
      limit(rung, move);
      if (bears_as_members(rung.from))
        lay_on_members(rung, move);
      else if (rung.from != carried)
        lay_on_account(rung, move);
      if (move.amount.sign() == 0) continue;
      move.why.push_back(
          {rung.clause, move.cite, "borne by " + rung.from, {{"loss", loss}}, move.amount, {}});
      loss -= move.amount;
      out_.movements.push_back(std::move(move));
    }
    place(std::string(carried), loss, "what nobody of these can bear");
  }

  // Not more than `at_most`, in whole coins.
  void limit(const model::LossRung& rung, Movement& move) {
    if (!rung.at_most) return;
    Trace why;
    const Clause clause = rung.clause.key("at_most");
    const ex::Evaluated most = ex::evaluate(*rung.at_most, balances_, {clause, move.cite}, why);
    if (!most.value) return mistakes_.add(missing_figures(most.missing, clause, move.cite));
    const Ratio units = std::min(std::max(*most.value, Ratio(0)), (-move.amount).units());
    const Money borne = -rounded_money(units, move.amount.currency(), Rounding::down);
    if (borne == move.amount) return;
    move.why.push_back({clause,
                        move.cite,
                        "not more than " + ex::to_text(*rung.at_most),
                        {{"loss", move.amount}},
                        borne,
                        why.steps()});
    move.amount = borne;
  }

  // No account goes below its floor, or 0, unless it may.
  bool goes_below(const std::string& account) const {
    const bool floor = model::find(rule_.never_below, account) != nullptr;
    return !floor && (rule_.may_go_negative || is_loss_account(bylaws_, account));
  }

  void lay_on_account(const model::LossRung& rung, Movement& move) {
    const Money loss = move.amount;
    if (!goes_below(rung.from)) move.amount = bearable(rung.from, loss, rung.clause);
    if (move.amount != loss)
      move.why.push_back({rung.clause,
                          move.cite,
                          "not more than the account holds above its floor",
                          {{"balance of " + rung.from, balances_.balance(rung.from)}},
                          move.amount,
                          {}});
    if (move.amount.sign() != 0) balances_.move(rung.from, move.amount);
  }

  void lay_on_members(const model::LossRung& rung, Movement& move) {
    MemberPool pool{rung.clause, move.cite, measure_of(rung.from), "", Ratio(0),
                    move.amount, true,      out_.movements.size()};
    move.to = "members";
    if (!goes_below(std::string(member_accounts))) {
      pool.floor = floor_of(rule_, member_accounts, move.amount.currency())
                       .value_or(Money::zero(move.amount.currency()));
      const Result<Money> room = members_.room_of(pool);
      if (!room) return mistakes_.add(room.diagnostics());
      if (*room < -move.amount) {
        move.amount = -*room;
        move.why.push_back({rung.clause,
                            move.cite,
                            "not more than the members' accounts hold above their floor",
                            {{"all of them", *room}},
                            move.amount,
                            {}});
      }
    }
    if (move.amount.sign() == 0) return;
    pool.amount = move.amount;
    pool.exact = Ratio(Integer(move.amount.minor()));
    out_.pools.push_back(std::move(pool));
  }

  Money unplaced() { return std::exchange(short_, Money::zero(short_.currency())); }

  void check_floors() {
    for (const auto& [account, floor] : rule_.never_below)
      if (!floor_of(rule_, account, short_.currency()))
        mistakes_.add(Diagnostic::error(Code::P204, "the floor `" + floor +
                                                        "` is not an amount in " +
                                                        std::string(short_.currency().code()))
                          .in(rule_.clause.key("never_below").key(account))
                          .cite(rule_.cite)
                          .hint("write digits, with at most the decimals of the currency: 0.00"));
  }

  // One pool and one line for each measure, however many parts of the loss go there.
  void place_on_members(Movement move, const std::string& measure) {
    const auto same =
        std::find_if(out_.pools.begin(), out_.pools.end(), [&](const MemberPool& pool) {
          return pool.loss && pool.in_proportion_to == measure && pool.clause == rule_.clause;
        });
    if (same == out_.pools.end()) {
      out_.pools.push_back(
          {rule_.clause, rule_.cite, measure, "", Ratio(Integer(move.amount.minor())), move.amount,
           true, out_.movements.size(), floor_of(rule_, member_accounts, move.amount.currency())});
      out_.movements.push_back(std::move(move));
      return;
    }
    same->amount += move.amount;
    same->exact += Ratio(Integer(move.amount.minor()));
    Movement& line = out_.movements[same->line];
    line.amount += move.amount;
    line.what += ", and " + move.what;
    line.why.push_back(std::move(move.why.front()));
  }

  void place(const std::string& bearer, Money amount, const std::string& why) {
    if (amount.sign() == 0) return;
    Movement move{rule_.clause, rule_.cite, why, bearer, amount, {}, {}, {}};
    move.why.push_back({rule_.clause, rule_.cite, why, {}, amount, {}});
    if (bears_as_members(bearer)) {
      move.to = "members";
      place_on_members(std::move(move), measure_of(bearer));
      return;
    }
    if (bearer != carried) {
      move.amount = bearable(bearer, amount);
      if (move.amount != amount)
        move.why.push_back({rule_.clause,
                            rule_.cite,
                            "not more than the account holds",
                            {{"balance of " + bearer, balances_.balance(bearer)}},
                            move.amount,
                            {}});
      short_ += amount - move.amount;
      if (move.amount.sign() == 0) return;
      balances_.move(bearer, move.amount);
    }
    out_.movements.push_back(std::move(move));
  }

  // As much of it as the account may bear.
  Money bearable(const std::string& account, Money amount) {
    const bool floor = model::find(rule_.never_below, account) != nullptr;
    if (goes_below(account) || (!floor && rule_.if_short.empty())) return amount;
    return bearable(account, amount, rule_.clause);
  }

  Money bearable(const std::string& account, Money amount, const Clause& clause) {
    const Money zero = Money::zero(amount.currency());
    const std::optional<Money> floor = floor_of(rule_, account, amount.currency());
    if (!balances_.knows(account)) {
      mistakes_.add(Diagnostic::error(Code::P206, "this rule needs `balance of " + account +
                                                      "`, which the year file does not give")
                        .in(clause)
                        .cite(rule_.cite)
                        .hint("add the balance to the year file under `opening`"));
      return amount;
    }
    return -std::min(-amount, std::max(balances_.balance(account) - floor.value_or(zero), zero));
  }

  const model::Bylaws& bylaws_;
  const model::LossRule& rule_;
  Balances& balances_;
  const StepMembers& members_;
  Waterfall& out_;
  Money short_;  // negative: what accounts could not bear
  Diagnostics mistakes_;
};

// Whether the fiscal year is one of those that a rule names; nothing: not known.
std::optional<bool> holds_in(const model::LossRule& rule, const model::FiscalYear& year) {
  if (!rule.in) return true;
  if (const auto* from = std::get_if<ex::FromDate>(&rule.in->node))
    return from->what == ex::FromDate::What::fiscal_years_ending && year.ends >= from->date;
  const auto* years = std::get_if<ex::FiscalYears>(&rule.in->node);
  int number = year.year;
  if (years->counted()) {
    if (!year.first) return std::nullopt;
    number = year.year - *year.first + 1;
  }
  return number >= static_cast<int>(years->first) && number <= static_cast<int>(years->last);
}

// The first rule whose conditions hold; nullptr: none does.
const model::LossRule* loss_rule_of(const model::SurplusPlan& plan, const model::FiscalYear& year,
                                    const Balances& balances, Diagnostics& mistakes) {
  for (const model::LossRule& rule : plan.losses) {
    if (rule.otherwise) return &rule;
    const std::optional<bool> in = holds_in(rule, year);
    if (!in) {
      mistakes.add(Diagnostic::error(Code::P212, "this rule needs to know the first fiscal year")
                       .in(rule.clause.key("in"))
                       .cite(rule.cite)
                       .hint("write `first_fiscal_year:` in the block `coop` or in the year file"));
      return nullptr;
    }
    if (!*in) continue;
    const ex::Judged when = rule.when ? ex::judge(*rule.when, balances) : ex::Judged{true, {}};
    if (!when.holds) {
      mistakes.add(missing_figures(when.missing, rule.clause.key("when"), rule.cite));
      return nullptr;
    }
    if (*when.holds) return &rule;
  }
  return nullptr;
}

Diagnostic no_rule(const model::SurplusPlan& plan, Money loss) {
  return Diagnostic::error(Code::P209, "the year has a loss of " + (-loss).text() +
                                           " and no rule of the bylaws says who bears it")
      .in(plan.clause.key("losses"))
      .cite(plan.cite)
      .hint("add a rule under `losses`, the last one with `otherwise: yes`");
}

}  // namespace

std::optional<Money> floor_of(const model::LossRule& rule, std::string_view account,
                              Currency currency) {
  const std::string* floor = model::find(rule.never_below, account);
  return floor != nullptr ? parse_money(*floor, currency).money : std::nullopt;
}

Diagnostics bear_loss(const model::Bylaws& bylaws, const model::FiscalYear& year, Money loss,
                      Balances& balances, const StepMembers& members, Waterfall& out) {
  Diagnostics mistakes;
  const model::LossRule* rule = loss_rule_of(*bylaws.surplus, year, balances, mistakes);
  if (rule != nullptr)
    mistakes.add(Ladder(bylaws, *rule, balances, members, out).bear(loss));
  else if (!mistakes.has_errors())
    mistakes.add(no_rule(*bylaws.surplus, loss));
  return mistakes;
}

}  // namespace toadlane::patronage
