#include "service/render/register_columns.h"

#include <algorithm>
#include <utility>

namespace toadlane::render {
namespace {

RegisterColumn amounts(std::string head, const Numbers& column, unsigned decimals) {
  RegisterColumn made{std::move(head)};
  made.decimals = decimals;
  made.added = {&column};
  return made;
}

RegisterColumn texts(std::string head, const TextColumn& column) {
  RegisterColumn made{std::move(head)};
  made.texts = &column;
  return made;
}

// Adds what stays in the members' accounts: their dividends less what is paid or held.
void add_retained(const patronage::YearEnd& result, RegisterColumn& column) {
  column.added.push_back(&result.dividend);
  column.taken.push_back(&result.cash);
  if (!result.held.empty()) column.taken.push_back(&result.held);
}

}  // namespace

std::string_view RegisterColumn::longest_text(std::size_t first, std::size_t count) const {
  std::string_view longest;
  for (std::size_t i = first; i < first + count; ++i)
    if (text(i).size() > longest.size()) longest = text(i);
  return longest;
}

void RegisterColumn::fill(std::size_t first, std::span<std::int64_t> amounts) const {
  std::fill(amounts.begin(), amounts.end(), 0);
  for (const Numbers* column : added)
    column->span().visit([&](auto numbers) {
      for (std::size_t i = 0; i < amounts.size(); ++i) amounts[i] += numbers[first + i];
    });
  for (const Numbers* column : taken)
    column->span().visit([&](auto numbers) {
      for (std::size_t i = 0; i < amounts.size(); ++i) amounts[i] -= numbers[first + i];
    });
}

std::vector<RegisterColumn> all_columns(const app::ClosedYear& closed) {
  const patronage::YearEnd& result = closed.result;
  const patronage::Members& members = closed.table.members;
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
    RegisterColumn retained{"retained", decimals};
    add_retained(result, retained);
    columns.push_back(std::move(retained));
  }
  if (!result.outright.empty())
    columns.push_back(amounts("paid outright", result.outright, decimals));
  if (members.opening.empty()) return columns;
  columns.push_back(amounts("opening balance", members.opening, decimals));
  columns.push_back(amounts("closing balance", members.opening, decimals));
  add_retained(result, columns.back());
  return columns;
}

}  // namespace toadlane::render
