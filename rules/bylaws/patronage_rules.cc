#include "rules/bylaws/patronage_rules.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/model/to_account.h"
#include "engine/number/apportion.h"
#include "engine/number/decimal.h"
#include "engine/patronage/derived.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

constexpr unsigned places_max = 6;
constexpr std::string_view of_the_others = "weights of the others";

class PatronageRules : Findings {
 public:
  PatronageRules(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), plan_(*read.bylaws.surplus) {
    if (read.bylaws.accounts)
      for (const auto& [name, account] : read.bylaws.accounts->collective)
        accounts_.push_back(name);
    for (const auto& [name, measure] : plan_.measures) measures_.push_back(name);
  }

  void check() {
    for (const auto& [name, measure] : plan_.measures) this->measure(name, measure);
    circles();
    if (plan_.patronage) combination(*plan_.patronage);
    split();
    rounding(plan_.rounding);
  }

 private:
  void refuse(Code code, std::string message, std::string advice, const Clause& clause,
              const std::string& cite) {
    report(Diagnostic::error(code, std::move(message)).hint(std::move(advice)), clause, cite);
  }

  void measure(const std::string& name, const model::Measure& measure) {
    if (parse_decimal(name).number)
      refuse(Code::B117, "`" + name + "` cannot be the name of a measure: it is a number",
             "choose another name", measure.clause, measure.cite);
    const auto cannot = [&](std::string_view key, std::string message, std::string advice) {
      refuse(Code::B138, std::move(message), std::move(advice), measure.clause.key(key),
             measure.cite);
    };
    if (!measure.is.empty() && !measure.product_of.empty())
      return cannot("product_of", "`" + name + "` is made in two ways: by `is` and as a product",
                    "keep one of the two");
    if (!measure.product_of.empty()) return product(name, measure);
    const bool other = !patronage::inputs_of(measure).empty();
    if (!measure.less.empty() && !other)
      return cannot("less", "`" + name + "` has nothing that this could be taken from",
                    "write `is:` with the measure that it is taken from");
    if (patronage::is_membership(measure))
      time_of_membership(name, measure);
    else if (other)
      difference(name, measure);
    else if (!measure.is.empty())
      number(name, measure);
  }

  void product(const std::string& name, const model::Measure& measure) {
    const Clause clause = measure.clause.key("product_of");
    for (const std::string& factor : measure.product_of)
      known(factor, measures_, clause, measure.cite, "a measure of this file");
    if (!measure.less.empty())
      refuse(Code::B138, "`" + name + "` is a product; nothing is taken off it",
             "write a measure of its own that `is` this one, `less` the others",
             measure.clause.key("less"), measure.cite);
    if (measure.product_of.size() < 2)
      refuse(Code::B138, "`" + name + "` is a product of one measure alone",
             "name the other factors, or write `is:`", clause, measure.cite);
  }

  void number(const std::string& name, const model::Measure& measure) {
    const auto value = parse_decimal(measure.is).number;
    if (value->unscaled.sign() >= 0 && value->places <= places_max) return;
    refuse(Code::B138, "`" + measure.is + "` cannot be what everybody has of `" + name + "`",
           "write a number that is not negative, with at most 6 decimals", measure.clause.key("is"),
           measure.cite);
  }

  void time_of_membership(const std::string& name, const model::Measure& measure) {
    const std::string unit = measure.is == patronage::days_as_member ? "days" : "years";
    if (measure.unit == unit) return;
    refuse(Code::B138, "`" + name + "` is counted in " + unit + ", not in " + measure.unit,
           "write `unit: " + unit + "`", measure.clause.key("unit"), measure.cite);
  }

  void difference(const std::string& name, const model::Measure& measure) {
    std::vector<std::string> choices = measures_;
    choices.emplace_back(patronage::days_as_member);
    choices.emplace_back(patronage::full_years_as_member);
    known(measure.is, choices, measure.clause.key("is"), measure.cite,
          "a number, a time of membership or a measure of this file");
    for (const std::string& one : measure.less)
      known(one, measures_, measure.clause.key("less"), measure.cite, "a measure of this file");
    for (const std::string& one : patronage::inputs_of(measure)) {
      const model::Measure* input = model::find(plan_.measures, one);
      if (input == nullptr || input->unit == measure.unit) continue;
      refuse(
          Code::B138,
          "`" + one + "` is counted in " + input->unit + " and `" + name + "` in " + measure.unit,
          "count both in one unit", measure.clause.key(one == measure.is ? "is" : "less"),
          measure.cite);
    }
  }

