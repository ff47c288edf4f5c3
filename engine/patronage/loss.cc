#include "engine/patronage/loss.h"

#include <algorithm>
#include <utility>

#include "engine/expression/evaluate.h"
#include "engine/number/apportion.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view members_by = "members by ";
constexpr std::string_view carried = "carried forward";
constexpr unsigned named_year_min = 1000;  // "fiscal year 2024", not "fiscal years 1 to 2"

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

class Ladder {
 public:
  Ladder(const model::LossRule& rule, Balances& balances, Waterfall& out, Currency currency)
      : rule_(rule), balances_(balances), out_(out), short_(Money::zero(currency)) {}

  Diagnostics bear(Money loss) {
    check_floors();
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
      out_.pools.push_back({rule_.clause, rule_.cite, measure, "",
                            Ratio(Integer(move.amount.minor())), move.amount, true,
                            out_.movements.size()});
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
    const Money zero = Money::zero(amount.currency());
    const std::optional<Money> floor = floor_of(rule_, account, amount.currency());
    if (!floor && (rule_.may_go_negative || rule_.if_short.empty())) return amount;
    if (!balances_.knows(account)) {
      mistakes_.add(Diagnostic::error(Code::P206, "this rule needs `balance of " + account +
                                                      "`, which the year file does not give")
                        .in(rule_.clause)
                        .cite(rule_.cite)
                        .hint("add the balance to the year file under `opening`"));
      return amount;
    }
    return -std::min(-amount, std::max(balances_.balance(account) - floor.value_or(zero), zero));
  }

  const model::LossRule& rule_;
  Balances& balances_;
  Waterfall& out_;
  Money short_;  // negative: what accounts could not bear
  Diagnostics mistakes_;
};

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

const model::LossRule* loss_rule_of(const model::SurplusPlan& plan, const model::FiscalYear& year,
                                    Diagnostics& mistakes) {
  for (const model::LossRule& rule : plan.losses) {
    if (!rule.in || rule.otherwise) return &rule;
    if (const auto* from = std::get_if<ex::FromDate>(&rule.in->node)) {
      if (from->what == ex::FromDate::What::fiscal_years_ending && year.ends >= from->date)
        return &rule;
      continue;
    }
    const auto* years = std::get_if<ex::FiscalYears>(&rule.in->node);
    if (years->first >= named_year_min) {
      const auto named = static_cast<unsigned>(year.year);
      if (named >= years->first && named <= years->last) return &rule;
      continue;
    }
    if (!year.first) {
      mistakes.add(Diagnostic::error(Code::P212, "this rule needs to know the first fiscal year")
                       .in(rule.clause.key("in"))
                       .cite(rule.cite)
                       .hint("write `first_fiscal_year:` in the block `coop` or in the year file"));
      return nullptr;
    }
    const int count = year.year - *year.first + 1;
    if (count >= static_cast<int>(years->first) && count <= static_cast<int>(years->last))
      return &rule;
  }
  return nullptr;
}

Diagnostics bear_loss(const model::Bylaws& bylaws, const model::FiscalYear& year, Money loss,
                      Balances& balances, Waterfall& out) {
  Diagnostics mistakes;
  const model::LossRule* rule = loss_rule_of(*bylaws.surplus, year, mistakes);
  if (rule != nullptr)
    mistakes.add(Ladder(*rule, balances, out, bylaws.coop.currency).bear(loss));
  else if (!mistakes.has_errors())
    mistakes.add(no_rule(*bylaws.surplus, loss));
  return mistakes;
}

}  // namespace toadlane::patronage
