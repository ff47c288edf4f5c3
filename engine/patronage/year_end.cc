#include "engine/patronage/year_end.h"

#include <algorithm>
#include <numeric>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/model/to_account.h"
#include "engine/patronage/eligible.h"
#include "engine/patronage/income.h"
#include "engine/patronage/left_out.h"
#include "engine/patronage/loss.h"
#include "engine/patronage/member_floor.h"
#include "engine/patronage/shares_rounding.h"
#include "engine/patronage/surplus.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

Diagnostic empty_pool(const MemberPool& pool) {
  return Diagnostic::error(Code::P210, "no member has any `" + pool.in_proportion_to +
                                           "` in this year, and " + pool.amount.text() +
                                           " is to be divided by it")
      .in(pool.clause)
      .cite(pool.cite)
      .hint(
          "check the column of the members table, or say in `empty_pool` where the money goes "
          "when nobody has patronage");
}

// Amounts so large that sums of them could leave the range of money.
std::optional<Diagnostic> out_of_range(const model::Bylaws& bylaws, const model::FiscalYear& year) {
  const Integer most = money_minor_max / 2;
  const auto refused = [&](const std::string& what, const Clause& clause) {
    return Diagnostic::error(Code::Y304,
                             what + " more than this program can reckon with, " +
                                 Money::of_minor(money_minor_max / 2, bylaws.coop.currency).text() +
                                 " " + std::string(bylaws.coop.currency.code()))
        .in(clause)
        .hint("check the amounts; too many digits may have been typed");
  };
  Integer all = 0;
  for (const auto& [name, amount] : year.income) all += Integer(amount.minor()).magnitude();
  if (all > most) return refused("the incomes come to", Clause("year.income"));
  for (const auto& [name, amount] : year.opening)
    if (Integer(amount.minor()).magnitude() > most)
      return refused("`" + name + "` holds", Clause("year.opening").key(name));
  return std::nullopt;
}

// Adds to each member's sum their part.
void add(NumberSpan parts, Numbers& sums) {
  parts.visit([&](auto part) {
    sums.change([&](std::size_t i, std::int64_t sum) { return sum + part[i]; });
  });
}

class Closing final : StepMembers {
 public:
  Closing(const model::Bylaws& bylaws, const model::FiscalYear& year, const Members& members)
      : bylaws_(bylaws), year_(year), members_(members), balances_(year, bylaws.coop.currency) {}

  Result<YearEnd> run() {
    if (auto large = out_of_range(bylaws_, year_)) return *large;
    result_.currency = bylaws_.coop.currency;
    result_.ends = year_.ends;
    result_.income_total = Money::zero(result_.currency);
    for (const auto& [name, meaning] : bylaws_.surplus->income) {
      result_.income.emplace_back(name, *model::find(year_.income, name));
      result_.income_total += result_.income.back().second;
    }
    Result<Waterfall> waterfall = run_waterfall(bylaws_, year_, balances_, *this);
    if (!waterfall) return waterfall.diagnostics();
    result_.movements = std::move(waterfall->movements);
    result_.doubts = std::move(waterfall->doubts);
    std::vector<MemberPool> pools = std::move(waterfall->pools);
    set_losses_aside(pools);
    if (std::any_of(pools.begin(), pools.end(),
                    [](const MemberPool& pool) { return !pool.loss && !pool.only_class.empty(); }))
      result_.doubts.add(patronage_left_out(bylaws_, members_, year_.ends));
    divide_all(pools);
    take_back_small();
    if (mistakes_.has_errors()) return mistakes_;
    pay();
    if (mistakes_.has_errors()) return mistakes_;
    name_policies();
    tie_out();
    return std::move(result_);
  }

 private:
  Result<Basis> basis(const MemberPool& pool) const {
    const bool of_class =
        !pool.only_class.empty() && model::find(bylaws_.classes, pool.only_class) != nullptr;
    return basis_of(*bylaws_.surplus, pool.in_proportion_to, members_, year_.ends,
                    of_class ? OnlyClass(pool.only_class) : OnlyClass());
  }