  // The first measure of each circle that leads back to itself.
  void circles() {
    std::vector<std::string> told;
    for (const auto& [name, measure] : plan_.measures) {
      if (std::find(told.begin(), told.end(), name) != told.end()) continue;
      for (const std::string& input : patronage::inputs_of(measure)) {
        const std::vector<std::string> under = patronage::made_of(plan_, input);
        if (std::find(under.begin(), under.end(), name) == under.end()) continue;
        told.insert(told.end(), under.begin(), under.end());
        refuse(Code::B137,
               "`" + name + "` is made of `" + input + "`" +
                   (input == name ? "" : ", which is made of `" + name + "`"),
               "let one of them be a column of the members table", measure.clause, measure.cite);
        break;
      }
    }
  }

  // A key that says `to ACCOUNT`.
  void account(const std::string& words, const Clause& clause, const std::string& cite) {
    if (words.empty()) return;
    if (words.starts_with(model::to_account))
      return known(model::account_of(words), accounts_, clause, cite, "an account of this file");
    refuse(Code::B117, "`" + words + "` does not say to which account",
           "write `to ` and the account, as in `to " +
               (accounts_.empty() ? std::string("reserve") : accounts_.front()) + "`",
           clause, cite);
  }

  void combination(const model::Patronage& rule) {
    const Clause clause = rule.clause.key("empty_measure");
    if (rule.empty_measure != of_the_others) account(rule.empty_measure, clause, rule.cite);
    if (!rule.empty_measure.empty() && rule.combine != model::Patronage::Combine::separate_shares)
      refuse(Code::B117, "only separate shares can have a measure without a taker",
             "take `empty_measure` out, or write `combine: separate shares of each measure`",
             clause, rule.cite);
    if (rule.eligible) eligible(*rule.eligible);
  }

  void eligible(const model::Eligibility& rule) {
    const bool least = rule.at_least || rule.at_least_of_average;
    known(rule.of, measures_, rule.clause.key("of"), rule.cite, "a measure of this file");
    if (least && rule.of.empty())
      refuse(Code::B117, "nothing says of which measure this is the least",
             "add `of:` with a measure", rule.clause.key("at_least"), rule.cite);
    if (!least && !rule.of.empty())
      refuse(Code::B117, "nothing says how much of `" + rule.of + "` is needed",
             "add `at_least:`, for example `at_least: 25% of the average`", rule.clause.key("of"),
             rule.cite);
    account(rule.the_rest, rule.clause.key("the_rest"), rule.cite);
  }

  void split() {
    if (plan_.split_by.empty()) return;
    const Clause clause = plan_.clause.key("income").key("split_by");
    known(plan_.split_by, measures_, clause, plan_.cite, "a measure of this file");
    if (plan_.income.size() != 2)
      refuse(Code::B117,
             "net income is split over two incomes, and this file has " +
                 std::to_string(plan_.income.size()),
             "name the members' income first and that of others second", clause, plan_.cite);
  }

  void rounding(const model::RoundingPlan& rule) {
    const auto how = apportionment_named(rule.shares);
    if (how && leaves_residue(*how) && rule.residue.empty())
      refuse(Code::B139,
             "shares rounded `" + rule.shares +
                 "` may miss the pool, and nothing says where the "
                 "residue goes",
             "add `residue: to ` and an account", rule.clause.key("shares"), rule.cite);
    if (!rule.residue.empty() && !(how && leaves_residue(*how)))
      refuse(Code::B117, "this rounding of shares leaves no residue",
             "take `residue` out, or write how shares are rounded, for example `shares: half up`",
             rule.clause.key("residue"), rule.cite);
    account(rule.residue, rule.clause.key("residue"), rule.cite);
  }

  const model::SurplusPlan& plan_;
  std::vector<std::string> accounts_;
  std::vector<std::string> measures_;
};

}  // namespace

void check_patronage_rules(const BylawsRead& read, Diagnostics& diagnostics) {
  if (read.bylaws.surplus) PatronageRules(read, diagnostics).check();
}

}  // namespace toadlane::rules
