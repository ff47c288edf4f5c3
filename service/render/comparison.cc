#include "service/render/comparison.h"

#include <algorithm>

#include "engine/base/text.h"
#include "service/render/text_table.h"

namespace toadlane::render {
namespace {

std::int64_t sum(const Numbers& parts) {
  std::int64_t all = 0;
  for (const std::int64_t part : parts) all += part;
  return all;
}

// The three amounts of a row.
std::vector<std::string> beside(Money now, Money then) {
  const Money difference = then - now;
  return {now.text(), then.text(), (difference.sign() > 0 ? "+" : "") + difference.text()};
}

void row(TextTable& table, std::vector<std::string> cells, Money now, Money then) {
  for (std::string& amount : beside(now, then)) cells.push_back(std::move(amount));
  table.row(std::move(cells));
}

std::string whole_text(const patronage::YearEnd& now, const patronage::YearEnd& then) {
  TextTable table({{""}, {"now", true}, {"then", true}, {"difference", true}});
  const Money nothing = Money::zero(now.currency);
  const auto moved = [&](const patronage::YearEnd& result, const std::string& account) {
    const Money* amount = model::find(result.moved, account);
    return amount == nullptr ? nothing : *amount;
  };
  std::vector<std::string> accounts;
  for (const auto* result : {&now, &then})
    for (const auto& [account, amount] : result->moved)
      if (std::find(accounts.begin(), accounts.end(), account) == accounts.end())
        accounts.push_back(account);
  for (const std::string& account : accounts)
    row(table, {account}, moved(now, account), moved(then, account));
  row(table, {"members"}, now.to_members, then.to_members);
  if (now.split || then.split) {
    row(table, {"  of which in money"}, now.money(sum(now.cash)), then.money(sum(then.cash)));
    row(table, {"  of which retained"}, now.money(sum(now.retained())),
        then.money(sum(then.retained())));
  }
  return table.text();
}

std::string members_text(const app::ClosedYear& now, const app::ClosedYear& then,
                         std::size_t rows) {
  const patronage::Members& members = now.table.members;
  const bool split = now.result.split || then.result.split;
  std::vector<TextTable::Column> columns{
      {"member"}, {"dividend now", true}, {"then", true}, {"difference", true}};
  if (split)
    columns.insert(columns.end(), {{"in money now", true}, {"then", true}, {"difference", true}});
  TextTable table(columns);
  for (std::size_t i = 0; i < std::min(rows, members.size()); ++i) {
    std::vector<std::string> cells{visible(members.number_and_name(i))};
    for (std::string& amount : beside(now.result.money(now.result.dividend[i]),
                                      then.result.money(then.result.dividend[i])))
      cells.push_back(std::move(amount));
    if (split)
      for (std::string& amount :
           beside(now.result.money(now.result.cash[i]), then.result.money(then.result.cash[i])))
        cells.push_back(std::move(amount));
    table.row(std::move(cells));
  }
  std::string text = table.text();
  if (rows < members.size())
    text += "the first " + std::to_string(rows) + " of " + std::to_string(members.size()) +
            " members\n";
  return text;
}

}  // namespace

std::string comparison_text(const app::ClosedYear& now, const app::ClosedYear& then,
                            std::size_t rows) {
  return whole_text(now.result, then.result) + "\n" + members_text(now, then, rows);
}

}  // namespace toadlane::render
