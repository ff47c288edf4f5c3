#include "service/app/example_year.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/patronage/basis.h"
#include "engine/patronage/derived.h"
#include "engine/patronage/each_member.h"
#include "rules/year/read_year.h"

namespace toadlane::app {
namespace {

using model::Fact;

constexpr std::uint16_t of_no_class = 0xFFFF;

}  // namespace

ExampleYear::ExampleYear(ExampleCase& example)
    : example_(example), plan_(*example.bylaws().surplus) {
  const model::Bylaws& bylaws = example.bylaws();
  year_.year = bylaws.in_force.from ? bylaws.in_force.from->year() : 1;
  for (const model::Amendment& one : bylaws.amendments)
    if (one.from) year_.year = std::max(year_.year, one.from->year());
  year_.first = bylaws.coop.first_fiscal_year;
  for (const auto& [name, meaning] : plan_.income)
    year_.income.emplace_back(name, Money::zero(bylaws.coop.currency));
  for (const Fact& fact : example.example().given) one(fact);
  year_.ends = rules::fiscal_year_end(bylaws.coop, year_.year);
  if (year_.year > 1)
    year_.begins = rules::fiscal_year_end(bylaws.coop, year_.year - 1).plus_days(1);
  if (year_.net_income || !year_.others.empty()) check_split();
  members_.name = members_.number;
  for (auto& [name, column] : members_.measures) column.scaled.resize(members_.size());
  if (!members_.opening.empty()) members_.opening.resize(members_.size());
  if (has_joined()) members_.joined.resize(members_.size(), patronage::Members::no_day);
  if (!members_.left.empty()) members_.left.resize(members_.size(), patronage::Members::no_day);
  if (has_classes()) members_.class_of.resize(members_.size(), of_no_class);
  dividends_.resize(members_.size());
}

bool ExampleYear::divides() const {
  return names_members_ || !members_.measures.empty() ||
         (!members_.opening.empty() && by_balances());
}

std::optional<std::size_t> ExampleYear::member(std::string_view name) const {
  const auto found = std::find(members_.number.begin(), members_.number.end(), name);
  if (found == members_.number.end()) return std::nullopt;
  return static_cast<std::size_t>(found - members_.number.begin());
}

void ExampleYear::one(const Fact& fact) {
  if (fact.name == "fiscal_year") {
    year_.year = static_cast<int>(example_.count(fact));
  } else if (fact.name == "first_fiscal_year") {
    year_.first = static_cast<int>(example_.count(fact));
  } else if (fact.name == "income") {
    for (const Fact& amount : example_.named(fact)) income(amount);
  } else if (fact.name == "net_income") {
    year_.net_income = example_.money(fact);
  } else if (fact.name == "others") {
    for (const Fact& one : example_.named(fact)) others(one);
  } else if (fact.name == "members" && fact.kind == Fact::Kind::list) {
    names_members_ = true;
    for (const Fact& one : fact.facts) member_of(one.text);
  } else if (fact.name == "joined" || fact.name == "left") {
    for (const Fact& one : example_.named(fact))
      day(one, fact.name == "joined" ? members_.joined : members_.left);
  } else if (fact.name == "class") {
    for (const Fact& one : example_.named(fact)) of_class(one);
  } else if (fact.name == "opening") {
    for (const Fact& amount : example_.named(fact)) opening(amount);
  } else if (fact.name == "rates") {
    for (const Fact& one : example_.named(fact)) rate(one);
  } else if (fact.name == "allocated") {
    for (const Fact& amount : example_.named(fact)) {
      const std::size_t at = member_of(amount.name);
      dividends_.resize(members_.size());
      dividends_.set(at, example_.money(amount).minor());
    }
  } else if (model::find(plan_.measures, fact.name) != nullptr) {
    measure(fact);
  } else if (nameable(fact.name)) {
    year_.figures.emplace_back(fact.name, example_.number(fact));
  } else {
    unknown(fact);
  }
}

bool ExampleYear::by_balances() const {
  const bool interest = !patronage::interest_measure(example_.bylaws());
  return std::any_of(plan_.steps.begin(), plan_.steps.end(), [&](const model::SurplusStep& step) {
    if (step.each.interest) return interest;
    if (!step.each.gets) return false;
    return expression::names_in(*step.each.gets).front().name == model::account_balance;
  });
}

bool ExampleYear::nameable(const std::string& name) const {
  for (const auto& names :
       {rules::figure_names(example_.bylaws()), rules::rate_names(example_.bylaws())})
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
  return false;
}

void ExampleYear::unknown(const Fact& fact) {
  std::vector<std::string> known{
      "fiscal_year", "first_fiscal_year", "income",  "net_income", "others", "opening",
      "rates",       "allocated",         "members", "joined",     "left",   "class"};
  for (const auto& [name, measure] : plan_.measures) known.push_back(name);
  for (const auto& names :
       {rules::figure_names(example_.bylaws()), rules::rate_names(example_.bylaws())})
    known.insert(known.end(), names.begin(), names.end());
  example_.fault(Diagnostic::error(Code::E102, "`" + fact.name + "` is not a fact of a year-end")
                     .in(fact.clause)
                     .hint(near_word_or(fact.name, known,
                                        "the facts known here are " + joined(backquoted(known)))));
}

void ExampleYear::rate(const Fact& fact) {
  if (nameable(fact.name))
    year_.rates.emplace_back(fact.name, example_.number(fact));
  else
    unknown(fact);
}

void ExampleYear::income(const Fact& amount) {
  for (auto& [name, money] : year_.income) {
    if (name != amount.name) continue;
    money = example_.money(amount);
    return;
  }
  example_.fault(
      Diagnostic::error(Code::Y302, "`" + amount.name + "` is not an income of the bylaws")
          .in(amount.clause)
          .hint(near_word_or(amount.name, model::names_of(plan_.income),
                             "use the names of `surplus.income`")));
}

void ExampleYear::check_split() {
  const Fact& fact = example_.given("net_income") != nullptr ? *example_.given("net_income")
                                                             : *example_.given("others");
  const std::string& measure = plan_.split_by;
  std::string mistake;
  if (measure.empty())
    mistake = "these bylaws do not split a net income";
  else if (!year_.net_income || model::find(year_.others, measure) == nullptr)
    mistake = "a net income is split with `others: {" + measure + ": ...}`, and one is missing";
  else if (!divides())
    mistake = "a net income is split by `" + measure + "`, and that of members is missing";
  if (mistake.empty()) return;
  example_.fault(Diagnostic::error(Code::E102, mistake)
                     .in(fact.clause)
                     .hint(measure.empty() ? "write `income:` with the amount of each source"
                                           : "give `net_income`, `others: {" + measure +
                                                 ": 0}` and `" + measure + "` of the members"));
  year_.net_income.reset();
}

void ExampleYear::others(const Fact& amount) {
  const Ratio number = example_.number(amount);
  if (number.sign() >= 0 && amount.name == plan_.split_by) {
    year_.others.emplace_back(amount.name, number);
    return;
  }
  example_.fault(Diagnostic::error(Code::E101, "`" + amount.name + ": " + amount.text +
                                                   "` is not what splits the net income")
                     .in(amount.clause)
                     .hint(plan_.split_by.empty()
                               ? "these bylaws do not split a net income"
                               : "write `" + plan_.split_by + "` and a number of 0 or more"));
}

void ExampleYear::day(const Fact& fact, std::vector<std::int32_t>& days) {
  names_members_ = true;
  const std::size_t at = member_of(fact.name);
  days.resize(members_.size(), patronage::Members::no_day);
  if (const auto date = Date::parse(fact.text)) {
    days[at] = date->day_number();
    return;
  }
  example_.fault(Diagnostic::error(Code::E101, "`" + fact.text + "` is not a date")
                     .in(fact.clause)
                     .hint("write year, month and day, as in `2025-12-31`"));
}

void ExampleYear::of_class(const Fact& fact) {
  names_members_ = true;
  if (members_.classes.empty())
    for (const auto& [name, one] : example_.bylaws().classes) members_.classes.push_back(name);
  const std::size_t at = member_of(fact.name);
  members_.class_of.resize(members_.size(), of_no_class);
  const auto found = std::find(members_.classes.begin(), members_.classes.end(), fact.text);
  if (found != members_.classes.end()) {
    members_.class_of[at] = static_cast<std::uint16_t>(found - members_.classes.begin());
    return;
  }
  example_.fault(
      Diagnostic::error(Code::E102, "`" + fact.text + "` is not a class of these bylaws")
          .in(fact.clause)
          .hint(near_word_or(fact.text, members_.classes,
                             "the classes are " + joined(backquoted(members_.classes)))));
}

void ExampleYear::opening(const Fact& amount) {
  const auto& accounts = example_.bylaws().accounts;
  if (accounts && model::find(accounts->collective, amount.name) != nullptr) {
    year_.opening.emplace_back(amount.name, example_.money(amount));
    return;
  }
  const std::size_t at = member_of(amount.name);
  members_.opening.resize(members_.size());
  members_.opening.set(at, example_.money(amount).minor());
}

void ExampleYear::measure(const Fact& fact) {
  if (!patronage::is_column(*model::find(plan_.measures, fact.name)))
    return example_.fault(
        Diagnostic::error(Code::E102, "`" + fact.name + "` is reckoned from other facts")
            .in(fact.clause)
            .hint("give those: " + facts_under(fact.name)));
  Column column;
  column.places = 4;
  for (const Fact& amount : example_.named(fact)) {
    const Ratio scaled = example_.number(amount) * Ratio(10'000);
    const auto whole = scaled.numerator().to_int64();
    const std::size_t at = member_of(amount.name);
    column.scaled.resize(members_.size());
    if (scaled.is_whole() && whole && *whole >= 0) {
      column.scaled.set(at, *whole);
      continue;
    }
    example_.fault(
        Diagnostic::error(Code::E101, "`" + amount.text + "` does not count as " + fact.name)
            .in(amount.clause)
            .hint("write a number that is not negative, with at most 4 decimals"));
  }
  members_.measures.emplace_back(fact.name, std::move(column));
}

std::string ExampleYear::facts_under(const std::string& measure) const {
  std::vector<std::string> facts;
  for (const std::string& one : patronage::made_of(plan_, measure)) {
    const model::Measure& rule = *model::find(plan_.measures, one);
    if (patronage::is_column(rule)) facts.push_back(one);
    if (patronage::is_membership(rule)) facts.emplace_back("joined");
  }
  if (facts.empty()) facts.emplace_back("members");
  return joined(backquoted(facts));
}

std::size_t ExampleYear::member_of(const std::string& name) {
  if (const auto known = member(name)) return *known;
  names_.push_back(name);
  members_.number.push_back(names_.back());
  return members_.number.size() - 1;
}

}  // namespace toadlane::app
