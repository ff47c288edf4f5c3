#include "tests/conformance/co_operative.h"

#include <algorithm>

#include "service/import/read_members.h"
#include "tests/conformance/given.h"

namespace toadlane::conformance {
namespace {

constexpr std::string_view carried = "carried forward";

// "{a: 1, b: 2}"
std::string flow_map(const Amounts& amounts) {
  std::string text;
  for (const auto& [name, value] : amounts) {
    text += text.empty() ? "{" : ", ";
    text += name;
    text += ": ";
    text += value;
  }
  return text.empty() ? "{}" : text + "}";
}

std::string list(const std::string& key, const std::vector<std::string>& items,
                 const std::string& mark) {
  if (items.empty()) return "";
  std::string text = "  " + key + ":\n";
  for (const std::string& item : items) text += "    " + mark + item + "\n";
  return text;
}

std::string line(const std::string& key, const std::string& value) {
  return value.empty() ? "" : "  " + key + ": " + value + "\n";
}

app::ClosedYear close(const CoOperative& one) {
  Result<app::ClosedYear> closed =
      app::close_year({"bylaws.yaml", one.bylaws()}, {"year.yaml", one.year()},
                      import::members_from("members.csv", import::TextSource::of(one.members())));
  if (!closed) throw NotKnown("refused: " + to_text(closed.diagnostics()));
  return std::move(*closed);
}

}  // namespace

Ratio sum_of(const Amounts& amounts) {
  Ratio sum = 0;
  for (const auto& [name, text] : amounts) sum += number_of(text);
  return sum;
}

void CoOperative::column(const std::string& name, const Amounts& values) {
  for (const auto& [member, value] : values)
    if (std::find(numbers_.begin(), numbers_.end(), member) == numbers_.end())
      numbers_.push_back(member);
  columns_.emplace_back(name, values);
}

void CoOperative::rest_to_members_by(const std::string& measure) {
  steps.push_back("{move: rest, to: members, in_proportion_to: " + measure + "}");
  losses.push_back("{taken_from: {members by " + measure + ": 100%}}");
}

std::string CoOperative::bylaws() const {
  std::string text =
      "format: coop-bylaws 1\n"
      "coop: {name: Vector, kind: worker cooperative, law: none, taxed_as: not in the US, "
      "currency: " +
      currency +
      ", fiscal_year_ends: 31 December}\n"
      "in_force: {from: 2000-01-01}\n"
      "classes: {member: {votes: 1}}\n"
      "accounts:\n  collective account: {kind: unallocated reserve}\n";
  for (const auto& [name, kind] : accounts) text += "  " + name + ": {kind: " + kind + "}\n";
  text += line("interest", interest);
  text += "surplus:\n  cite: Art. 1\n  income: {" + income + "}\n";
  text += list("measures", measures, "");
  text += list("figures", figures, "");
  text += line("patronage", patronage);
  text += list("steps", steps, "- ");
  text += list("losses", losses, "- ");
  return text + line("pay", pay) + line("rounding", rounding);
}

std::string CoOperative::year() const {
  std::string text = "format: coop-year 1\nfiscal_year: 2026\n";
  if (net_income.empty())
    text += "income: " + flow_map(amounts) + "\n";
  else
    text += "net_income: " + net_income + "\nothers: " + flow_map(others) + "\n";
  if (!opening.empty()) text += "opening: " + flow_map(opening) + "\n";
  if (!figure_amounts.empty()) text += "figures: " + flow_map(figure_amounts) + "\n";
  return text;
}

std::string CoOperative::members() const {
  std::string text = "member";
  for (const auto& [name, values] : columns_) text += "," + name;
  text += "\n";
  for (const std::string& number : numbers_) {
    text += number;
    for (const auto& [name, values] : columns_) {
      const std::string* value = model::find(values, number);
      text += "," + (value == nullptr ? std::string("0") : *value);
    }
    text += "\n";
  }
  return numbers_.empty() ? text + "nobody" + std::string(columns_.size(), ',') + "\n" : text;
}

Closed::Closed(const CoOperative& co_operative) : closed_(close(co_operative)) {}

Money Closed::income(const std::string& name) const {
  return *model::find(result().income, name);
}

Money Closed::moved(const std::string& account) const {
  const Money* moved = model::find(result().moved, account);
  return moved == nullptr ? Money::zero(result().currency) : *moved;
}

Money Closed::step(std::size_t index) const {
  const Clause clause = Clause("surplus.steps").item(index);
  Money sum = Money::zero(result().currency);
  for (const patronage::Movement& move : result().movements)
    if (move.clause == clause) sum += move.amount;
  return sum;
}

Money Closed::carried_forward() const {
  Money sum = Money::zero(result().currency);
  for (const patronage::Movement& move : result().movements)
    if (move.to == carried) sum += move.amount;
  return sum;
}

std::size_t Closed::position(const std::string& member) const {
  const auto& numbers = closed_.table.members.number;
  const auto found = std::find(numbers.begin(), numbers.end(), member);
  if (found == numbers.end()) throw NotKnown("no member `" + member + "`");
  return static_cast<std::size_t>(found - numbers.begin());
}

// An empty column is one of nothing.
Money Closed::of(const Numbers& column, const std::string& member) const {
  const std::size_t at = position(member);
  return result().money(at < column.size() ? column[at] : 0);
}

Money Closed::dividend(const std::string& member) const {
  return of(result().dividend, member);
}
Money Closed::cash(const std::string& member) const {
  return of(result().cash, member);
}
Money Closed::held(const std::string& member) const {
  return of(result().held, member);
}
Money Closed::retained(const std::string& member) const {
  return of(result().retained(), member);
}
Money Closed::outright(const std::string& member) const {
  return of(result().outright, member);
}

std::vector<std::string> Closed::members() const {
  std::vector<std::string> all;
  for (const std::string_view number : closed_.table.members.number) all.emplace_back(number);
  return all;
}

}  // namespace toadlane::conformance
