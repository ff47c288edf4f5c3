#include "service/render/findings.h"
#include "service/render/json_writer.h"
#include "service/render/steps.h"
#include "service/render/year_end.h"

namespace toadlane::render {
namespace {

void write_named(JsonWriter& json, std::string_view key, const model::Named<Money>& amounts) {
  json.key(key).begin_object();
  for (const auto& [name, amount] : amounts) json.field(name, amount);
  json.end_object();
}

void write_movements(JsonWriter& json, const patronage::YearEnd& result) {
  json.key("waterfall").begin_list();
  for (const patronage::Movement& move : result.movements) {
    json.begin_object();
    json.field("clause", move.clause.path()).said("cite", move.cite).field("move", move.what);
    json.field("to", move.to).field("amount", move.amount);
    if (!move.taken.empty()) write_named(json, "taken_from", move.taken);
    if (!move.pools.empty()) write_named(json, "pools", move.pools);
    json.key("why");
    write(json, move.why);
    json.end_object();
  }
  json.end_list();
}

// A member's share of one pool: its part in whole units, or what is exact where the shares of
// several pools are rounded together.
void write_share(JsonWriter& json, const patronage::YearEnd& result,
                 const patronage::Portion& portion, std::size_t pool, std::size_t member) {
  const patronage::Division& division = result.divisions[pool];
  if (division.basis.weight_of(member).sign() == 0) return;
  json.begin_object()
      .field("clause", division.pool.clause.path())
      .field("share", division.basis.share_of(member));
  if (portion.divisions.size() == 1)
    json.field("part", result.money(portion.parts[member]));
  else
    json.field("exact",
               division.exact_of(member) / Ratio(Integer(result.currency.minor_per_unit())));
  json.end_object();
}

void write_members(JsonWriter& json, const app::ClosedYear& closed) {
  const patronage::YearEnd& result = closed.result;
  const patronage::Members& members = closed.table.members;
  json.key("members").begin_list();
  for (std::size_t i = 0; i < members.size(); ++i) {
    json.begin_object().field("member", members.number[i]);
    if (!members.name.empty()) json.field("name", members.name[i]);
    if (!members.class_of.empty()) json.field("class", members.classes[members.class_of[i]]);
    json.key("measures").begin_object();
    for (const auto& [name, column] : members.measures)
      json.field(name, plain_text(patronage::unscaled(column.scaled[i], column.places)));
    json.end_object();
    json.key("shares").begin_list();
    for (const patronage::Portion& portion : result.portions)
      for (const std::size_t k : portion.divisions) write_share(json, result, portion, k, i);
    json.end_list();
    json.field("dividend", result.money(result.dividend[i]));
    if (result.split) json.field("cash", result.money(result.cash[i]));
    if (!result.held.empty()) json.field("held", result.money(result.held[i]));
    if (result.split) json.field("retained", result.money(result.retained(i)));
    if (!result.outright.empty()) json.field("paid_outright", result.money(result.outright[i]));
    if (!members.opening.empty())
      json.field("opening_balance", result.money(members.opening[i]))
          .field("closing_balance", result.money(members.opening[i] + result.retained(i)));
    json.end_object();
  }
  json.end_list();
}

void write_ratios(JsonWriter& json, const patronage::YearEnd& result) {
  json.key("ratios").begin_list();
  for (const patronage::RatioFound& one : result.ratios) {
    json.begin_object();
    json.field("ratio", one.name).field("clause", one.clause.path()).said("cite", one.cite);
    json.field("what", one.what).field("limit", one.limit);
    json.field("answer", words_for(one.answer));
    if (one.value) json.field("value", *one.value);
    json.field("found", one.found);
    json.key("why");
    write(json, one.why);
    json.end_object();
  }
  json.end_list();
}

void write_findings(JsonWriter& json, const app::ClosedYear& closed,
                    const std::vector<InputHash>& inputs) {
  FileRoles roles;
  for (const InputHash& input : inputs) roles.push_back({input.file, input.role});
  write(json, closed.doubts, roles);
}

}  // namespace

std::string year_end_json(const app::ClosedYear& closed, const std::vector<InputHash>& inputs) {
  const patronage::YearEnd& result = closed.result;
  JsonWriter json;
  json.begin_object();
  json.field("format", "toadlane-result 1").field("schema_version", "1");
  json.field("cooperative", closed.bylaws.bylaws.coop.name);
  json.field("fiscal_year", std::to_string(closed.year.year.year));
  json.field("fiscal_year_ends", closed.year.year.ends.text());
  json.field("currency", result.currency.code());
  json.key("inputs").begin_object();
  for (const InputHash& input : inputs)
    json.key(input.role).begin_object().field("blake2b_256", input.blake2b_256).end_object();
  json.end_object();
  write_named(json, "income", result.income);
  json.field("income_total", result.income_total);
  if (!result.income_why.empty()) {
    json.key("income_why");
    write(json, result.income_why);
  }
  write_movements(json, result);
  json.field("to_members", result.to_members);
  write_named(json, "moved", result.moved);
  write_named(json, "closing", result.closing);
  json.key("rounding").begin_list();
  for (const std::string& policy : result.policies) json.value(policy);
  json.end_list();
  if (!result.ratios.empty()) write_ratios(json, result);
  json.key("findings");
  write_findings(json, closed, inputs);
  write_members(json, closed);
  json.end_object();
  return json.take();
}

}  // namespace toadlane::render
