#include <algorithm>
#include <functional>

#include "engine/base/text.h"
#include "service/render/csv_writer.h"
#include "service/render/year_end.h"

namespace toadlane::render {
namespace {

using patronage::Members;
using patronage::YearEnd;

// One column of the register: its head, and how the cell of a member is written.
struct RegisterColumn {
  std::string head;
  std::function<void(CsvWriter&, std::size_t)> cell;
};

RegisterColumn amounts(std::string head, const std::vector<std::int64_t>& column,
                       unsigned decimals) {
  const std::int64_t* values = column.data();
  return {std::move(head),
          [values, decimals](CsvWriter& out, std::size_t i) { out.decimal(values[i], decimals); }};
}

// All columns that a register of this result can have, in their usual order.
std::vector<RegisterColumn> all_columns(const app::ClosedYear& closed) {
  const YearEnd& result = closed.result;
  const Members& members = closed.table.members;
  const unsigned decimals = result.currency.decimals();
  std::vector<RegisterColumn> columns;
  columns.push_back(
      {"member", [&members](CsvWriter& out, std::size_t i) { out.text(members.number[i]); }});
  if (!members.name.empty())
    columns.push_back(
        {"name", [&members](CsvWriter& out, std::size_t i) { out.text(members.name[i]); }});
  if (!members.class_of.empty())
    columns.push_back({"class", [&members](CsvWriter& out, std::size_t i) {
                         out.text(members.classes[members.class_of[i]]);
                       }});
  for (const auto& [name, column] : members.measures)
    columns.push_back(amounts(name, column.scaled, column.places));
  columns.push_back(
      amounts(result.to_members.sign() < 0 ? "loss" : "dividend", result.dividend, decimals));
  if (result.split) {
    columns.push_back(amounts("in money", result.cash, decimals));
    columns.push_back(amounts("retained", result.retained, decimals));
  }
  if (members.opening.empty()) return columns;
  columns.push_back(amounts("opening balance", members.opening, decimals));
  columns.push_back(
      {"closing balance", [&members, &result, decimals](CsvWriter& out, std::size_t i) {
         out.decimal(members.opening[i] + result.retained[i], decimals);
       }});
  return columns;
}

// The columns of these names, in this order; all of them when none is named.
Result<std::vector<RegisterColumn>> chosen_columns(const app::ClosedYear& closed,
                                                   const std::vector<std::string>& names) {
  std::vector<RegisterColumn> all = all_columns(closed);
  if (names.empty()) return all;
  std::vector<std::string> heads;
  for (const RegisterColumn& column : all) heads.push_back(column.head);
  std::vector<RegisterColumn> chosen;
  Diagnostics unknown;
  for (const std::string& name : names) {
    const auto found = std::find(heads.begin(), heads.end(), name);
    if (found != heads.end()) {
      chosen.push_back(all[static_cast<std::size_t>(found - heads.begin())]);
      continue;
    }
    const auto near = near_word(name, heads);
    unknown.add(
        Diagnostic::error(Code::U107, "the register has no column `" + name + "`")
            .hint(near ? "did you mean `" + *near + "`?" : "its columns are " + joined(heads)));
  }
  if (unknown.has_errors()) return unknown;
  return chosen;
}

}  // namespace

Diagnostics register_csv(const app::ClosedYear& closed, const std::vector<std::string>& names,
                         CsvWriter& out) {
  const Result<std::vector<RegisterColumn>> columns = chosen_columns(closed, names);
  if (!columns) return columns.diagnostics();
  for (const RegisterColumn& column : *columns) out.text(column.head);
  out.end_row();
  const std::size_t size = closed.table.members.size();
  for (std::size_t i = 0; i < size; ++i) {
    for (const RegisterColumn& column : *columns) column.cell(out, i);
    out.end_row();
  }
  return {};
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
