#include "rules/bylaws/names.h"

#include <array>

#include "engine/model/accounts.h"

namespace toadlane::rules {

namespace ex = expression;

// The value at a path of keys, or nullptr.
static const Node* at(const Node& node, std::initializer_list<std::string_view> path) {
  const Node* place = &node;
  for (const std::string_view key : path) {
    if (place == nullptr || place->kind() != Kind::map) return nullptr;
    place = place->find(key);
  }
  return place;
}

static std::vector<std::string> keys_of(const Node* node) {
  std::vector<std::string> keys;
  if (node == nullptr || node->kind() != Kind::map) return keys;
  for (const auto& entry : node->entries())
    if (entry.key.text().find_first_not_of(' ') != std::string::npos)  // blank: told by the reader
      keys.push_back(entry.key.text());
  return keys;
}

static std::string text_at(const Node& node, std::initializer_list<std::string_view> path) {
  const Node* found = at(node, path);
  return found != nullptr && found->kind() == Kind::scalar ? found->text() : "";
}

static ex::Type type_of_measure(const std::string& unit, ex::Vocabulary& names) {
  using ex::Dimension;
  if (unit == "hours" || unit == "minutes") return {Dimension::hours, ""};
  if (Currency::find(unit) && unit != "MIN") return {Dimension::money, unit};
  if (unit == "days" || unit == "months" || unit == "years") return {Dimension::time, unit};
  if (unit.empty()) return {Dimension::plain, ""};
  names.declare_unit(unit);
  return {Dimension::measure, unit};
}

// Names that every co-operative's bylaws may use without declaring them.
static void add_common(ex::Vocabulary& names) {
  using ex::Dimension;
  using ex::Role;
  const ex::Type money{Dimension::money, ""};
  names.add({"paid-in capital", Role::figure, money, "what members have paid in for shares"});
  names.add(
      {"highest capital ever", Role::figure, money, "the most that paid-in capital has been"});
  names.add({"share capital", Role::figure, money, "the par value of all shares issued"});
  names.add({"total debts", Role::figure, money, "what the co-operative owes"});
  names.add({"equity", Role::figure, money, "net worth in the books"});
  for (const std::string_view rate :
       {"prime rate", "federal reserve discount rate", "legal interest rate", "bond rate"})
    names.add({std::string(rate), Role::rate, {Dimension::rate, ""}, "given in the year file"});
  for (const std::string_view time : {"time as member", "time worked"})
    names.add({std::string(time),
               Role::measure,
               {Dimension::time, ""},
               "from the day of joining to the day in question"});
  names.add({"age", Role::measure, {Dimension::time, ""}, "of a member, in years"});
  names.add({"dues unpaid", Role::measure, {Dimension::time, ""}, "for how long"});
  names.add({"unpaid leave", Role::measure, {Dimension::time, ""}, "for how long"});
  for (const std::string_view status : {"suspended", "initial contribution paid", "on leave"})
    names.add({std::string(status), Role::status, {}, "recorded for each member"});
}

// A term is a status, or a measure where the file says that it is recorded as one.
static void declare_term(const Node& bylaws, const std::string& name, ex::Vocabulary& words) {
  if (text_at(bylaws, {"terms", name, "recorded"}) != "as a measure") {
    words.add({name, ex::Role::status, {}, "defined under terms"});
    return;
  }
  const std::string unit = text_at(bylaws, {"terms", name, "unit"});
  words.add({name, ex::Role::measure, type_of_measure(unit, words), "recorded for each member"});
}

LanguageNames declared_names(const Node& bylaws) {
  using ex::Dimension;
  using ex::Role;
  LanguageNames names;
  const std::string currency = text_at(bylaws, {"coop", "currency"});
  ex::Vocabulary& words = names.vocabulary;
  words = ex::Vocabulary::with_bases(Currency::find(currency) ? currency : "");
  add_common(words);
  // Of a currency that is none, amounts in every other are not mistakes of their own.
  const ex::Type money{Dimension::money, Currency::find(currency) ? currency : ""};
  for (const std::string& name : keys_of(at(bylaws, {"accounts"})))
    if (name != "interest" && name != "redeem" && name != "on_exit" && name != "unclaimed" &&
        name != "capital_accounts" && name != "cite")
      words.add({name, Role::account, money, "a collective account"});
  for (const std::string& name : keys_of(at(bylaws, {"surplus", "income"})))
    if (name != "losses_covered_by_other" && name != "split_by")
      words.add({name, Role::income, money, text_at(bylaws, {"surplus", "income", name})});
  for (const std::string& name : keys_of(at(bylaws, {"surplus", "figures"})))
    if (words.find(name, {Role::figure}) == nullptr)
      words.add({name, Role::figure, money, text_at(bylaws, {"surplus", "figures", name})});
  for (const std::string& name : keys_of(at(bylaws, {"surplus", "measures"}))) {
    const std::string unit = text_at(bylaws, {"surplus", "measures", name, "unit"});
    words.add({name, Role::measure, type_of_measure(unit, words), "a measure of patronage"});
  }
  words.add({std::string(model::account_balance), Role::measure, money,
             "what a member's account held at the start of the year"});
  if (words.find("hours worked", {Role::measure}) == nullptr)
    words.add({"hours worked", Role::measure, {Dimension::hours, ""}, "recorded for each member"});
  for (const std::string& name : keys_of(at(bylaws, {"terms"}))) declare_term(bylaws, name, words);
  for (const std::string& name : keys_of(at(bylaws, {"classes"})))
    if (name != "overlap") words.add({name, Role::status, {}, "a class of members"});
  for (const std::string& name : keys_of(at(bylaws, {"decisions"})))
    words.add({name, Role::decision, {}, "a decision"});
  for (const std::string& name : keys_of(at(bylaws, {"rates"})))
    words.add({name, Role::rate, {Dimension::rate, ""}, text_at(bylaws, {"rates", name})});
  return names;
}

}  // namespace toadlane::rules