  bool nobody_in(const MemberPool& pool) const override {
    const Result<Basis> ready = basis(pool);
    return ready && ready->total.sign() == 0 && ready->aside.empty();
  }

  // Whether the plan sends parts of pools to accounts: without it no basis need be made to know.
  [[nodiscard]] bool has_asides() const {
    const auto& rule = bylaws_.surplus->patronage;
    const bool rest = rule && rule->eligible && !rule->eligible->the_rest.empty();
    return rest || (rule && rule->empty_measure.starts_with(model::to_account));
  }

  std::vector<Aside> asides_of(const MemberPool& pool) const override {
    if (!has_asides()) return {};
    const Result<Basis> ready = basis(pool);
    return ready ? ready->aside : std::vector<Aside>();
  }

  // Of a loss the accounts bear those parts that they would get of a gain.
  void set_losses_aside(std::vector<MemberPool>& pools) {
    for (MemberPool& pool : pools) {
      if (!pool.loss) continue;
      const std::size_t line = pool.line;
      for (Movement& aside : set_aside(pool, result_.movements[line], asides_of(pool))) {
        balances_.move(aside.to, aside.amount);
        result_.movements.push_back(std::move(aside));
      }
    }
    std::erase_if(pools, [](const MemberPool& pool) { return pool.amount.sign() == 0; });
  }

  Result<EachParts> parts_of(const model::SurplusStep& step, Money most,
                             const Balances& balances) const override {
    return each_parts(bylaws_, year_, members_, balances, step, most);
  }

  Result<Money> room_of(const MemberPool& pool) const override {
    if (members_.opening.size() != members_.size()) return needs_balances(pool, pool.clause);
    const Result<Basis> ready = basis(pool);
    if (!ready) return ready.diagnostics();
    const Integer room = room_above_floor(*ready, members_, pool.floor->minor());
    return result_.money(std::min(room, Integer(money_minor_max)).to_int64().value());
  }

  // Each pool with what it is divided by.
  std::vector<Division> divisions_of(const std::vector<MemberPool>& pools) {
    std::vector<Division> divisions;
    for (const MemberPool& pool : pools) {
      Result<Basis> ready = pool.each != nullptr ? Result<Basis>(pool.each->basis) : basis(pool);
      if (!ready)
        mistakes_.add(std::move(ready).diagnostics());
      else if (ready->total.sign() == 0)
        mistakes_.add(empty_pool(pool));
      else
        divisions.push_back({pool, std::move(*ready)});
    }
    return divisions;
  }

  void divide_all(const std::vector<MemberPool>& pools) {
    result_.to_members = Money::zero(result_.currency);
    result_.dividend.assign(members_.size(), 0);
    result_.divisions = divisions_of(pools);
    if (mistakes_.has_errors()) return;
    for (std::vector<std::size_t>& group : divided_together(result_.divisions, members_.size())) {
      const MemberPool& pool = result_.divisions[group.front()].pool;
      if (pool.floor && members_.opening.size() != members_.size())
        mistakes_.add(needs_balances(pool, pool.clause.key("never_below")));
      else if (pool.floor)
        lay_above_floor(group, pool.floor->minor());
      else if (pool.each != nullptr)
        hand_out({std::move(group), pool.each->parts, {}, {}});
      else
        round_shares(divide(result_.divisions, std::move(group), members_,
                            rounding_of_shares(bylaws_.surplus->rounding)));
    }
    for (const Division& division : result_.divisions) result_.to_members += division.pool.amount;
  }

