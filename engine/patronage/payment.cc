#include "engine/patronage/payment.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/number/columns.h"
#include "engine/number/rounding.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view for_each = " for each member";
constexpr std::string_view largest_remainder = "largest remainder";

void raise_to_least(std::span<const std::int64_t> dividends, const Ratio& least,
                    std::vector<std::int64_t>& cash) {
  std::vector<std::int64_t> floor(dividends.size());
  split_parts(dividends, least, Rounding::up, floor);
  for (std::size_t i = 0; i < cash.size(); ++i) cash[i] = std::max(cash[i], floor[i]);
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

// One rate for all dividends, by the named rounding.
std::vector<std::int64_t> Payment::at_rate(std::span<const std::int64_t> dividends,
                                           const Ratio& rate) const {
  std::vector<std::int64_t> cash(dividends.size());
  if (rounding_ != largest_remainder) {
    const std::string_view name =
        std::string_view(rounding_).substr(0, rounding_.size() - for_each.size());
    split_parts(dividends, rate, rounding_named(name).value(), cash);
    return cash;
  }
  const Integer all = total(dividends);
  if (all.sign() == 0) return cash;
  ColumnJob job;
  job.pool_minor = rounded(Ratio(all) * rate, Rounding::half_up).to_int64().value();
  job.terms = {{dividends, 1}};
  job.members = dividends.size();
  job.earlier = [this](std::size_t a, std::size_t b) {
    return number_order(members_->number[a], members_->number[b]);
  };
  return apportion_columns(job).parts;
}

Result<Payment> Payment::of(const model::Bylaws& bylaws, const model::FiscalYear& year,
                            const Members& members, const ex::Environment& values) {
  Payment payment;
  payment.members_ = &members;
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
  if (mistakes.has_errors()) return mistakes;
  payment.rounding_stated_ = !plan.rounding.cash.empty();
  payment.rounding_ = payment.rounding_stated_ ? plan.rounding.cash
                      : least_stated           ? "up for each member"
                                               : "half up for each member";
  return payment;
}

const Payment::Rule* Payment::rule_of(std::size_t member) const {
  for (const Rule& rule : rules_)
    if (!rule.test || rule.test->holds(member)) return &rule;
  return nullptr;
}

Result<std::vector<std::int64_t>> Payment::cash(std::span<const std::int64_t> dividends) const {
  std::vector<std::int64_t> cash(dividends.size());
  std::vector<char> done(dividends.size(), 0);
  for (const Rule& rule : rules_) {
    std::vector<std::int64_t> theirs(dividends.size());
    for (std::size_t i = 0; i < cash.size(); ++i) {
      if (done[i] != 0 || (rule.test && !rule.test->holds(i))) continue;
      theirs[i] = std::max<std::int64_t>(dividends[i], 0);
      done[i] = 1;
    }
    std::vector<std::int64_t> part = at_rate(theirs, rule.part.value);
    if (rule.part.at_least) raise_to_least(theirs, *rule.part.at_least, part);
    for (std::size_t i = 0; i < cash.size(); ++i) cash[i] += part[i];
  }
  if (!rules_.empty() && std::find(done.begin(), done.end(), 0) != done.end())
    return Diagnostic::error(Code::P215, "no rule for the part in money fits some members")
        .in(clause_.key("cash"))
        .cite(cite_)
        .hint("end the list with a rule that says `otherwise: yes`");
  return cash;
}

}  // namespace toadlane::patronage
