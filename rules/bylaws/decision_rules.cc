#include "rules/bylaws/decision_rules.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/evaluate.h"
#include "engine/meetings/headcount.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

constexpr int members_looked_at_max = 60;

// Whether something is taken away from a number of people.
bool takes_away(const ex::Amount& amount) {
  if (const auto* sum = std::get_if<ex::Sum>(&amount.node)) {
    for (const ex::Addend& one : sum->rest)
      if (one.minus || takes_away(*one.amount)) return true;
    return takes_away(*sum->first);
  }
  if (const auto* part = std::get_if<ex::Part>(&amount.node)) return takes_away(*part->base);
  if (const auto* rounded = std::get_if<ex::Rounded>(&amount.node))
    return takes_away(*rounded->amount);
  if (const auto* choice = std::get_if<ex::Choice>(&amount.node))
    return takes_away(*choice->one) || takes_away(*choice->other);
  return false;
}

// As many of each base.
meetings::Headcount everybody(int members) {
  meetings::Headcount counts;
#define BASE(name, definition) counts.set(name, Integer(members));
#include "engine/expression/bases.def"
#undef BASE
  return counts;
}

class DecisionRules : Findings {
 public:
  DecisionRules(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws) {
    bodies_ = {"members", "colleges", "board"};
    for (const auto& [name, one] : bylaws_.meetings) bodies_.push_back(name);
    for (const auto& [name, one] : bylaws_.boards) bodies_.push_back(name);
    for (const auto& [name, one] : bylaws_.decisions) decisions_.push_back(name);
  }

  void check() {
    for (const auto& [name, decision] : bylaws_.decisions) {
      names(decision);
      together(decision);
      reaches_nobody(decision);
    }
  }

 private:
  void names(const model::Decision& one) {
    const bool all_known = std::all_of(one.by.begin(), one.by.end(), [&](const auto& body) {
      return has(bodies_, body);  // another one is told where it stands
    });
    for (const auto& [body, passes] : one.passes_of)
      if (all_known || !has(bodies_, body))
        known(body, one.by, one.clause.key("passes_of").key(body), one.cite,
              "a body that decides here");
    for (const auto* other : {&one.ratified_by, &one.veto})
      if (*other)
        known((*other)->body, bodies_, (*other)->clause.key("body"), one.cite,
              "a body of this file");
    if (one.how_to_decide)
      for (std::size_t i = 0; i < one.how_to_decide->among.size(); ++i)
        known(one.how_to_decide->among[i], decisions_,
              one.how_to_decide->clause.key("among").item(i), one.cite, "a decision of this file");
    for (std::size_t i = 0; i < one.passes_by_case.size(); ++i)
      known(one.passes_by_case[i].decision, decisions_,
            one.clause.key("passes").item(i).key("when"), one.cite, "a decision of this file");
  }

  void clash(const std::string& key, const std::string& words, const std::string& hint,
             const model::Decision& one) {
    report(Diagnostic::error(Code::B141, "`" + key + "` " + words).hint(hint), one.clause.key(key),
           one.cite);
  }

  void together(const model::Decision& one) {
    const bool passes = one.passes || !one.passes_by_case.empty();
    if (!one.rounds.empty() && passes)
      clash("rounds", "does not go together with `passes`: each round says its own majority",
            "take `passes` out, or make it the first of `rounds`", one);
    if (one.how_to_decide && passes)
      clash("how_to_decide", "does not go together with `passes`: the way chosen says the majority",
            "take one of the two out", one);
    if (!one.passes_of.empty() && !one.both)
      clash("passes_of", "is for a decision of two bodies",
            "write `by: {both: [board, members]}`, or `passes:` alone", one);
    if (one.confirmed && one.confirmed->when == "turnout is short" &&
        !(one.turnout && one.turnout->otherwise == "confirmed"))
      clash("confirmed", "asks for a second vote when the turnout is short, and no turnout says so",
            "add `turnout: {needs: at least 1/4 of members, otherwise: confirmed}`", one);
  }

  void reaches_nobody(const model::Decision& one) {
    if (one.passes) threshold(*one.passes, nullptr, one.clause.key("passes"), one.cite);
    for (std::size_t i = 0; i < one.passes_by_case.size(); ++i) {
      const model::ConditionalMajority& by_case = one.passes_by_case[i];
      if (by_case.is && !holds_earlier(one, i))
        threshold(*by_case.is, &one, one.clause.key("passes").item(i).key("is"), one.cite, i);
    }
    for (const model::Round& round : one.rounds)
      if (round.passes) threshold(*round.passes, nullptr, round.clause.key("passes"), one.cite);
    for (const auto& [body, passes] : one.passes_of)
      threshold(passes, nullptr, one.clause.key("passes_of").key(body), one.cite);
    if (one.otherwise_passes)
      threshold(*one.otherwise_passes, nullptr, one.clause.key("otherwise_passes"), one.cite);
  }

  static bool holds_earlier(const model::Decision& one, std::size_t position) {
    for (std::size_t i = 0; i < position; ++i)
      if (one.passes_by_case[i].otherwise) return true;
    return false;
  }

  // Whether a majority by case is that of so many members: none before it is.
  static bool is_for(const model::Decision* one, std::size_t position,
                     const meetings::Headcount& counts) {
    if (one == nullptr) return true;
    for (std::size_t i = 0; i <= position; ++i) {
      const auto& when = one->passes_by_case[i].when;
      if (!when) continue;
      const bool fits = ex::satisfied(*when, *counts.of("members"), counts).met.value_or(false);
      if (fits != (i == position)) return false;
    }
    return true;
  }

  void threshold(const ex::Threshold& passes, const model::Decision* cases, const Clause& clause,
                 const std::string& cite, std::size_t position = 0) {
    const bool upward = passes.comparator == ex::Comparator::at_least ||
                        passes.comparator == ex::Comparator::more_than;
    if (!passes.amount || !upward || !takes_away(*passes.amount)) return;
    int largest = 0;
    for (int members = 2; members <= members_looked_at_max; ++members) {
      const meetings::Headcount counts = everybody(members);
      if (!is_for(cases, position, counts)) continue;
      const auto limit = ex::resolve(passes, counts).limit;
      if (limit && limit->smallest() == Integer(0)) largest = members;
    }
    if (largest == 0) return;
    const std::string amount = to_text(*passes.amount);
    report(
        Diagnostic::warning(Code::B160, "with " + std::to_string(largest) +
                                            (largest == 2 ? " members" : " members or fewer") +
                                            " nobody has to vote for it: `" + to_text(passes) + "`")
            .hint("write a floor: `" + std::string(name_of(passes.comparator)) +
                  " greater of 1 member and (" + amount + ")`, or a table by size"),
        clause, cite);
  }

  const model::Bylaws& bylaws_;
  std::vector<std::string> bodies_;
  std::vector<std::string> decisions_;
};

}  // namespace

bool states_majority_otherwise(const model::Decision& decision) {
  return !decision.passes_by_case.empty() || !decision.rounds.empty() ||
         !decision.passes_of.empty() || decision.how_to_decide.has_value();
}

void check_decision_rules(const BylawsRead& read, Diagnostics& diagnostics) {
  DecisionRules(read, diagnostics).check();
}

}  // namespace toadlane::rules
