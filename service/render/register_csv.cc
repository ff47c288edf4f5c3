#include "service/render/csv_writer.h"
#include "service/render/year_end.h"

namespace toadlane::render {

void register_csv(const app::ClosedYear& closed, CsvWriter& out) {
  const patronage::YearEnd& result = closed.result;
  const patronage::Members& members = closed.table.members;
  const unsigned decimals = result.currency.decimals();
  const bool named = !members.name.empty();
  const bool classed = !members.class_of.empty();
  const bool balances = !members.opening.empty();
  out.text("member");
  if (named) out.text("name");
  if (classed) out.text("class");
  for (const auto& [name, column] : members.measures) out.text(name);
  out.text(result.to_members.sign() < 0 ? "loss" : "dividend");
  if (result.split) out.text("in money").text("retained");
  if (balances) out.text("opening balance").text("closing balance");
  out.end_row();
  for (std::size_t i = 0; i < members.size(); ++i) {
    out.text(members.number[i]);
    if (named) out.text(members.name[i]);
    if (classed) out.text(members.classes[members.class_of[i]]);
    for (const auto& [name, column] : members.measures)
      out.decimal(column.scaled[i], column.places);
    out.decimal(result.dividend[i], decimals);
    if (result.split) out.decimal(result.cash[i], decimals).decimal(result.retained[i], decimals);
    if (balances)
      out.decimal(members.opening[i], decimals)
          .decimal(members.opening[i] + result.retained[i], decimals);
    out.end_row();
  }
}

std::string waterfall_csv(const app::ClosedYear& closed) {
  const patronage::YearEnd& result = closed.result;
  const unsigned decimals = result.currency.decimals();
  CsvWriter out;
  for (const char* head : {"clause", "article", "moves", "to", "amount"}) out.text(head);
  out.end_row();
  for (const patronage::Movement& move : result.movements) {
    out.text(move.clause.path()).text(move.cite).text(move.what).text(move.to);
    out.decimal(move.amount.minor(), decimals).end_row();
  }
  out.text("").text("").text("income").text("");
  out.decimal(result.income_total.minor(), decimals).end_row();
  return out.take();
}

}  // namespace toadlane::render
