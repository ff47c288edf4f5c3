#include <algorithm>

#include "engine/base/text.h"
#include "service/render/csv_cells.h"
#include "service/render/csv_writer.h"
#include "service/render/register_columns.h"
#include "service/render/year_end.h"

namespace toadlane::render {
namespace {

using patronage::Members;
using patronage::YearEnd;

RegisterColumn amounts(std::string head, const std::vector<std::int64_t>& column,
                       unsigned decimals) {
  RegisterColumn made{std::move(head)};
  made.decimals = decimals;
  made.amounts = column.data();
  return made;
}

RegisterColumn texts(std::string head, const std::vector<std::string_view>& column) {
  RegisterColumn made{std::move(head)};
  made.texts = column.data();
  return made;
}

}  // namespace

std::vector<RegisterColumn> all_columns(const app::ClosedYear& closed) {
  const YearEnd& result = closed.result;
  const Members& members = closed.table.members;
  const unsigned decimals = result.currency.decimals();
  std::vector<RegisterColumn> columns;
  columns.push_back(texts("member", members.number));
  if (!members.name.empty()) columns.push_back(texts("name", members.name));
  if (!members.class_of.empty()) {
    RegisterColumn classes{"class"};
    classes.classes = members.class_of.data();
    classes.names = members.classes.data();
    columns.push_back(std::move(classes));
  }
  for (const auto& [name, column] : members.measures)
    columns.push_back(amounts(name, column.scaled, column.places));
  columns.push_back(
      amounts(result.to_members.sign() < 0 ? "loss" : "dividend", result.dividend, decimals));
  if (result.split) {
    columns.push_back(amounts("in money", result.cash, decimals));
    if (!result.held.empty()) columns.push_back(amounts("held", result.held, decimals));
    columns.push_back(amounts("retained", result.retained, decimals));
  }
  if (!result.outright.empty())
    columns.push_back(amounts("paid outright", result.outright, decimals));
  if (members.opening.empty()) return columns;
  columns.push_back(amounts("opening balance", members.opening, decimals));
  columns.push_back(amounts("closing balance", members.opening, decimals));
  columns.back().added = result.retained.data();
  return columns;
}

namespace {

// The columns of these names, in this order; all of them when none is named.
Result<std::vector<RegisterColumn>> chosen_columns(const app::ClosedYear& closed,
                                                   const std::vector<std::string>& names) {
  std::vector<RegisterColumn> all = all_columns(closed);
  if (names.empty()) return all;
  std::vector<std::string> heads;
  heads.reserve(all.size());
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

void write_row(const std::vector<RegisterColumn>& columns, std::size_t member, CsvWriter& out) {
  std::size_t bytes = 0;
  for (const RegisterColumn& column : columns)
    bytes +=
        1 + (column.amounts != nullptr ? number_bytes_max : text_bytes_max(column.text(member)));
  char* at = out.begin_row(bytes);
  bool first = true;
  for (const RegisterColumn& column : columns) {
    *at = ',';
    at += first ? 0 : 1;
    first = false;
    at = column.amounts != nullptr ? put_decimal(at, column.amount(member), column.decimals)
                                   : put_text(at, column.text(member));
  }
  out.end_row(at);
}

}  // namespace

Diagnostics register_csv(const app::ClosedYear& closed, const std::vector<std::string>& names,
                         CsvWriter& out) {
  const Result<std::vector<RegisterColumn>> columns = chosen_columns(closed, names);
  if (!columns) return columns.diagnostics();
  for (const RegisterColumn& column : *columns) out.text(column.head);
  out.end_row();
  const std::size_t size = closed.table.members.size();
  for (std::size_t i = 0; i < size; ++i) write_row(*columns, i, out);
  return {};
}

Diagnostics unknown_columns(const app::ClosedYear& closed, const std::vector<std::string>& names) {
  const Result<std::vector<RegisterColumn>> columns = chosen_columns(closed, names);
  return columns ? Diagnostics() : columns.diagnostics();
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
