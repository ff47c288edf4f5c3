#include "engine/patronage/payment.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/text.h"
#include "engine/number/columns.h"
#include "engine/number/rounding.h"
#include "engine/patronage/step_amount.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view for_each = " for each member";
constexpr std::string_view largest_remainder = "largest remainder";

// Members reckoned with together: few enough for the processor's cache, so many that what is done
// once per pass does not count.
constexpr std::size_t members_per_pass = 1024;

// Moves the members whom the rule fits from `left` to `theirs`, both in ascending order. Who fits
// is as good as random to the processor: it writes to both places and keeps one, without a jump.
void take_fitting(const Payment::Rule& rule, const Members& members,
                  std::vector<std::uint32_t>& left, std::vector<std::uint32_t>& theirs) {
  if (!rule.test) {
    std::swap(left, theirs);
    return left.clear();
  }
  theirs.resize(left.size());
  std::size_t fitting = 0;
  std::size_t others = 0;
  rule.test->with(members, [&](auto holds) {
    for (const std::uint32_t member : left) {
      const bool fits = holds(member);
      theirs[fitting] = member;
      left[others] = member;
      fitting += fits ? 1 : 0;
      others += fits ? 0 : 1;
    }
  });
  theirs.resize(fitting);
  left.resize(others);
}

Diagnostic more_than_whole(const Chosen& part, const model::CashRule& rule) {
  const std::string who = part.by.empty() ? "" : ", chosen by resolution " + part.by + ",";
  return Diagnostic::error(Code::P213, "the part in money" + who + " is " +
                                           percent_text(part.value) + " of each dividend")
      .in(rule.clause)
      .cite(rule.cite)
      .hint("write at most 100%");
}

}  // namespace

// One rate for the dividends of the pass, by the named rounding.
void Payment::at_rate(const Members& members, const Ratio& rate, Pass& pass) const {
  pass.cash.resize(pass.dividends.size());
  if (rounding_ != largest_remainder) {
    const std::string_view name =
        std::string_view(rounding_).substr(0, rounding_.size() - for_each.size());
    split_parts(pass.dividends, rate, rounding_named(name).value(), pass.cash);
    return;
  }
  const Integer all = total(pass.dividends);
  if (all.sign() == 0) return pass.cash.assign(pass.dividends.size(), 0);
  ColumnJob job;
  job.pool_minor = rounded(Ratio(all) * rate, Rounding::half_up).to_int64().value();
  job.terms = {{pass.dividends, 1}};
  job.members = pass.dividends.size();
  job.earlier = [&](std::size_t a, std::size_t b) {
    return number_order(members.number[pass.members[a]], members.number[pass.members[b]]);
  };
  const Numbers parts = apportion_columns(job).parts;
  pass.cash.assign(parts.begin(), parts.end());
}

Result<std::int64_t> small_below(const std::optional<ex::Amount>& amount,
                                 const ex::Environment& values, Currency currency,
                                 const Clause& clause, const std::string& cite) {
  if (!amount) return std::int64_t{0};
  const ex::Evaluated units = ex::evaluate(*amount, values);
  if (!units.value) return missing_figures(units.missing, clause, cite);
  const Ratio minor = *units.value * Ratio(Integer(currency.minor_per_unit()));
  return std::clamp(minor.ceiling(), Integer(0), Integer(money_minor_max)).to_int64().value();
}

