#include "rules/bylaws/conditional_rules.h"

#include <algorithm>
#include <set>

#include "engine/expression/evaluate.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

// When one rule of a list holds; without a limit always.
struct Holds {
  std::optional<ex::Limit> limit;

  [[nodiscard]] bool with(const Integer& members) const {
    return !limit || limit->met_by(Ratio(members));
  }
};

// The numbers of members at which something can change, and the neighbours of each: what is so for
// them is so for all others.
std::set<Integer> cut_points(const std::vector<Holds>& rules) {
  std::set<Integer> points{Integer(1)};
  for (const Holds& rule : rules) {
    if (!rule.limit) continue;
    const Integer whole = rule.limit->limit.floor();
    for (const int step : {-1, 0, 1, 2})
      if (const Integer point = whole + step; point.sign() > 0) points.insert(point);
  }
  return points;
}

constexpr std::size_t rules_max = 50;  // each is compared with each

class ConditionalRules : Findings {
 public:
  ConditionalRules(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws) {}

  void check() {
    for (const auto& [name, rules] : bylaws_.meetings) {
      list(rules.quorum, rules.clause.key("quorum"), rules.cite);
      if (rules.second_call)
        list(rules.second_call->quorum, rules.second_call->clause.key("quorum"), rules.cite);
      if (rules.proxies)
        list(rules.proxies->held_by_one, rules.proxies->clause.key("held_by_one"), rules.cite);
    }
    for (const auto& [name, board] : bylaws_.boards) {
      list(board.quorum, board.clause.key("quorum"), board.cite);
      list(board.non_members, board.clause.key("non_members"), board.cite);
      list(board.directors_by_size, board.clause.key("directors"), board.cite);
    }
    for (const auto& [name, decision] : bylaws_.decisions) {
      list(decision.quorum, decision.clause.key("quorum"), decision.cite);
      cases(decision);
    }
  }

 private:
  // Majorities by size are compared like quorums; with other cases among them, only what comes
  // after one that always holds is known to be never reached.
  void cases(const model::Decision& decision) {
    using If = model::ConditionalMajority::If;
    const auto& all = decision.passes_by_case;
    const Clause clause = decision.clause.key("passes");
    const bool by_size = std::all_of(all.begin(), all.end(), [](const auto& one) {
      return one.condition == If::size || one.condition == If::always;
    });
    if (by_size) return list(all, clause, decision.cite);
    for (std::size_t i = 0; i + 1 < all.size(); ++i)
      if (all[i].otherwise || all[i].condition == If::always)
        report(Diagnostic::error(Code::B128,
                                 "this rule is never reached: the one before it always holds")
                   .hint("put the rule without a condition last, with `otherwise: yes`"),
               clause.item(i + 1), decision.cite);
    const auto has = [&](If condition) {
      return std::any_of(all.begin(), all.end(),
                         [&](const auto& one) { return one.condition == condition; });
    };
    const bool last_resort = std::any_of(all.begin(), all.end(), [](const auto& one) {
      return one.otherwise || one.condition == If::always;
    });
    const bool always = last_resort || (has(If::on_the_agenda) && has(If::not_on_the_agenda));
    if (!always)
      report(Diagnostic::error(Code::B131, "no majority is written for the other cases")
                 .hint("add a last one with `otherwise: yes`"),
             clause, decision.cite);
  }

  // Of a condition on something else than a number of members nothing can be told here.
  template <class Conditional>
  void list(const std::vector<Conditional>& written, const Clause& clause,
            const std::string& cite) {
    if (written.size() > rules_max) {
      report(Diagnostic::error(Code::B117, std::to_string(written.size()) +
                                               " rules under conditions, at most 50 are read")
                 .hint("write the number as a part of the members, such as `5% of members`"),
             clause, cite);
      return;
    }
    std::vector<Holds> rules;
    for (const Conditional& one : written) {
      Holds rule;
      if (one.when && !one.otherwise) {
        rule.limit = ex::resolve(*one.when, ex::Values()).limit;
        if (!rule.limit) return;
      }
      rules.push_back(std::move(rule));
    }
    if (rules.empty()) return;
    const std::set<Integer> points = cut_points(rules);
    gap(rules, points, clause, cite);
    for (std::size_t i = 1; i < rules.size(); ++i) {
      const bool last_resort = !rules[i].limit && i + 1 == rules.size();
      if (!reached(rules, i, points) && !(last_resort && all_limited(rules, i)))
        report(Diagnostic::error(Code::B128,
                                 "this rule is never reached: those before it hold for every "
                                 "number of members that it is for")
                   .hint("put the narrower condition first, and `otherwise: yes` last"),
               clause.item(i), cite);
      else
        overlap(rules, i, points, clause, cite);
    }
  }

  // The first stretch of numbers for which no rule is written.
  void gap(const std::vector<Holds>& rules, const std::set<Integer>& points, const Clause& clause,
           const std::string& cite) {
    std::optional<Integer> first;
    Integer last;
    bool ends = false;
    for (const Integer& members : points) {
      const bool none = !holds_before(rules, rules.size(), members);
      ends = ends || (first && !none);
      if (none && !first) first = members;
      if (none && !ends) last = members;
    }
    if (!first) return;
    const std::string numbers = !ends ? first->text() + " or more members"
                                : *first == last
                                    ? first->text() + " members"
                                    : first->text() + " to " + last.text() + " members";
    report(Diagnostic::error(Code::B131, "no rule is written for " + numbers)
               .hint("add a rule for them, or one with `otherwise: yes` at the end"),
           clause, cite);
  }

  static bool holds_before(const std::vector<Holds>& rules, std::size_t end,
                           const Integer& members) {
    for (std::size_t i = 0; i < end; ++i)
      if (rules[i].with(members)) return true;
    return false;
  }

  static bool all_limited(const std::vector<Holds>& rules, std::size_t end) {
    for (std::size_t i = 0; i < end; ++i)
      if (!rules[i].limit) return false;
    return true;
  }

  static bool reached(const std::vector<Holds>& rules, std::size_t i,
                      const std::set<Integer>& points) {
    for (const Integer& members : points)
      if (rules[i].with(members) && !holds_before(rules, i, members)) return true;
    return false;
  }

  // A rule that has all numbers of an earlier one and more is for the others: `fewer than 20`, then
  // `fewer than 50`.
  void overlap(const std::vector<Holds>& rules, std::size_t i, const std::set<Integer>& points,
               const Clause& clause, const std::string& cite) {
    if (!rules[i].limit) return;
    for (std::size_t before = 0; before < i; ++before) {
      std::optional<Integer> shared;
      bool covers = true;
      for (const Integer& members : points) {
        if (!rules[before].with(members)) continue;
        if (!rules[i].with(members))
          covers = false;
        else if (!shared)
          shared = members;
      }
      if (!shared || covers) continue;
      report(Diagnostic::warning(Code::B135, "another rule is also for " + shared->text() +
                                                 " members; the first one holds")
                 .hint("write conditions that do not overlap: `at most 20 members`, then `more "
                       "than 20 members`"),
             clause.item(i), cite);
      return;
    }
  }

  const model::Bylaws& bylaws_;
};

}  // namespace

void check_conditional_rules(const BylawsRead& read, Diagnostics& diagnostics) {
  ConditionalRules(read, diagnostics).check();
}

}  // namespace toadlane::rules