  // Hands out what was rounded by the rule of the file; what is left of the pools has its account.
  void round_shares(Portion portion) {
    const model::RoundingPlan& rounding = bylaws_.surplus->rounding;
    const bool loss = result_.divisions[portion.divisions.front()].pool.loss;
    if (auto mistake = largest_too_small(rounding, portion, loss, members_)) {
      mistakes_.add(std::move(*mistake));
      return;
    }
    for (Movement& residue :
         place_residue(rounding, portion, result_.divisions, result_.movements)) {
      balances_.move(residue.to, residue.amount);
      result_.movements.push_back(std::move(residue));
    }
    hand_out(std::move(portion));
  }

  void hand_out(Portion portion) {
    const bool outright = result_.divisions[portion.divisions.front()].pool.paid_outright;
    if (outright) result_.outright.resize(members_.size());
    add(portion.parts, outright ? result_.outright : result_.dividend);
    result_.portions.push_back(std::move(portion));
  }

  // One after the other: what a member bore of one part leaves less room for the next.
  void lay_above_floor(const std::vector<std::size_t>& group, std::int64_t floor) {
    Numbers borne(members_.size());
    for (const std::size_t k : group) {
      Division& division = result_.divisions[k];
      Portion portion = divide_above_floor(division, k, members_, borne, floor);
      add(portion.parts, borne);
      const Integer laid = total(portion.parts);
      carry(division, division.pool.amount - result_.money(laid.to_int64().value()));
      hand_out(std::move(portion));
    }
  }

  static Diagnostic needs_balances(const MemberPool& pool, const Clause& clause) {
    return Diagnostic::error(Code::P216,
                             "this loss may not take members' accounts below a floor, "
                             "and their balances are not known")
        .in(clause)
        .cite(pool.cite)
        .hint("add the column `account balance` to the members table");
  }

  // The part of a loss that no account can bear is carried forward.
  void carry(Division& division, Money left) {
    if (left.sign() == 0) return;
    result_.movements[division.pool.line].amount -= left;
    division.pool.amount -= left;
    Movement move{division.pool.clause.key("then"),
                  division.pool.cite,
                  "what the members' accounts cannot bear",
                  "carried forward",
                  left,
                  {},
                  {},
                  {}};
    move.why.push_back({move.clause, move.cite, "no account goes below its floor", {}, left, {}});
    result_.movements.push_back(std::move(move));
  }

  // Dividends that are too small to be allocated go to an account.
  void take_back_small() {
    const auto& pay = bylaws_.surplus->pay;
    if (mistakes_.has_errors() || !pay || !pay->not_allocated_below) return;
    const model::SmallDividends& small = *pay->not_allocated_below;
    const std::string& cite = small.cite.empty() ? pay->cite : small.cite;
    const Result<std::int64_t> below =
        small_below(small.amount, balances_, result_.currency, small.clause, cite);
    if (!below) return mistakes_.add(below.diagnostics());
    std::int64_t sum = 0;
    result_.dividend.change([&](std::size_t, std::int64_t dividend) -> std::int64_t {
      if (dividend <= 0 || dividend >= *below) return dividend;
      sum += dividend;
      return 0;
    });
    if (sum == 0) return;
    result_.not_allocated_below = *below;
    const Money together = result_.money(sum);
    const std::string words = "dividends under " + ex::to_text(*small.amount);
    for (const auto& [to, amount] : {std::pair<std::string, Money>("members", -together),
                                     std::pair<std::string, Money>(small.to, together)}) {
      Movement move{small.clause, cite, words + ", not allocated", to, amount, {}, {}, {}};
      move.why.push_back({small.clause, cite, words + " go to " + small.to, {}, amount, {}});
      result_.movements.push_back(std::move(move));
    }
    balances_.move(small.to, together);
    result_.to_members -= together;
  }

