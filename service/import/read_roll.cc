#include "service/import/read_roll.h"

#include <algorithm>

#include "service/import/member_rows.h"
#include "service/import/mistakes.h"
#include "service/import/read_table.h"
#include "service/import/roll_columns.h"
#include "service/import/roll_periods.h"

namespace toadlane::import {
namespace {

using meetings::RollFacts;

// Reads the three tables, and goes on after a mistake in one.
class RollTables {
 public:
  RollTables(const RollTexts& texts, const app::RollWanted& wanted)
      : texts_(texts), wanted_(wanted), facts_(std::make_shared<RollFacts>()) {}

  Result<app::RollRead> read() {
    const auto members = table(texts_.members, roll_members(wanted_, texts_.periods.has_value()));
    std::shared_ptr<Table> periods;
    std::shared_ptr<Table> records;
    if (texts_.periods) periods = table(*texts_.periods, roll_periods(wanted_));
    if (texts_.records) records = table(*texts_.records, roll_records(wanted_));
    if (members && (periods || records)) {
      const MemberRows rows(members->member);
      if (periods) put_periods(*periods, rows, wanted_.classes, *facts_, mistakes_);
      if (records) put_records(*records, rows, *facts_, mistakes_);
    }
    if (members) put_members(*members);
    if (mistakes_.has_errors()) {
      mistakes_.add(read_.doubts);
      sort_by_place(mistakes_);
      keep_first(mistakes_, Mistakes::told_max, Code::T327);
      return mistakes_;
    }
    put_in_order(*facts_);
    read_.facts = std::move(facts_);
    return std::move(read_);
  }

 private:
  std::shared_ptr<Table> table(const NamedText& text, const TableSpec& spec) {
    Result<Table> read = read_table(text.name, text.text, spec);
    if (!read) {
      mistakes_.add(std::move(read).diagnostics());
      return nullptr;
    }
    read_.doubts.add(read->warnings);
    auto table = std::make_shared<Table>(std::move(*read));
    read_.texts.push_back(table);
    return table;
  }

  void put_members(Table& table) {
    const TableSpec spec = roll_members(wanted_, texts_.periods.has_value());
    facts_->number = std::move(table.member);
    facts_->class_names = wanted_.classes;
    for (std::size_t i = 0; i < spec.columns.size(); ++i)
      if (table.columns[i].present) put_column(spec.columns[i], table, i);
    tell_left_before_joined(table, spec);
  }

  void put_column(const ColumnSpec& column, Table& table, std::size_t i) {
    TableColumn& cells = table.columns[i];
    if (column.name == "name")
      facts_->name = std::move(cells.text);
    else if (column.name == "joined")
      facts_->joined = std::move(cells.day);
    else if (column.name == "left")
      facts_->left = std::move(cells.day);
    else if (column.name == "admitted")
      facts_->admitted = std::move(cells.day);
    else if (column.type == ColumnSpec::class_name)
      facts_->class_of = std::move(cells.class_index);
    else if (column.name == "lower minimum")
      facts_->lower_minimum = std::move(cells.decimal);
    else if (column.type == ColumnSpec::decimal)
      facts_->measures.emplace_back(column.name, std::move(cells.decimal));
    else if (column.type == ColumnSpec::text)
      facts_->statuses.emplace_back(column.name, answers(column, table, i));
  }

  std::vector<std::int8_t> answers(const ColumnSpec& column, const Table& table, std::size_t i) {
    const TextColumn& cells = table.columns[i].text;
    std::vector<std::int8_t> answers(cells.size(), -1);
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (cells[row].empty()) continue;
      answers[row] = cells[row] == "yes" ? 1 : 0;
      if (cells[row] != "yes" && cells[row] != "no" && mistakes_.all().size() <= Mistakes::told_max)
        mistakes_.add(Diagnostic::error(Code::T330, quoted(cells[row]) + " in column `" +
                                                        column.name + "` is neither yes nor no")
                          .at(table.cell(row, i))
                          .in(column.clause)
                          .cite(column.citation)
                          .hint("write `yes` or `no`"));
    }
    return answers;
  }

  void tell_left_before_joined(const Table& table, const TableSpec& spec) {
    if (facts_->left.empty() || facts_->joined.empty()) return;
    const auto column = std::find_if(spec.columns.begin(), spec.columns.end(),
                                     [](const ColumnSpec& one) { return one.name == "left"; });
    const auto left = static_cast<std::size_t>(column - spec.columns.begin());
    for (std::size_t i = 0; i < facts_->size(); ++i) {
      const bool wrong = facts_->left[i] != meetings::no_day && facts_->left[i] < facts_->joined[i];
      if (wrong && mistakes_.all().size() <= Mistakes::told_max)
        mistakes_.add(Diagnostic::error(Code::T333, "member " + quoted(facts_->number[i]) +
                                                        " left before joining")
                          .at(table.cell(i, left))
                          .hint("correct one of the two days"));
    }
  }

  const RollTexts& texts_;
  const app::RollWanted& wanted_;
  std::shared_ptr<RollFacts> facts_;
  app::RollRead read_;
  Diagnostics mistakes_;
};

}  // namespace

app::RollReader roll_from(RollTexts texts) {
  return [texts = std::move(texts)](const app::RollWanted& wanted) -> Result<app::RollRead> {
    return RollTables(texts, wanted).read();
  };
}

}  // namespace toadlane::import
