#include "tests/engine/patronage/books.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "engine/expression/parse.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"

namespace toadlane::patronage::books {
namespace {

model::Bylaws read(const std::string& text, const rules::Occasion& occasion) {
  const auto node = document::read_yaml("bylaws.yaml", text);
  if (!node) throw std::logic_error(to_text(node.diagnostics()));
  auto read = rules::read_bylaws(*node, occasion);
  if (!read) throw std::logic_error(to_text(read.diagnostics()));
  return std::move(read->bylaws);
}

Money money(const std::string& text, Currency currency) {
  const ParsedMoney parsed = parse_money(text, currency);
  if (!parsed.money) throw std::logic_error("not money: " + text);
  return *parsed.money;
}

std::string listed(const Result<YearEnd>& closed, const Members& members,
                   Numbers YearEnd::*column) {
  if (!closed) return code(closed.diagnostics()) + " " + to_text(closed.diagnostics());
  std::string text;
  for (std::size_t i = 0; i < members.size(); ++i)
    text += (i == 0 ? "" : ", ") + std::string(members.number[i]) + " " +
            Money::of_minor(((*closed).*column)[i], closed->currency).text();
  return text;
}

}  // namespace

model::Bylaws bylaws(const std::string& surplus, const std::string& accounts) {
  return read(
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, law: none, taxed_as: not in the US, "
      "currency: USD, fiscal_year_ends: 31 December}\n"
      "in_force: {from: 2000-01-01}\n"
      "classes: {member: {votes: 1}, candidate: {votes: 0}}\n"
      "accounts: {reserve: {kind: fund}, fund: {kind: fund}" +
          (accounts.empty() ? "" : ", " + accounts) +
          "}\n"
          "surplus:\n" +
          surplus,
      {});
}

model::Bylaws example(const std::string& folder, int year) {
  std::ifstream file(TOADLANE_SOURCE_DIR "/examples/" + folder + "/bylaws.yaml");
  std::ostringstream text;
  text << file.rdbuf();
  return read(text.str(), {.fiscal_year_end = Date::of(year, 12, 31)});
}

model::FiscalYear year(const model::Bylaws& bylaws, int number, const Amounts& income,
                       const Amounts& opening, const Amounts& figures) {
  model::FiscalYear year;
  year.year = number;
  year.ends = Date::of(number, 12, 31).value();
  year.first = bylaws.coop.first_fiscal_year;
  for (const auto& [name, text] : income)
    year.income.emplace_back(name, money(text, bylaws.coop.currency));
  for (const auto& [name, text] : opening)
    year.opening.emplace_back(name, money(text, bylaws.coop.currency));
  for (const auto& [name, text] : figures)
    year.figures.emplace_back(name, parse_ratio(text).number.value());
  return year;
}

model::Resolution resolution(const std::string& on, const std::string& value,
                             const std::string& by) {
  model::Resolution made;
  made.id = "B-1";
  made.on = on;
  made.by = by;
  made.chooses = Clause("surplus.pay.cash");
  made.value =
      expression::parse_amount(value, expression::Vocabulary::with_bases(),
                               {.wanted = {expression::Dimension::rate}, .bare_fraction = true})
          .value.value();
  return made;
}

Members people(const std::vector<std::string>& names,
               const std::vector<std::pair<std::string, std::vector<std::int64_t>>>& measures) {
  Members members;
  static std::vector<std::string> kept;  // the columns point to texts that outlive them
  kept.reserve(100'000);
  for (const std::string& name : names) members.number.push_back(kept.emplace_back(name));
  members.name = members.number;
  for (const auto& [name, values] : measures)
    members.measures.emplace_back(name, Column{values, 0});
  return members;
}

std::string movements(const Result<YearEnd>& closed) {
  if (!closed) return code(closed.diagnostics()) + " " + to_text(closed.diagnostics());
  std::string text;
  for (const Movement& move : closed->movements)
    text += (text.empty() ? "" : "; ") + move.to + " " + move.amount.text();
  return text;
}

std::string dividends(const Result<YearEnd>& closed, const Members& members) {
  return listed(closed, members, &YearEnd::dividend);
}

std::string cash(const Result<YearEnd>& closed, const Members& members) {
  return listed(closed, members, &YearEnd::cash);
}

std::string outright(const Result<YearEnd>& closed, const Members& members) {
  return listed(closed, members, &YearEnd::outright);
}

std::string code(const Diagnostics& diagnostics) {
  return diagnostics.empty() ? "" : std::string(entry_of(diagnostics.all().front().code).name);
}

}  // namespace toadlane::patronage::books
