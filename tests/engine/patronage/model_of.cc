#include "tests/engine/patronage/model_of.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include "engine/expression/parse.h"
#include "engine/patronage/derived.h"

namespace toadlane::oracle {
namespace {

namespace ex = expression;

std::string currency_code(const Plan& plan) {
  return plan.currency();
}

const ex::Vocabulary& vocabulary() {
  static const ex::Vocabulary names = [] {
    ex::Vocabulary all = ex::Vocabulary::with_bases();
    const ex::Type money{ex::Dimension::money, ""};
    for (const char* name : {"surplus", "profit", "other income"})
      all.add({name, ex::Role::income, money, "an income"});
    for (const char* name : {"reserve", "legal reserve", "education fund"})
      all.add({name, ex::Role::account, money, "an account"});
    for (const char* name : {"paid-in capital", "highest capital ever", "own capital", "the pool"})
      all.add({name, ex::Role::figure, money, "a figure"});
    for (const char* name : {"loan interest", "account balance"})
      all.add({name, ex::Role::measure, money, "of a member"});
    all.add({"time as member", ex::Role::measure, {ex::Dimension::time, ""}, "since joining"});
    all.declare_unit("points").declare_unit("litres");
    return all;
  }();
  return names;
}

// Parses a phrase, once for all cases.
template <class T, class Parser>
const T& phrase(const std::string& text, Parser parse) {
  static std::map<std::string, T> known;
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  auto parsed = parse(text);
  if (!parsed.value) throw std::logic_error("a phrase of the tests is wrong: " + text);
  if (known.size() > 100'000) known.clear();
  return known.emplace(text, std::move(*parsed.value)).first->second;
}

const ex::Amount& fraction(const std::string& text) {
  return phrase<ex::Amount>(text, [](const std::string& t) {
    return ex::parse_amount(t, vocabulary(),
                            {.wanted = {ex::Dimension::rate}, .bare_fraction = true});
  });
}

std::string words_of(const Step& step, std::string_view currency) {
  switch (step.take) {
    case Step::Take::all_of:
      return "all of " + step.of;
    case Step::Take::part_of:
      return step.amount + " of " + step.of;
    case Step::Take::part_of_rest:
      return step.amount + " of rest";
    case Step::Take::rest:
      return step.of.empty() ? "rest" : "rest of " + step.of;
    case Step::Take::sum:
      return step.amount + " " + std::string(currency);
  }
  return "";
}

std::string words_of(const Until& until) {
  std::string goal = until.names.front();
  for (std::size_t i = 1; i < until.names.size(); ++i) goal += " plus " + until.names[i];
  if (!until.fraction.empty() && until.names.size() > 1) goal = "(" + goal + ")";
  if (!until.fraction.empty()) goal = until.fraction + " of " + goal;
  return (until.balance ? "balance of " : "moved to ") + until.account +
         (until.exceeds ? " exceeds " : " reaches ") + goal;
}

std::string words_of(const Sum& sum, std::string_view currency) {
  if (sum.of.empty()) return sum.amount + " " + std::string(currency);
  return sum.amount + " of " + sum.of;
}

std::string words_of(const Condition& condition) {
  const std::string state = words_of(condition.state);
  return condition.negated ? "not (" + state + ")" : state;
}

std::string words_of(const Tenure& tenure) {
  return "time as member " + tenure.comparator + " " + std::to_string(tenure.number) + " " +
         tenure.unit;
}

std::string cash_words(const Plan& plan) {
  if (plan.cash_rounding.empty() || plan.cash_rounding == "largest remainder")
    return plan.cash_rounding;
  return plan.cash_rounding + " for each member";
}

const ex::Condition& condition(const Tenure& tenure) {
  return phrase<ex::Condition>(words_of(tenure), [](const std::string& text) {
    return ex::parse_condition(text, vocabulary());
  });
}

const ex::Condition& condition(const Condition& when) {
  return phrase<ex::Condition>(words_of(when), [](const std::string& text) {
    return ex::parse_condition(text, vocabulary());
  });
}

std::optional<ex::Amount> amount(const std::optional<Sum>& sum, std::string_view currency) {
  if (!sum) return std::nullopt;
  return phrase<ex::Amount>(words_of(*sum, currency), [](const std::string& text) {
    return ex::parse_amount(text, vocabulary(), {.wanted = {ex::Dimension::money}});
  });
}

model::EachMember each_of(const Each& each, std::string_view currency) {
  model::EachMember made;
  made.gets = amount(each.gets, currency);
  made.interest = each.interest;
  made.at_least = amount(each.at_least, currency);
  made.at_most = amount(each.at_most, currency);
  if (!each.above_caps.empty()) made.above_caps = "to " + each.above_caps;
  if (each.in_proportion) made.if_short = "in proportion";
  made.rounded = each.rounded;
  return made;
}

const ex::Amount& quantity(const std::string& number, const std::string& unit) {
  return phrase<ex::Amount>(number + " " + unit, [](const std::string& text) {
    return ex::parse_amount(text, vocabulary());
  });
}

model::SurplusStep step_of(const Step& step, const Clause& clause, std::string_view currency) {
  model::SurplusStep made;
  made.clause = clause;
  made.move = phrase<ex::Source>(words_of(step, currency), [](const std::string& text) {
    return ex::parse_source(text, vocabulary());
  });
  made.to = step.to;
  if (step.until)
    made.until = phrase<ex::State>(words_of(*step.until), [](const std::string& text) {
      return ex::parse_state(text, vocabulary());
    });
  if (step.when) made.when = condition(*step.when);
  made.otherwise = step.otherwise;
  made.at_least = amount(step.at_least, currency);
  made.at_most = amount(step.at_most, currency);
  if (step.each) made.each = each_of(*step.each, currency);
  if (step.in_money) made.paid = "in money";
  made.in_proportion_to = step.in_proportion_to;
  for (const Pool& pool : step.pools) {
    model::Pool one;
    one.clause = clause.key("pools").key(pool.member_class);
    one.share = fraction(pool.share);
    one.in_proportion_to = pool.in_proportion_to;
    made.pools.emplace_back(pool.member_class, one);
  }
  if (!step.empty_pool.empty()) made.empty_pool = "to " + step.empty_pool;
  return made;
}

model::LossRule losses_of(const Losses& losses, std::size_t position, std::string_view currency) {
  model::LossRule rule;
  rule.clause = Clause("surplus.losses").item(position);
  if (losses.when) rule.when = condition(*losses.when);
  for (std::size_t i = 0; i < losses.in_order.size(); ++i) {
    model::LossRung rung;
    rung.clause = rule.clause.key("in_order").item(i);
    rung.from = losses.in_order[i].from;
    rung.at_most = amount(losses.in_order[i].at_most, currency);
    rule.in_order.push_back(rung);
  }
  for (const auto& [bearer, part] : losses.taken_from)
    rule.taken_from.emplace_back(bearer, fraction(part));
  rule.may_go_negative = losses.may_go_negative;
  if (!losses.if_short.empty()) rule.if_short = "rest from " + losses.if_short;
  if (losses.members_floor) rule.never_below.emplace_back("member accounts", *losses.members_floor);
  return rule;
}

model::Pay pay_of(const Plan& plan) {
  model::Pay pay;
  pay.clause = Clause("surplus.pay");
  for (std::size_t i = 0; i < plan.cash.size(); ++i) {
    model::CashRule rule;
    rule.clause = pay.clause.key("cash").item(i);
    if (plan.cash[i].when) rule.when = condition(*plan.cash[i].when);
    rule.is = fraction(plan.cash[i].part);
    if (plan.cash[i].at_least) rule.at_least = fraction(*plan.cash[i].at_least);
    pay.cash.push_back(rule);
  }
  const auto money = [&](const std::string& text) {
    return text.empty() ? std::nullopt : amount(Sum{text, ""}, currency_code(plan));
  };
  pay.all_in_money_below = money(plan.all_in_money_below);
  pay.held_below = money(plan.held_below);
  if (plan.not_allocated) {
    pay.not_allocated_below.emplace();
    pay.not_allocated_below->amount = money(plan.not_allocated->first);
    pay.not_allocated_below->to = plan.not_allocated->second;
  }
  return pay;
}

model::Measure measure_of(const Measure& measure, const Clause& clause) {
  model::Measure made;
  made.clause = clause;
  made.unit = measure.unit;
  made.is = measure.is;
  made.product_of = measure.product_of;
  made.less = measure.less;
  if (measure.at_least) made.at_least = quantity(*measure.at_least, measure.unit);
  if (measure.at_most) made.at_most = quantity(*measure.at_most, measure.unit);
  return made;
}

bool restricts(const Plan& plan) {
  return !plan.eligible_classes.empty() || plan.eligible_when || !plan.eligible_of.empty() ||
         !plan.the_rest.empty();
}

const std::string& unit_of(const Plan& plan, const std::string& name) {
  return std::find_if(plan.measures.begin(), plan.measures.end(),
                      [&](const Measure& one) { return one.name == name; })
      ->unit;
}

model::Eligibility eligible_of(const Plan& plan, const Clause& clause) {
  model::Eligibility eligible;
  eligible.clause = clause;
  eligible.classes = plan.eligible_classes;
  if (plan.eligible_when) eligible.when = condition(*plan.eligible_when);
  eligible.of = plan.eligible_of;
  if (plan.eligible_at_least)
    eligible.at_least = quantity(*plan.eligible_at_least, unit_of(plan, plan.eligible_of));
  if (!plan.eligible_average.empty())
    eligible.at_least_of_average = parse_ratio(plan.eligible_average).number.value();
  if (!plan.the_rest.empty()) eligible.the_rest = "to " + plan.the_rest;
  return eligible;
}

void add_patronage(const Plan& plan, model::SurplusPlan& surplus) {
  model::Patronage patronage;
  patronage.clause = Clause("surplus.patronage");
  patronage.combine = plan.separate_shares ? model::Patronage::Combine::separate_shares
                                           : model::Patronage::Combine::weighted_sum;
  for (const auto& [measure, part] : plan.weights)
    patronage.weights.emplace_back(measure, fraction(part));
  patronage.empty_measure = plan.empty_measure;
  if (restricts(plan)) patronage.eligible = eligible_of(plan, patronage.clause.key("eligible"));
  surplus.patronage = patronage;
}

Date date_of(const Day& day) {
  return Date::of(day.year, static_cast<unsigned>(day.month), static_cast<unsigned>(day.day))
      .value();
}

Money money_of(const std::string& text, const Currency& currency) {
  const bool negative = text.front() == '-';
  const Money money = parse_money(negative ? text.substr(1) : text, currency).money.value();
  return negative ? -money : money;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void write_bounds(std::ostream& out, const Step& step, std::string_view currency) {
  const auto sum = [&](const char* key, const std::optional<Sum>& value) {
    if (value) out << "      " << key << ": " << words_of(*value, currency) << "\n";
  };
  if (step.when) out << "      when: " << words_of(*step.when) << "\n";
  if (step.otherwise) out << "      otherwise: yes\n";
  sum("at_least", step.at_least);
  sum("at_most", step.at_most);
  if (step.in_money) out << "      paid: in money\n";
  if (!step.each) return;
  sum("each_gets", step.each->gets);
  if (step.each->interest) out << "      each_gets: interest\n";
  sum("each_at_least", step.each->at_least);
  sum("each_at_most", step.each->at_most);
  if (!step.each->above_caps.empty())
    out << "      above_caps: to " << step.each->above_caps << "\n";
  if (step.each->in_proportion) out << "      if_short: in proportion\n";
  if (!step.each->rounded.empty()) out << "      each_rounded: " << step.each->rounded << "\n";
}

void write_steps(std::ostream& out, const Plan& plan) {
  out << "  steps:\n";
  for (const Step& step : plan.steps) {
    out << "    - move: " << words_of(step, currency_code(plan)) << "\n      to: " << step.to
        << "\n";
    if (step.until) out << "      until: " << words_of(*step.until) << "\n";
    write_bounds(out, step, currency_code(plan));
    if (!step.in_proportion_to.empty())
      out << "      in_proportion_to: " << step.in_proportion_to << "\n";
    if (!step.pools.empty()) out << "      pools:\n";
    for (const Pool& pool : step.pools)
      out << "        " << pool.member_class << ": {share: " << pool.share
          << ", in_proportion_to: " << pool.in_proportion_to << "}\n";
    if (!step.empty_pool.empty()) out << "      empty_pool: to " << step.empty_pool << "\n";
  }
}

void write_losses(std::ostream& out, const Losses& losses, std::string_view currency) {
  out << "    - may_go_negative: " << (losses.may_go_negative ? "yes" : "no") << "\n";
  if (losses.when) out << "      when: " << words_of(*losses.when) << "\n";
  if (!losses.taken_from.empty()) out << "      taken_from:\n";
  for (const auto& [bearer, part] : losses.taken_from)
    out << "        " << bearer << ": " << part << "\n";
  if (!losses.in_order.empty()) out << "      in_order:\n";
  for (const Rung& rung : losses.in_order) {
    out << "        - from: " << rung.from << "\n";
    if (rung.at_most) out << "          at_most: " << words_of(*rung.at_most, currency) << "\n";
  }
  if (!losses.if_short.empty())
    out << "      if_reserve_short: rest from " << losses.if_short << "\n";
  if (losses.members_floor)
    out << "      never_below: {member accounts: " << *losses.members_floor << "}\n";
}

void write_losses_and_pay(std::ostream& out, const Plan& plan) {
  if (plan.losses) out << "  losses:\n";
  for (const std::optional<Losses>* losses : {&plan.losses, &plan.other_losses})
    if (*losses) write_losses(out, **losses, currency_code(plan));
  if (!plan.cash.empty()) out << "  pay:\n    cash:\n";
  for (const Band& band : plan.cash) {
    out << "      - is: " << band.part << "\n";
    if (band.at_least) out << "        at_least: " << *band.at_least << "\n";
    if (band.when) out << "        when: " << words_of(*band.when) << "\n";
  }
  const std::string in = " " + currency_code(plan);
  if (!plan.all_in_money_below.empty())
    out << "    all_in_money_below: " << plan.all_in_money_below << in << "\n";
  if (!plan.held_below.empty()) out << "    held_below: " << plan.held_below << in << "\n";
  if (plan.not_allocated)
    out << "    not_allocated_below: {amount: " << plan.not_allocated->first << in
        << ", to: " << plan.not_allocated->second << "}\n";
  const bool rounding =
      !plan.steps_rounding.empty() || !plan.cash_rounding.empty() || !plan.shares_rounding.empty();
  if (rounding) out << "  rounding:\n";
  if (!plan.shares_rounding.empty()) out << "    shares: " << plan.shares_rounding << "\n";
  if (!plan.residue.empty()) out << "    residue: to " << plan.residue << "\n";
  if (!plan.steps_rounding.empty()) out << "    steps: " << plan.steps_rounding << "\n";
  if (!plan.cash_rounding.empty()) out << "    cash: " << cash_words(plan) << "\n";
}

std::string kind_of(const Plan& plan, const std::string& account) {
  const auto& may_fall = plan.loss_accounts;
  const bool loss = std::find(may_fall.begin(), may_fall.end(), account) != may_fall.end();
  return loss ? "loss account" : "fund";
}

}  // namespace

model::Bylaws bylaws_of(const Plan& plan) {
  model::Bylaws bylaws;
  bylaws.coop.currency = Currency::find(currency_code(plan)).value();
  for (const char* name : {"workers", "producers", "consumers"})
    bylaws.classes.emplace_back(name, model::MemberClass{});
  bylaws.accounts.emplace();
  for (const std::string& name : plan.accounts) {
    model::CollectiveAccount account;
    account.kind = kind_of(plan, name);
    bylaws.accounts->collective.emplace_back(name, account);
  }
  if (!plan.interest.empty()) {
    bylaws.accounts->interest.emplace();
    bylaws.accounts->interest->clause = Clause("accounts.interest");
    bylaws.accounts->interest->is = fraction(plan.interest);
    bylaws.accounts->interest->on = plan.interest_on;
  }
  model::SurplusPlan surplus;
  surplus.clause = Clause("surplus");
  for (const std::string& name : plan.incomes) surplus.income.emplace_back(name, "an income");
  surplus.losses_covered_by_other = plan.netting;
  for (const Measure& measure : plan.measures) {
    surplus.measures.emplace_back(
        measure.name, measure_of(measure, surplus.clause.key("measures").key(measure.name)));
  }
  add_patronage(plan, surplus);
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    surplus.steps.push_back(
        step_of(plan.steps[i], surplus.clause.key("steps").item(i), currency_code(plan)));
  for (const std::optional<Losses>* losses : {&plan.losses, &plan.other_losses})
    if (*losses)
      surplus.losses.push_back(losses_of(**losses, surplus.losses.size(), currency_code(plan)));
  surplus.figures.emplace_back("own capital", "what is left of the assets");
  if (!plan.cash.empty()) surplus.pay = pay_of(plan);
  surplus.split_by = plan.split_by;
  surplus.rounding.clause = surplus.clause.key("rounding");
  surplus.rounding.shares = plan.shares_rounding;
  if (!plan.residue.empty()) surplus.rounding.residue = "to " + plan.residue;
  surplus.rounding.steps = plan.steps_rounding;
  surplus.rounding.cash = cash_words(plan);
  bylaws.surplus = std::move(surplus);
  return bylaws;
}

model::FiscalYear year_of(const Plan& plan, const Year& year) {
  const Currency currency = Currency::find(currency_code(plan)).value();
  model::FiscalYear made;
  made.year = year.ends.year;
  made.ends = date_of(year.ends);
  if (year.net_income) {
    made.net_income = money_of(*year.net_income, currency);
    made.others.emplace_back(plan.split_by, parse_ratio(year.others).number.value());
  }
  for (std::size_t i = 0; i < year.income.size(); ++i)
    made.income.emplace_back(plan.incomes[i], money_of(year.income[i], currency));
  for (const auto& [account, money] : year.openings)
    made.opening.emplace_back(account, money_of(money, currency));
  for (const auto& [name, value] : year.figures)
    made.figures.emplace_back(name, parse_ratio(value).number.value());
  return made;
}

patronage::Members members_of(const Plan& plan, const Year& year) {
  const Currency currency = Currency::find(currency_code(plan)).value();
  patronage::Members members;
  members.classes = {"workers", "producers", "consumers"};
  for (std::size_t k = 0; k < plan.measures.size(); ++k) {
    if (!plan.measures[k].is.empty() || !plan.measures[k].product_of.empty()) continue;
    Column column;
    for (const Member& member : year.members) {
      const auto dot = member.did[k].find('.');
      if (dot == std::string::npos) continue;
      column.places =
          std::max(column.places, static_cast<unsigned>(member.did[k].size() - dot - 1));
    }
    for (const Member& member : year.members) {
      std::string digits = member.did[k];
      const auto dot = digits.find('.');
      unsigned missing = column.places;
      if (dot != std::string::npos) {
        missing -= static_cast<unsigned>(digits.size() - dot - 1);
        digits.erase(dot, 1);
      }
      column.scaled.push_back(std::stoll(digits + std::string(missing, '0')));
    }
    members.measures.emplace_back(plan.measures[k].name, std::move(column));
  }
  for (const Member& member : year.members) {
    members.number.push_back(member.number);
    const auto found =
        std::find(members.classes.begin(), members.classes.end(), member.member_class);
    members.class_of.push_back(static_cast<std::uint16_t>(found - members.classes.begin()));
    members.joined.push_back(date_of(member.joined).day_number());
    members.left.push_back(member.left ? date_of(*member.left).day_number()
                                       : patronage::Members::no_day);
    members.opening.push_back(money_of(member.balance, currency).minor());
  }
  if (patronage::add_derived(*bylaws_of(plan).surplus, year_of(plan, year), members).has_errors())
    throw std::logic_error("a derived measure of the tests does not fit");
  return members;
}

std::string yaml_of(const Plan& plan) {
  std::ostringstream out;
  out << "format: coop-bylaws 1\ncoop: {name: Random, kind: worker cooperative, law: none, "
         "taxed_as: not in the US, currency: "
      << currency_code(plan) << ", fiscal_year_ends: 31 December}\nin_force: {from: 2000-01-01}\n"
      << "classes:\n";
  for (const char* name : {"workers", "producers", "consumers"})
    out << "  " << name << ": {votes: 1}\n";
  out << "accounts:\n";
  for (const std::string& name : plan.accounts)
    out << "  " << name << ": {kind: " << kind_of(plan, name) << "}\n";
  if (!plan.interest.empty())
    out << "  interest: {is: " << plan.interest << ", on: " << plan.interest_on << "}\n";
  out << "surplus:\n  income:\n";
  for (const std::string& name : plan.incomes) out << "    " << name << ": an income\n";
  if (!plan.split_by.empty()) out << "    split_by: " << plan.split_by << "\n";
  out << "    losses_covered_by_other: " << (plan.netting ? "yes" : "no")
      << "\n  figures: {own capital: what is left of the assets}\n  measures:\n";
  for (const Measure& measure : plan.measures) {
    out << "    " << measure.name << ": {unit: " << measure.unit;
    if (!measure.is.empty()) out << ", is: " << measure.is;
    if (!measure.product_of.empty()) out << ", product_of: [" << listed(measure.product_of) << "]";
    if (!measure.less.empty()) out << ", less: [" << listed(measure.less) << "]";
    if (measure.at_least) out << ", at_least: " << *measure.at_least << " " << measure.unit;
    if (measure.at_most) out << ", at_most: " << *measure.at_most << " " << measure.unit;
    out << "}\n";
  }
  out << "  patronage:\n    combine: "
      << (plan.separate_shares ? "separate shares of each measure" : "one sum of weighted measures")
      << "\n";
  if (!plan.weights.empty()) out << "    weights:\n";
  for (const auto& [measure, part] : plan.weights)
    out << "      " << measure << ": " << part << "\n";
  if (!plan.empty_measure.empty()) out << "    empty_measure: " << plan.empty_measure << "\n";
  if (restricts(plan)) out << "    eligible:\n";
  if (!plan.eligible_of.empty()) out << "      of: " << plan.eligible_of << "\n";
  if (plan.eligible_at_least)
    out << "      at_least: " << *plan.eligible_at_least << " " << unit_of(plan, plan.eligible_of)
        << "\n";
  if (!plan.eligible_average.empty())
    out << "      at_least: " << plan.eligible_average << " of the average\n";
  if (!plan.the_rest.empty()) out << "      the_rest: to " << plan.the_rest << "\n";
  if (!plan.eligible_classes.empty()) out << "      classes:\n";
  for (const std::string& name : plan.eligible_classes) out << "        - " << name << "\n";
  if (plan.eligible_when) out << "      when: " << words_of(*plan.eligible_when) << "\n";
  write_steps(out, plan);
  write_losses_and_pay(out, plan);
  return out.str();
}

}  // namespace toadlane::oracle