  void pay() {
    const bool somebody = std::any_of(result_.dividend.begin(), result_.dividend.end(),
                                      [](std::int64_t dividend) { return dividend > 0; });
    if (!bylaws_.surplus->pay || !somebody) return result_.cash.assign(members_.size(), 0);
    Result<Payment> payment = Payment::of(bylaws_, year_, members_, balances_);
    if (!payment) {
      mistakes_.add(std::move(payment).diagnostics());
      return;
    }
    Result<Payment::Paid> paid = payment->pay(members_, result_.dividend);
    if (!paid) {
      mistakes_.add(std::move(paid).diagnostics());
      return;
    }
    result_.doubts.add(payment->doubts());
    result_.split = true;
    result_.payment = std::move(*payment);
    result_.cash = std::move(paid->cash);
    result_.held = std::move(paid->held);
  }

  void name_policies() {
    const model::RoundingPlan& rounding = bylaws_.surplus->rounding;
    const auto said = [&](bool stated) {
      if (!stated) return std::string(" (default, not stated)");
      return rounding.cite.empty() ? std::string(" (stated)") : " (" + rounding.cite + ")";
    };
    result_.policies.push_back("steps: " + (rounding.steps.empty() ? "half up" : rounding.steps) +
                               said(!rounding.steps.empty()));
    const Apportionment shares = rounding_of_shares(rounding);
    const bool ties_said = !rounding.ties.empty() || !has_ties(shares);
    const bool shares_said =
        !rounding.shares.empty() && (ties_said || shares != Apportionment::largest_remainder);
    result_.policies.push_back("members' shares: " + shares_policy(rounding, result_.portions) +
                               said(shares_said) +
                               (shares_said && !ties_said ? "; ties: default, not stated" : ""));
    if (mixed_income() && !bylaws_.surplus->losses_covered_by_other)
      result_.policies.push_back(
          "a loss of one income: not set against the gain of another (default, not stated)");
    if (result_.split)
      result_.policies.push_back("part in money: " + result_.payment.rounding() +
                                 said(result_.payment.rounding_stated()));
  }

  // Whether one source of income has a loss and another a gain.
  bool mixed_income() const {
    const auto of_sign = [&](int sign) {
      return std::any_of(result_.income.begin(), result_.income.end(),
                         [&](const auto& one) { return one.second.sign() == sign; });
    };
    return of_sign(-1) && of_sign(1);
  }

  // Every cent has a place.
  void tie_out() {
    Money sum = Money::zero(result_.currency);
    Money to_members = Money::zero(result_.currency);
    for (const Movement& move : result_.movements) {
      sum += move.amount;
      if (move.to == "members") to_members += move.amount;
    }
    invariant(sum == result_.income_total, "the movements sum to the income");
    invariant(to_members == result_.to_members, "the divisions sum to what went to members");
    invariant(total(result_.dividend) + total(result_.outright) == Integer(to_members.minor()),
              "the members' dividends and what is paid beside them sum to what went to members");
    result_.moved = balances_.all_moved();
    for (const auto& [name, account] :
         bylaws_.accounts ? bylaws_.accounts->collective : model::Named<model::CollectiveAccount>{})
      if (model::find(year_.opening, name) != nullptr)
        result_.closing.emplace_back(name, balances_.balance(name));
  }

  const model::Bylaws& bylaws_;
  const model::FiscalYear& year_;
  const Members& members_;
  Balances balances_;
  YearEnd result_;
  Diagnostics mistakes_;
};

// From what the member did to their exact share of one pool, in units of the currency.
Ratio explain_share(const YearEnd& result, const Division& division, const Members& members,
                    std::size_t member, std::vector<Step>& steps) {
  const MemberPool& pool = division.pool;
  for (Step& step : steps_of_share(division.basis, members, member))
    steps.push_back(std::move(step));
  // The share in all that anybody did, and the pool before anything of it went to accounts.
  const Ratio share = division.basis.share_of(member) * division.basis.sharing;
  const Ratio whole_pool =
      pool.exact / division.basis.sharing / Ratio(Integer(result.currency.minor_per_unit()));
  Ratio exact = share * whole_pool;
  const auto whole = Money::of_exact(whole_pool, result.currency);
  steps.push_back(
      {pool.clause,
       pool.cite,
       "share of " + std::string(pool.loss ? "the loss" : "the dividend") +
           (pool.only_class.empty() ? "" : " of " + pool.only_class),
       {{"share", share}, {"pool", whole ? TraceValue(*whole) : TraceValue(whole_pool)}},
       exact,
       {}});
  return exact;
}