Result<Payment> Payment::of(const model::Bylaws& bylaws, const model::FiscalYear& year,
                            const Members& members, const ex::Environment& values) {
  Payment payment;
  const model::SurplusPlan& plan = *bylaws.surplus;
  if (!plan.pay) return payment;
  payment.clause_ = plan.pay->clause;
  payment.cite_ = plan.pay->cite;
  Diagnostics mistakes;
  bool least_stated = false;
  for (const model::CashRule& rule : plan.pay->cash) {
    Result<Chosen> part = chosen(rule, bylaws, year, values);
    if (!part) {
      mistakes.add(std::move(part).diagnostics());
      continue;
    }
    payment.doubts_.add(std::move(part->doubts));
    if (part->value > Ratio(1)) mistakes.add(more_than_whole(*part, rule));
    least_stated = least_stated || part->at_least.has_value();
    Rule ready{std::move(*part), rule.clause, rule.cite.empty() ? plan.cite : rule.cite, "", {}};
    if (rule.when) {
      Result<MemberTest> test =
          MemberTest::of(*rule.when, year.ends, members, rule.clause.key("when"));
      if (!test) {
        mistakes.add(std::move(test).diagnostics());
        continue;
      }
      ready.words = ex::to_text(*rule.when);
      ready.test = std::move(*test);
    }
    payment.rules_.push_back(std::move(ready));
  }
  const auto limit = [&](const std::optional<ex::Amount>& amount, std::string_view key) {
    const Result<std::int64_t> below = small_below(amount, values, bylaws.coop.currency,
                                                   plan.pay->clause.key(key), plan.pay->cite);
    if (!below) mistakes.add(below.diagnostics());
    return below ? *below : 0;
  };
  payment.all_in_money_below_ = limit(plan.pay->all_in_money_below, "all_in_money_below");
  payment.held_below_ = limit(plan.pay->held_below, "held_below");
  if (mistakes.has_errors()) return mistakes;
  payment.rounding_stated_ = !plan.rounding.cash.empty();
  payment.rounding_ = payment.rounding_stated_ ? plan.rounding.cash
                      : least_stated           ? "up for each member"
                                               : "half up for each member";
  return payment;
}

const Payment::Rule* Payment::rule_of(const Members& members, std::size_t member) const {
  for (const Rule& rule : rules_)
    if (!rule.test || rule.test->holds(members, member)) return &rule;
  return nullptr;
}

Result<Payment::Paid> Payment::pay(const Members& members, NumberSpan dividends) const {
  Result<Numbers> cash = at_rules(members, dividends);
  if (!cash) return std::move(cash).diagnostics();
  Paid paid{std::move(*cash), {}};
  if (all_in_money_below_ > 0)
    for (std::size_t i = 0; i < dividends.size(); ++i)
      if (dividends[i] > 0 && dividends[i] < all_in_money_below_) paid.cash.set(i, dividends[i]);
  if (held_below_ == 0) return paid;
  paid.held.assign(dividends.size(), 0);
  for (std::size_t i = 0; i < dividends.size(); ++i)
    if (paid.cash[i] < held_below_) {
      paid.held.set(i, paid.cash[i]);
      paid.cash.set(i, 0);
    }
  return paid;
}

Result<Numbers> Payment::at_rules(const Members& members, NumberSpan dividends) const {
  Numbers cash(dividends.size());
  if (rules_.empty()) return cash;
  // By largest remainder all members of a rule share at once, else each is paid alone.
  const std::size_t at_once = rounding_ == largest_remainder ? dividends.size() : members_per_pass;
  Pass pass;
  for (std::size_t begin = 0; begin < dividends.size(); begin += at_once) {
    pass.left.resize(std::min(at_once, dividends.size() - begin));
    std::iota(pass.left.begin(), pass.left.end(), static_cast<std::uint32_t>(begin));
    for (const Rule& rule : rules_) pay_some(rule, members, dividends, pass, cash);
    if (pass.left.empty()) continue;
    return Diagnostic::error(Code::P215, "no rule for the part in money fits some members")
        .in(clause_.key("cash"))
        .cite(cite_)
        .hint("end the list with a rule that says `otherwise: yes`");
  }
  return cash;
}

// Pays those of the pass whom this rule fits and no earlier one did.
void Payment::pay_some(const Rule& rule, const Members& members, NumberSpan dividends, Pass& pass,
                       Numbers& cash) const {
  take_fitting(rule, members, pass.left, pass.members);
  const std::size_t size = pass.members.size();
  pass.dividends.resize(size);
  dividends.visit([&](auto of) {
    for (std::size_t i = 0; i < size; ++i)
      pass.dividends[i] = std::max<std::int64_t>(of[pass.members[i]], 0);
  });
  at_rate(members, rule.part.value, pass);
  if (rule.part.at_least) {
    pass.least.resize(size);
    split_parts(pass.dividends, *rule.part.at_least, Rounding::up, pass.least);
    for (std::size_t i = 0; i < size; ++i) pass.cash[i] = std::max(pass.cash[i], pass.least[i]);
  }
  for (std::size_t i = 0; i < size; ++i) cash.set(pass.members[i], pass.cash[i]);
}

}  // namespace toadlane::patronage
