#include <algorithm>

#include "engine/base/text.h"
#include "service/render/steps.h"
#include "service/render/text_table.h"
#include "service/render/year_end.h"

namespace toadlane::render {
namespace {

std::string heading(const app::ClosedYear& closed) {
  return closed.bylaws.bylaws.coop.name + " - fiscal year " +
         std::to_string(closed.year.year.year) + ", ended " + closed.year.year.ends.text() +
         ", in " + std::string(closed.result.currency.code()) + "\n";
}

std::string waterfall_text(const patronage::YearEnd& result) {
  std::string income;
  for (const auto& [name, amount] : result.income)
    income += (income.empty() ? "" : ", ") + name + " " + amount.text();
  TextTable table({{"article"}, {"moves"}, {"to"}, {"amount", true}});
  for (const patronage::Movement& move : result.movements) {
    table.row(
        {move.cite.empty() ? "(not stated)" : move.cite, move.what, move.to, move.amount.text()});
    for (const auto& [pool, amount] : move.pools)
      table.row({"", "  of which " + pool, "", amount.text()});
  }
  table.rule();
  table.row({"", "", "income", result.income_total.text()});
  return "Income: " + income + "\n\n" + table.text();
}

// The columns of amounts that each member has in this result.
struct MemberAmounts {
  std::string head;
  Numbers column;
};

std::vector<MemberAmounts> member_amounts(const patronage::YearEnd& result) {
  std::vector<MemberAmounts> all{
      {result.to_members.sign() < 0 ? "loss" : "dividend", result.dividend}};
  if (result.split) all.push_back({"in money", result.cash});
  if (!result.held.empty()) all.push_back({"held", result.held});
  if (result.split) all.push_back({"retained", result.retained()});
  if (!result.outright.empty()) all.push_back({"paid outright", result.outright});
  return all;
}

std::string members_text(const app::ClosedYear& closed, std::size_t rows) {
  const patronage::YearEnd& result = closed.result;
  const patronage::Members& members = closed.table.members;
  const std::vector<MemberAmounts> amounts = member_amounts(result);
  std::vector<TextTable::Column> columns{{"member"}};
  if (!members.name.empty()) columns.push_back({"name"});
  for (const auto& [name, column] : members.measures) columns.push_back({name, true});
  for (const MemberAmounts& one : amounts) columns.push_back({one.head, true});
  TextTable table(columns);
  for (std::size_t i = 0; i < std::min(rows, members.size()); ++i) {
    std::vector<std::string> cells{std::string(members.number[i])};
    if (!members.name.empty()) cells.emplace_back(members.name[i]);
    for (const auto& [name, column] : members.measures)
      cells.push_back(plain_text(patronage::unscaled(column.scaled[i], column.places)));
    for (const MemberAmounts& one : amounts) cells.push_back(result.money(one.column[i]).text());
    table.row(cells);
  }
  table.rule();
  std::vector<std::string> sums(columns.size() - amounts.size());
  sums.front() = rows < members.size() ? "all " + std::to_string(members.size()) : "together";
  for (const MemberAmounts& one : amounts)
    sums.push_back(result.money(total(one.column).to_int64().value()).text());
  table.row(sums);
  return table.text();
}

std::string accounts_text(const app::ClosedYear& closed) {
  if (closed.result.moved.empty()) return "";
  TextTable table({{"account"}, {"opening", true}, {"moved", true}, {"closing", true}});
  for (const auto& [name, moved] : closed.result.moved) {
    const Money* opening = model::find(closed.year.year.opening, name);
    table.row({name, opening != nullptr ? opening->text() : "not given", moved.text(),
               opening != nullptr ? (*opening + moved).text() : "not known"});
  }
  return "\n" + table.text();
}

// Each limit with what was found, or why it was not tested.
std::string ratios_text(const patronage::YearEnd& result) {
  if (result.ratios.empty()) return "";
  TextTable table({{"article"}, {"ratio"}, {"limit"}, {"found"}, {"of"}, {"answer"}});
  for (const patronage::RatioFound& one : result.ratios)
    table.row({one.cite.empty() ? "(not stated)" : one.cite, visible(one.name + ": " + one.what),
               one.limit, one.value ? to_text(TraceValue(*one.value)) : "", visible(one.found),
               std::string(words_for(one.answer))});
  return "\nRatios\n\n" + table.text();
}

}  // namespace

std::string year_end_text(const app::ClosedYear& closed, std::size_t rows) {
  const patronage::YearEnd& result = closed.result;
  std::string text = heading(closed) + "\n" + waterfall_text(result) + accounts_text(closed);
  if (result.to_members.sign() != 0) text += "\n" + members_text(closed, rows);
  text += ratios_text(result);
  text += "\nRounding\n";
  for (const std::string& policy : result.policies) text += "  " + policy + "\n";
  return text;
}

std::string member_text(const app::ClosedYear& closed, std::size_t member) {
  const patronage::Members& members = closed.table.members;
  const patronage::YearEnd& result = closed.result;
  std::string text = visible(members.number_and_name(member)) + ": " +
                     result.money(result.dividend[member]).text() + " " +
                     std::string(result.currency.code());
  if (!result.outright.empty() && result.outright[member] != 0)
    text += " and, beside it, " + result.money(result.outright[member]).text() + " in money";
  text += "\n";
  const std::vector<Step> steps =
      patronage::explain_member(closed.bylaws.bylaws, result, members, member);
  return text +
         (steps.empty() ? "  no patronage in this year   [members table]\n" : to_text(steps));
}

std::string explanations_text(const app::ClosedYear& closed, std::size_t members_max) {
  std::string text = heading(closed);
  if (!closed.result.income_why.empty())
    text += "\nThe income\n\n" + to_text(closed.result.income_why);
  text += "\nThe waterfall\n\n";
  for (const patronage::Movement& move : closed.result.movements) {
    text += move.what + " to " + move.to + ": " + move.amount.text() + "\n";
    text += to_text(move.why);
  }
  text += "\nThe members\n\n";
  const std::size_t size = closed.table.members.size();
  for (std::size_t i = 0; i < std::min(size, members_max); ++i) text += member_text(closed, i);
  if (size > members_max)
    text += "\nand " + std::to_string(size - members_max) +
            " more: `toadlane explain RESULT --member NUMBER` explains any of them.\n";
  if (!closed.result.ratios.empty()) text += "\nThe ratios\n\n";
  for (const patronage::RatioFound& one : closed.result.ratios) {
    text += visible(one.name + ": " + std::string(words_for(one.answer)));
    text += one.value ? "\n" + to_text(one.why) : ", as " + visible(one.found) + "\n";
  }
  text += "\nWhat was not decided by an article\n\n";
  for (const std::string& policy : closed.result.policies)
    if (policy.find("default") != std::string::npos) text += "  " + policy + "\n";
  for (const model::Reading& reading : closed.bylaws.bylaws.readings)
    text += "  reading: " + reading.of + " - taken as " + reading.taken_as + "\n";
  return text;
}

}  // namespace toadlane::render
