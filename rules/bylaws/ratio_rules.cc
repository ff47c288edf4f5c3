#include "rules/bylaws/ratio_rules.h"

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/model/accounts.h"
#include "engine/patronage/counted.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

class RatioRules : Findings {
 public:
  RatioRules(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws) {
    for (const std::string_view group :
         {model::group_members, model::group_others, model::group_everybody})
      groups_.emplace_back(group);
    for (const auto& [name, one] : bylaws_.classes) groups_.push_back(name);
    if (bylaws_.surplus)
      for (const auto& [name, measure] : bylaws_.surplus->measures) measures_.push_back(name);
  }

  void check() {
    for (const auto& [name, one] : bylaws_.ratios) {
      if (one.is_share() || !one.among.empty())
        share(one);
      else
        spread(one);
    }
  }

 private:
  void refuse(Code code, std::string message, std::string advice, const Clause& clause,
              const model::RatioLimit& one) {
    report(Diagnostic::error(code, std::move(message)).hint(std::move(advice)), clause, one.cite);
  }

  // Members compared with each other.
  void spread(const model::RatioLimit& one) {
    if (one.at_least || one.at_most)
      refuse(Code::B141, "`at_least` and `at_most` limit a share, and nothing says of whom",
             "add `share_of:` and `among:`, or write `highest_to_lowest:`",
             one.clause.key(one.at_least ? "at_least" : "at_most"), one);
    else if (!one.highest_to_lowest && !one.lowest)
      refuse(Code::B117, "this ratio has no limit",
             "add `highest_to_lowest: at most 5`, or `share_of:`, `among:` and `at_least:`",
             one.clause, one);
    known(one.of, measures_, one.clause.key("of"), one.cite, "a measure of this file");
    known(one.per, measures_, one.clause.key("per"), one.cite, "a measure of this file");
    if (one.highest_to_lowest && one.highest_to_lowest->unit.kind != ex::UnitKind::none)
      refuse(Code::B117, "how many times the lowest is the highest has no unit",
             "write the number alone: `at most 5`", one.clause.key("highest_to_lowest"), one);
    else if (one.highest_to_lowest)
      ceiling(one, *one.highest_to_lowest);
    if (one.lowest) floor(one, *one.lowest);
  }

  // The highest is never less than the lowest.
  void ceiling(const model::RatioLimit& one, const ex::Range& range) {
    const Clause clause = one.clause.key("highest_to_lowest");
    if (!range.most)
      refuse(Code::B117, "this does not say how many times the lowest the highest is at most",
             "begin with `at most` or `fewer than`", clause, one);
    else if (*range.most < Ratio(1))
      refuse(Code::B117, "the highest is never less than the lowest",
             "write a number that is not below 1: `at most 5`", clause, one);
  }

  // Pay that no measure declares is in the currency.
  bool of_pay_unmeasured(const model::RatioLimit& one) const {
    return one.of.empty() && one.per.empty() && !has(measures_, one.counted());
  }

  // A floor in the unit of what it is under, or without one.
  void floor(const model::RatioLimit& one, const ex::Threshold& lowest) {
    const Clause clause = one.clause.key("lowest");
    const bool upward = lowest.comparator == ex::Comparator::at_least ||
                        lowest.comparator == ex::Comparator::more_than;
    if (lowest.kind != ex::Threshold::Kind::compared || !upward)
      return refuse(Code::B117, "a floor says how much the lowest has at least",
                    "begin with `at least` or `more than`", clause, one);
    const auto* number = std::get_if<ex::Number>(&lowest.amount->node);
    if (number != nullptr && of_pay_unmeasured(one) && number->unit.kind != ex::UnitKind::none &&
        number->unit.kind != ex::UnitKind::currency)
      return refuse(Code::B117, "`gross pay` is money", "write the floor as an amount of money",
                    clause, one);
    const model::Measure* measure =
        bylaws_.surplus ? model::find(bylaws_.surplus->measures, one.counted()) : nullptr;
    if (number == nullptr || number->unit.kind == ex::UnitKind::none || measure == nullptr ||
        !one.per.empty())
      return;
    const auto own = patronage::in_unit_of(*measure, *lowest.amount);
    if (own && own == ex::evaluate(*lowest.amount, ex::Values()).value) return;
    refuse(Code::B117, "`" + one.counted() + "` is counted in " + measure->unit,
           "write the floor in " + measure->unit, clause, one);
  }

  // The part of some among others.
  void share(const model::RatioLimit& one) {
    const auto apart = [&](bool there, const std::string& key) {
      if (there)
        refuse(Code::B141, "`" + key + "` compares members, and a share does not",
               "make it a ratio of its own", one.clause.key(key), one);
    };
    apart(one.highest_to_lowest.has_value(), "highest_to_lowest");
    apart(one.lowest.has_value(), "lowest");
    apart(!one.per.empty(), "per");
    if (one.share_of.empty() || one.among.empty())
      refuse(Code::B117,
             one.among.empty() ? "nothing says of what this is a share"
                               : "nothing says whose share this is",
             one.among.empty() ? "add `among: everybody`, or the classes"
                               : "add `share_of: members`, or the classes",
             one.clause, one);
    else if (!one.at_least && !one.at_most)
      refuse(Code::B117, "this share has no limit", "add `at_least: 51%` or `at_most: 30%`",
             one.clause, one);
    else if (one.at_least && one.at_most)
      within(one);
    if (has(one.share_of, model::group_everybody))
      refuse(Code::B117, "everybody is not a part of others",
             "write the groups whose part is limited, such as `members`",
             one.clause.key("share_of"), one);
    for (const std::string& group : one.share_of)
      known(group, groups_, one.clause.key("share_of"), one.cite, "a group of this file");
    for (const std::string& group : one.among)
      known(group, groups_, one.clause.key("among"), one.cite, "a group of this file");
    std::vector<std::string> counted = measures_;
    for (const std::string_view all :
         {model::count_of_people, model::count_of_votes, model::account_balance})
      counted.emplace_back(all);
    known(one.of, counted, one.clause.key("of"), one.cite, "something that is counted here");
  }

  // The least part is no more than the largest.
  void within(const model::RatioLimit& one) {
    const auto least = ex::evaluate(*one.at_least, ex::Values()).value;
    const auto most = ex::evaluate(*one.at_most, ex::Values()).value;
    if (!least || !most || *least <= *most) return;
    refuse(Code::B117,
           "no share is at least " + ex::to_text(*one.at_least) + " and at most " +
               ex::to_text(*one.at_most),
           "correct one of the two parts", one.clause.key("at_least"), one);
  }

  const model::Bylaws& bylaws_;
  std::vector<std::string> groups_;
  std::vector<std::string> measures_;
};

}  // namespace

void check_ratio_rules(const BylawsRead& read, Diagnostics& diagnostics) {
  RatioRules(read, diagnostics).check();
}

}  // namespace toadlane::rules