// From the member's exact shares to cents.
void explain_portion(const YearEnd& result, const Portion& portion, const Members& members,
                     std::size_t member, std::vector<Step>& steps) {
  const MemberPool& pool = result.divisions[portion.divisions.front()].pool;
  if (pool.each != nullptr) {
    if (result.divisions[portion.divisions.front()].basis.weight_of(member).sign() == 0) return;
    for (Step& step : steps_of_each(pool, members, member)) steps.push_back(std::move(step));
    return;
  }
  Ratio exact = 0;
  std::vector<std::pair<std::string, TraceValue>> shares;
  for (const std::size_t k : portion.divisions) {
    const Division& division = result.divisions[k];
    if (division.basis.weight_of(member).sign() == 0) continue;
    const Ratio one = explain_share(result, division, members, member, steps);
    shares.emplace_back("of " + division.pool.clause.path(), one);
    exact += one;
  }
  if (shares.empty()) return;
  if (shares.size() > 1)
    steps.push_back(
        {pool.clause, pool.cite, "all shares together, to be rounded once", shares, exact, {}});
  if (!portion.above_floors.empty()) {
    const Ratio borne =
        portion.above_floors[member] / Ratio(Integer(result.currency.minor_per_unit()));
    if (borne != exact)
      steps.push_back({pool.clause,
                       pool.cite,
                       borne > exact ? "the account goes no lower than its floor"
                                     : "and of what accounts at their floor cannot bear",
                       {{"share", exact}},
                       borne,
                       {}});
    exact = borne;
  }
  const Money part = result.money(portion.parts[member]);
  if (part.units() == exact) return;
  steps.push_back(step_of_rounding(portion, result.divisions, member, exact));
}

// A dividend of several parts, one that was too small, and what is paid beside it.
void explain_sums(const model::SurplusPlan& plan, const YearEnd& result, std::size_t member,
                  std::vector<Step>& steps) {
  Integer dividend = 0;
  std::vector<std::pair<std::string, TraceValue>> parts;
  for (const Portion& portion : result.portions) {
    const MemberPool& pool = result.divisions[portion.divisions.front()].pool;
    const Money part = result.money(portion.parts[member]);
    if (part.sign() == 0) continue;
    if (pool.paid_outright) {
      steps.push_back({pool.clause, pool.cite, "paid in money, beside the dividend", {}, part, {}});
      continue;
    }
    dividend += Integer(part.minor());
    parts.emplace_back("of " + pool.clause.path(), part);
  }
  const Money sum = result.money(dividend.to_int64().value());
  const Money got = result.money(result.dividend[member]);
  if (parts.size() > 1)
    steps.push_back({plan.clause, plan.cite, "all parts together", parts, sum, {}});
  if (sum == got) return;
  const std::string under = result.money(result.not_allocated_below).text();
  const model::Rule& rule = *plan.pay->not_allocated_below;
  steps.push_back(
      {rule.clause, rule.cite, "under " + under + ": not allocated", {{"dividend", sum}}, got, {}});
}

