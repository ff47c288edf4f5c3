#include "service/app/members_wanted.h"

#include <algorithm>
#include <set>

#include "engine/patronage/basis.h"
#include "engine/patronage/derived.h"
#include "engine/patronage/each_member.h"

namespace toadlane::app {
namespace {

bool asks_class(const expression::Condition& condition, const model::Bylaws& bylaws);

bool any_asks_class(const std::vector<expression::Condition>& parts, const model::Bylaws& bylaws) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const expression::Condition& part) { return asks_class(part, bylaws); });
}

bool asks_class(const expression::Condition& condition, const model::Bylaws& bylaws) {
  if (const auto* status = std::get_if<expression::Status>(&condition.node))
    return model::find(bylaws.classes, status->name) != nullptr;
  if (const auto* negated = std::get_if<expression::Not>(&condition.node))
    return asks_class(*negated->condition, bylaws);
  if (const auto* all = std::get_if<expression::AllTrue>(&condition.node))
    return any_asks_class(all->parts, bylaws);
  if (const auto* any = std::get_if<expression::AnyTrue>(&condition.node))
    return any_asks_class(any->parts, bylaws);
  return false;
}

bool asks_time(const expression::Condition& condition);

bool any_asks_time(const std::vector<expression::Condition>& parts) {
  return std::any_of(parts.begin(), parts.end(), asks_time);
}

bool asks_time(const expression::Condition& condition) {
  if (const auto* comparison = std::get_if<expression::Comparison>(&condition.node))
    return comparison->measure.name == "time as member";
  if (const auto* negated = std::get_if<expression::Not>(&condition.node))
    return asks_time(*negated->condition);
  if (const auto* all = std::get_if<expression::AllTrue>(&condition.node))
    return any_asks_time(all->parts);
  if (const auto* any = std::get_if<expression::AnyTrue>(&condition.node))
    return any_asks_time(any->parts);
  return false;
}

// Gathers what the rules of the surplus ask of each member.
class Wanted {
 public:
  explicit Wanted(const model::Bylaws& bylaws) : bylaws_(bylaws) {
    if (!bylaws.surplus) return;
    const model::SurplusPlan& plan = *bylaws.surplus;
    for (const model::SurplusStep& step : plan.steps) {
      proportion(plan, step.in_proportion_to);
      each_member(plan, step);
      for (const auto& [name, pool] : step.pools) {
        proportion(plan, pool.in_proportion_to);
        if (model::find(bylaws.classes, name) != nullptr) need_class(pool);
      }
    }
    for (const model::LossRule& rule : plan.losses)
      if (model::find(rule.never_below, "member accounts") != nullptr || bears_what_it_can(rule))
        balance_ = rule;
    if (plan.patronage && plan.patronage->eligible) {
      const model::Eligibility& eligible = *plan.patronage->eligible;
      if (!eligible.classes.empty()) need_class(eligible);
      if (eligible.when) condition(*eligible.when, eligible);
      use(plan, eligible.of);
    }
    use(plan, plan.split_by);
    if (plan.pay)
      for (const model::CashRule& rule : plan.pay->cash)
        if (rule.when) condition(*rule.when, rule);
  }

  MembersWanted columns() {
    MembersWanted wanted;
    const auto add = [&](std::string name, ColumnWanted::Kind kind, bool required, unsigned places,
                         const model::Rule& rule) {
      wanted.columns.push_back(
          {std::move(name), kind, required, places, false, rule.clause, cite_of(rule)});
    };
    const model::Rule nobody;
    add("member", ColumnWanted::Kind::number, true, 0, nobody);
    add("name", ColumnWanted::Kind::text, false, 0, nobody);
    add("class", ColumnWanted::Kind::class_name, class_.has_value(), 0, class_.value_or(nobody));
    add("joined", ColumnWanted::Kind::date, joined_.has_value(), 0, joined_.value_or(nobody));
    add("left", ColumnWanted::Kind::date, false, 0, nobody);
    if (bylaws_.surplus)
      for (const auto& [name, measure] : bylaws_.surplus->measures)
        if (patronage::is_column(measure))
          add(name, ColumnWanted::Kind::measure, used_.contains(name), places_of(measure), measure);
    add("account balance", ColumnWanted::Kind::money, balance_required_,
        bylaws_.coop.currency.decimals(), balance_.value_or(nobody));
    wanted.columns.back().negative_allowed = true;
    for (const auto& [name, one] : bylaws_.classes) wanted.classes.push_back(name);
    return wanted;
  }

 private:
  std::string cite_of(const model::Rule& rule) const {
    if (rule.clause.empty()) return "";  // no clause asks for it: `member`, `name`
    return rule.cite.empty() && bylaws_.surplus ? bylaws_.surplus->cite : rule.cite;
  }

  // Money has the decimals of its currency; hours and other quantities at most four.
  static unsigned places_of(const model::Measure& measure) {
    const auto currency = Currency::find(measure.unit);
    return currency && measure.unit != "MIN" ? currency->decimals() : 4;
  }

  void proportion(const model::SurplusPlan& plan, const std::string& name) {
    if (name.empty()) return;
    for (const std::string& measure : patronage::measures_named(plan, name)) use(plan, measure);
  }

  // The columns that a measure is, or is made of.
  void use(const model::SurplusPlan& plan, const std::string& name) {
    for (const std::string& one : patronage::made_of(plan, name)) {
      const model::Measure& measure = *model::find(plan.measures, one);
      if (patronage::is_column(measure)) used_.insert(one);
      if (patronage::is_membership(measure) && !joined_) joined_ = measure;
    }
  }

  // What the amounts of each member are reckoned from.
  void each_member(const model::SurplusPlan& plan, const model::SurplusStep& step) {
    for (const auto& amount : {step.each.gets, step.each.at_least, step.each.at_most}) {
      if (!amount) continue;
      for (const expression::Name& name : expression::names_in(*amount)) {
        if (name.name == model::account_balance) need_balance(step);
        if (model::find(plan.measures, name.name) != nullptr) proportion(plan, name.name);
      }
    }
    if (!step.each.interest) return;
    if (const auto measure = patronage::interest_measure(bylaws_))
      proportion(plan, *measure);
    else
      need_balance(step);
  }

  // Whether members bear a loss in order, down to their floor.
  static bool bears_what_it_can(const model::LossRule& rule) {
    return !rule.may_go_negative &&
           std::any_of(rule.in_order.begin(), rule.in_order.end(), [](const model::LossRung& rung) {
             return rung.from == "members" || rung.from.starts_with("members by ");
           });
  }

  void need_balance(const model::Rule& rule) {
    if (!balance_) balance_ = rule;
    balance_required_ = true;
  }

  void condition(const expression::Condition& condition, const model::Rule& rule) {
    if (asks_class(condition, bylaws_)) need_class(rule);
    if (asks_time(condition) && !joined_) joined_ = rule;
  }

  void need_class(const model::Rule& rule) {
    if (!class_) class_ = rule;
  }

  const model::Bylaws& bylaws_;
  std::set<std::string> used_;
  std::optional<model::Rule> class_;
  std::optional<model::Rule> joined_;
  std::optional<model::Rule> balance_;
  bool balance_required_ = false;
};

}  // namespace

MembersWanted members_wanted(const model::Bylaws& bylaws) {
  return Wanted(bylaws).columns();
}

}  // namespace toadlane::app
