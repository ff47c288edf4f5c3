#include "service/render/plan_json.h"

#include <algorithm>
#include <optional>
#include <string>

#include "engine/patronage/balances.h"
#include "engine/patronage/chosen.h"
#include "service/render/phrase_json.h"

namespace toadlane::render {
namespace {

void write_text(JsonWriter& json, const document::Node& node) {
  switch (node.kind()) {
    case document::Kind::null:
      json.nothing();
      return;
    case document::Kind::scalar:
      json.value(node.text());
      return;
    case document::Kind::list:
      json.begin_list();
      for (const document::Node& item : node.items()) write_text(json, item);
      json.end_list();
      return;
    case document::Kind::map:
      json.begin_object();
      for (const auto& [key, value] : node.entries()) {
        json.key(key.text());
        write_text(json, value);
      }
      json.end_object();
      return;
  }
}

// The phrases of the block `surplus`, each under its clause.
class Phrases {
 public:
  Phrases(JsonWriter& json, const rules::BylawsRead& bylaws) : json_(json), bylaws_(bylaws) {}

  void write_all() {
    const model::SurplusPlan& plan = *bylaws_.bylaws.surplus;
    json_.begin_object();
    for (const auto& [name, measure] : plan.measures) write_limits(measure.clause, measure);
    if (plan.patronage) write_patronage(*plan.patronage);
    for (const model::SurplusStep& step : plan.steps) write_step(step);
    for (const model::LossRule& rule : plan.losses) write_loss(rule);
    if (plan.pay) write_pay(*plan.pay);
    json_.end_object();
  }

 private:
  template <class Rule>
  void write_limits(const Clause& clause, const Rule& rule) {
    one(clause.key("at_least"), rule.at_least);
    one(clause.key("at_most"), rule.at_most);
  }

  void write_patronage(const model::Patronage& patronage) {
    for (const auto& [measure, weight] : patronage.weights)
      one(patronage.clause.key("weights").key(measure), weight);
    if (!patronage.eligible) return;
    one(patronage.eligible->clause.key("when"), patronage.eligible->when);
    one(patronage.eligible->clause.key("at_least"), patronage.eligible->at_least);
  }

  void write_step(const model::SurplusStep& step) {
    one(step.clause.key("when"), step.when);
    one(step.clause.key("move"), step.move);
    write_limits(step.clause, step);
    one(step.clause.key("until"), step.until);
    for (const auto& [name, pool] : step.pools) one(pool.clause.key("share"), pool.share);
    one(step.clause.key("each_gets"), step.each.gets);
    one(step.clause.key("each_at_least"), step.each.at_least);
    one(step.clause.key("each_at_most"), step.each.at_most);
  }

  void write_loss(const model::LossRule& rule) {
    one(rule.clause.key("when"), rule.when);
    for (const auto& [bearer, part] : rule.taken_from)
      one(rule.clause.key("taken_from").key(bearer), part);
    for (const model::LossRung& rung : rule.in_order) one(rung.clause.key("at_most"), rung.at_most);
  }

  void write_pay(const model::Pay& pay) {
    for (const model::CashRule& rule : pay.cash) write_cash(rule);
    if (pay.not_allocated_below)
      one(pay.not_allocated_below->clause.key("amount"), pay.not_allocated_below->amount);
    one(pay.clause.key("all_in_money_below"), pay.all_in_money_below);
    one(pay.clause.key("held_below"), pay.held_below);
  }

  void write_cash(const model::CashRule& rule) {
    one(rule.clause.key("when"), rule.when);
    const bool alone = !bylaws_.places.contains(rule.clause.key("is"));  // `cash: 35%`
    one(alone ? rule.clause : rule.clause.key("is"), rule.is);
    write_limits(rule.clause, rule);
  }

  template <class Phrase>
  void one(const Clause& clause, const std::optional<Phrase>& phrase) {
    if (phrase) one(clause, *phrase);
  }

  template <class Phrase>
  void one(const Clause& clause, const Phrase& phrase) {
    json_.key(clause.path()).begin_object().field("from", layer_of(clause)).key("tree");
    write(json_, phrase);
    json_.end_object();
  }

  // Which layer of the text a clause in force stands in.
  std::string layer_of(const Clause& clause) const {
    const auto found = bylaws_.places.find(clause);
    if (found == bylaws_.places.end()) return "default";
    const std::size_t at = found->second.place().begin;
    for (const model::Amendment& amendment : bylaws_.bylaws.amendments) {
      const auto written = bylaws_.places.find(amendment.clause);
      if (written == bylaws_.places.end()) continue;
      const document::Place& place = written->second.place();
      if (at >= place.begin && at < place.end) return "amendment " + amendment.id;
    }
    return "bylaws";
  }

  JsonWriter& json_;
  const rules::BylawsRead& bylaws_;
};

template <class Amount>
void write_named(JsonWriter& json, std::string_view key, const model::Named<Amount>& amounts) {
  json.key(key).begin_object();
  for (const auto& [name, amount] : amounts) json.field(name, amount);
  json.end_object();
}

void write_choice(JsonWriter& json, const Clause& clause, const patronage::Chosen& choice) {
  json.key(clause.path()).begin_object().field("value", choice.value);
  json.field("by", choice.by.empty() ? std::string("the bylaws") : choice.by).end_object();
}

// The part in money, and the rate of interest where a step gives members interest.
void write_chosen(JsonWriter& json, const app::ClosedYear& closed) {
  const model::Bylaws& bylaws = closed.bylaws.bylaws;
  json.begin_object();
  for (const patronage::Payment::Rule& rule : closed.result.payment.rules())
    write_choice(json, rule.clause, rule.part);
  const auto& steps = bylaws.surplus->steps;
  const bool interest = std::any_of(steps.begin(), steps.end(), [](const model::SurplusStep& step) {
    return step.each.interest;
  });
  if (interest && bylaws.accounts && bylaws.accounts->interest) {
    const model::Interest& rule = *bylaws.accounts->interest;
    const patronage::Balances balances(closed.year.year, closed.result.currency);
    const Result<patronage::Chosen> rate =
        patronage::chosen(rule, bylaws, closed.year.year, balances);
    if (rate) write_choice(json, rule.clause, *rate);
  }
  json.end_object();
}

}  // namespace

void write_plan(JsonWriter& json, const app::ClosedYear& closed, std::string_view bylaws_hash) {
  const model::FiscalYear& year = closed.year.year;
  const patronage::YearEnd& result = closed.result;
  json.begin_object().field("bylaws", bylaws_hash);
  json.field("fiscal_year", std::to_string(year.year)).field("fiscal_year_ends", year.ends.text());
  json.field("currency", result.currency.code());
  json.key("decimals").number(result.currency.decimals());
  const auto surplus = closed.bylaws.places.find(Clause("surplus"));
  json.key("surplus");
  if (surplus != closed.bylaws.places.end())
    write_text(json, surplus->second);
  else
    json.nothing();
  json.key("phrases");
  Phrases(json, closed.bylaws).write_all();
  json.key("chosen");
  write_chosen(json, closed);
  write_named(json, "income", result.income);
  write_named(json, "opening", year.opening);
  write_named(json, "figures", year.figures);
  write_named(json, "rates", year.rates);
  json.key("rounding").begin_list();
  for (const std::string& policy : result.policies) json.value(policy);
  json.end_list().end_object();
}

}  // namespace toadlane::render
