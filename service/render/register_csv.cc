#include <algorithm>
#include <span>

#include "engine/base/text.h"
#include "service/render/csv_cells.h"
#include "service/render/csv_writer.h"
#include "service/render/register_columns.h"
#include "service/render/year_end.h"

namespace toadlane::render {
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

// Members whose amounts are reckoned together, column by column, before their rows are written.
constexpr std::size_t rows_at_once = 256;

// The rows of the register. A row is put at once, into room that is surely enough.
class Rows {
 public:
  Rows(std::span<const RegisterColumn> columns, CsvWriter& out) : out_(out) {
    for (const RegisterColumn& column : columns) cells_.push_back({&column});
    for (Cells& cells : cells_)
      if (cells.column->is_amount()) cells.amounts.resize(rows_at_once);
  }

  void write(std::size_t members) {
    for (std::size_t first = 0; first < members; first += rows_at_once)
      write_block(first, std::min(rows_at_once, members - first));
  }

 private:
  // What the rows of a block have in one column.
  struct Cells {
    const RegisterColumn* column;
    std::vector<std::int64_t> amounts = {};  // empty: texts
  };

  void write_block(std::size_t first, std::size_t rows) {
    std::size_t room = cells_.size();
    for (Cells& cells : cells_) {
      if (cells.amounts.empty()) {
        room += text_bytes_max(cells.column->longest_text(first, rows));
      } else {
        room += number_bytes_max;
        cells.column->fill(first, std::span(cells.amounts).first(rows));
      }
    }
    for (std::size_t i = 0; i < rows; ++i) {
      char* at = out_.begin_row(room);
      for (const Cells& cells : cells_) {
        at = cells.amounts.empty() ? put_text(at, cells.column->text(first + i))
                                   : put_decimal(at, cells.amounts[i], cells.column->decimals);
        *at++ = ',';
      }
      out_.end_row(at - 1);
    }
  }

  CsvWriter& out_;
  std::vector<Cells> cells_;
};

}  // namespace

Diagnostics register_csv(const app::ClosedYear& closed, const std::vector<std::string>& names,
                         CsvWriter& out) {
  const Result<std::vector<RegisterColumn>> columns = chosen_columns(closed, names);
  if (!columns) return columns.diagnostics();
  for (const RegisterColumn& column : *columns) out.text(column.head);
  out.end_row();
  Rows(*columns, out).write(closed.table.members.size());
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