// How the dividend becomes money, what is held and what is retained.
void explain_payment(const YearEnd& result, const Payment::Rule& rule, std::size_t member,
                     std::vector<Step>& steps) {
  const Money dividend = result.money(result.dividend[member]);
  const std::int64_t held = result.held.empty() ? 0 : result.held[member];
  const Money in_money = result.money(result.cash[member] + held);
  const bool small =
      result.dividend[member] > 0 && result.dividend[member] < result.payment.all_in_money_below();
  if (small) {
    steps.push_back(
        {rule.clause,
         rule.cite,
         "paid wholly in money",
         {{"dividend", dividend}, {"all below", result.money(result.payment.all_in_money_below())}},
         in_money,
         {}});
  } else {
    Step cash{rule.clause,
              rule.cite,
              "paid in money, rounded " + result.payment.rounding() +
                  (result.payment.rounding_stated() ? "" : " (default, not stated)"),
              {{"part", percent_text(rule.part.value)}, {"dividend", dividend}},
              in_money,
              rule.part.why};
    if (rule.part.at_least) cash.from.emplace_back("at least", percent_text(*rule.part.at_least));
    steps.push_back(std::move(cash));
  }
  if (held > 0)
    steps.push_back(
        {rule.clause,
         rule.cite,
         "too little to be paid out: held in the member's name",
         {{"in money", in_money}, {"held below", result.money(result.payment.held_below())}},
         result.money(held),
         {}});
  steps.push_back({rule.clause,
                   rule.cite,
                   "retained in the member's account",
                   {{"dividend", dividend}, {"in money", in_money}},
                   result.money(result.retained(member)),
                   {}});
}

}  // namespace

Numbers YearEnd::retained() const {
  Numbers column = dividend;
  column.change([&](std::size_t i, std::int64_t) { return retained(i); });
  return column;
}

static Result<YearEnd> closed_with_income(const model::Bylaws& bylaws,
                                          const model::FiscalYear& year, const Members& members) {
  if (!year.net_income) return Closing(bylaws, year, members).run();
  const Result<SplitIncome> split = split_income(*bylaws.surplus, year, members);
  if (!split) return split.diagnostics();
  Result<YearEnd> closed = Closing(bylaws, split->year, members).run();
  if (!closed) return closed;
  closed->income_why = split->why;
  closed->policies.emplace_back("net income: its two parts by largest remainder");
  return closed;
}

Result<YearEnd> close_year(const model::Bylaws& bylaws, const model::FiscalYear& year,
                           const Members& members) {
  Result<YearEnd> closed = closed_with_income(bylaws, year, members);
  if (!closed) return closed;
  closed->ratios = ratios_of(bylaws, year, members);
  for (Movement& move : closed->movements) {
    model::cite_statute(bylaws.from_statute, move.clause, move.cite);
    model::cite_statute(bylaws.from_statute, move.why);
  }
  for (RatioFound& one : closed->ratios) {
    model::cite_statute(bylaws.from_statute, one.clause, one.cite);
    model::cite_statute(bylaws.from_statute, one.why);
  }
  closed->doubts.add(doubts_about(closed->ratios));
  return closed;
}

static std::vector<Step> steps_of_member(const model::Bylaws& bylaws, const YearEnd& result,
                                         const Members& members, std::size_t member) {
  std::vector<Step> steps;
  for (const Portion& portion : result.portions)
    explain_portion(result, portion, members, member, steps);
  if (steps.empty()) {
    if (auto why = why_not_eligible(*bylaws.surplus, members, result.ends, member))
      steps.push_back(std::move(*why));
    return steps;
  }
  if (result.portions.size() > 1 || !result.outright.empty() || result.not_allocated_below > 0)
    explain_sums(*bylaws.surplus, result, member, steps);
  const Payment::Rule* rule = result.split ? result.payment.rule_of(members, member) : nullptr;
  if (rule != nullptr) explain_payment(result, *rule, member, steps);
  return steps;
}

std::vector<Step> explain_member(const model::Bylaws& bylaws, const YearEnd& result,
                                 const Members& members, std::size_t member) {
  std::vector<Step> steps = steps_of_member(bylaws, result, members, member);
  model::cite_statute(bylaws.from_statute, steps);
  return steps;
}

}  // namespace toadlane::patronage
