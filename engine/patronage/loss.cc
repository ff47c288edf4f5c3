#include "engine/patronage/loss.h"

#include <algorithm>

#include "engine/expression/evaluate.h"
#include "engine/number/apportion.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view members_by = "members by ";
constexpr std::string_view carried = "carried forward";

bool bears_as_members(std::string_view bearer) {
  return bearer == "members" || bearer.starts_with(members_by);
}

// The measure after "members by", or `patronage` when the rule does not say.
std::string measure_of(std::string_view bearer) {
  return bearer.starts_with(members_by) ? std::string(bearer.substr(members_by.size())) : "patronage";
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

  void bear(Money loss) {
    std::vector<Share> shares;
    for (const auto& [bearer, part] : rule_.taken_from)
      shares.push_back({ex::evaluate(part, balances_).value.value(), bearer});
    const std::vector<Money> parts = apportion(loss, shares);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& [bearer, part] = rule_.taken_from[i];
      place(bearer, parts[i], ex::to_text(part) + " of the loss");
    }
    if (short_.sign() < 0) {
      const std::string_view to = bearer_of_rest(rule_.if_short);
      place(to.empty() ? std::string(carried) : std::string(to), short_,
            "what the accounts cannot bear");
    }
  }

 private:
  void place(const std::string& bearer, Money amount, const std::string& why) {
    if (amount.sign() == 0) return;
    Movement move{rule_.clause, rule_.cite, why, bearer, amount, {}, {}, {}};
    move.why.push_back({rule_.clause, rule_.cite, why, {}, amount, {}});
    if (bears_as_members(bearer)) {
      move.to = "members";
      out_.pools.push_back({rule_.clause, rule_.cite, measure_of(bearer), "",
                            Ratio(Integer(amount.minor())), amount, true});
    } else if (bearer != carried) {
      move.amount = bearable(bearer, amount);
      if (move.amount != amount)
        move.why.push_back({rule_.clause, rule_.cite, "not more than the account holds",
                            {{"balance of " + bearer, balances_.balance(bearer)}}, move.amount, {}});
      short_ += amount - move.amount;
      if (move.amount.sign() == 0) return;
      balances_.move(bearer, move.amount);
    }
    out_.movements.push_back(std::move(move));
  }

  // As much of it as the account may bear.
  Money bearable(const std::string& account, Money amount) const {
    const bool limited = !rule_.may_go_negative && !rule_.if_short.empty();
    if (!limited) return amount;
    const Money zero = Money::zero(amount.currency());
    return -std::min(-amount, std::max(balances_.balance(account), zero));
  }

  const model::LossRule& rule_;
  Balances& balances_;
  Waterfall& out_;
  Money short_;  // negative: what accounts could not bear
};

Diagnostic no_rule(const model::SurplusPlan& plan, Money loss) {
  return Diagnostic::error(Code::P209, "the year has a loss of " + (-loss).text() +
                                           " and no rule of the bylaws says who bears it")
      .in(plan.clause.key("losses"))
      .cite(plan.cite)
      .hint("add a rule under `losses`, the last one with `otherwise: yes`");
}

}  // namespace

const model::LossRule* loss_rule_of(const model::SurplusPlan& plan, const model::FiscalYear& year,
                                    Diagnostics& mistakes) {
  for (const model::LossRule& rule : plan.losses) {
    if (!rule.in || rule.otherwise) return &rule;
    const auto* years = std::get_if<ex::FiscalYears>(&rule.in->node);
    if (years == nullptr) continue;
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
    Ladder(*rule, balances, out, bylaws.coop.currency).bear(loss);
  else if (!mistakes.has_errors())
    mistakes.add(no_rule(*bylaws.surplus, loss));
  return mistakes;
}

}  // namespace toadlane::patronage
