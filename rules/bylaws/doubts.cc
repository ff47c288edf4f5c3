#include "rules/bylaws/doubts.h"

#include <algorithm>
#include <functional>

#include "engine/base/text.h"
#include "rules/bylaws/findings.h"

namespace toadlane::rules {
namespace {

namespace ex = expression;

constexpr int days_of_a_month = 30;

using SeeThreshold = std::function<void(const ex::Threshold&, const Clause&)>;

void see(const std::optional<ex::Threshold>& threshold, const Clause& clause,
         const SeeThreshold& what) {
  if (threshold) what(*threshold, clause);
}

void see(const std::vector<model::ConditionalThreshold>& rules, const Clause& clause,
         const SeeThreshold& what) {
  for (std::size_t i = 0; i < rules.size(); ++i) see(rules[i].is, clause.item(i).key("is"), what);
}

// Every number of people or votes that a decision asks for of those who decide it.
void see_majorities(const model::Decision& one, const SeeThreshold& what) {
  const Clause passes = one.clause.key("passes");
  see(one.passes, passes, what);
  for (std::size_t i = 0; i < one.passes_by_case.size(); ++i)
    see(one.passes_by_case[i].is, passes.item(i).key("is"), what);
  for (const auto& [body, majority] : one.passes_of)
    what(majority, one.clause.key("passes_of").key(body));
  for (std::size_t i = 0; i < one.also.size(); ++i)
    what(one.also[i], one.clause.key("also").item(i));
  for (const model::Round& round : one.rounds) {
    see(round.passes, round.clause.key("passes"), what);
    see(round.wanted_by, round.clause.key("wanted_by"), what);
  }
  see(one.otherwise_passes, one.clause.key("otherwise_passes"), what);
  see(one.put_to_vote_when, one.clause.key("put_to_vote_when").key("wanted_by"), what);
  see(one.stand_asides_allowed, one.clause.key("stand_asides_allowed"), what);
  see(one.quorum, one.clause.key("quorum"), what);
}

// The words that name a base in an amount, with the fraction of it: "10% of members"; empty when
// it is not there.
std::string words_with(const ex::Amount& amount, std::string_view base) {
  if (const auto* name = std::get_if<ex::Name>(&amount.node))
    return name->name == base ? name->name : "";
  if (const auto* part = std::get_if<ex::Part>(&amount.node)) {
    const std::string inner = words_with(*part->base, base);
    return inner == base ? ex::to_text(amount) : inner;
  }
  if (const auto* rounded = std::get_if<ex::Rounded>(&amount.node))
    return words_with(*rounded->amount, base);
  if (const auto* choice = std::get_if<ex::Choice>(&amount.node)) {
    const std::string one = words_with(*choice->one, base);
    return one.empty() ? words_with(*choice->other, base) : one;
  }
  if (const auto* sum = std::get_if<ex::Sum>(&amount.node)) {
    std::string words = words_with(*sum->first, base);
    for (const ex::Addend& one : sum->rest)
      if (words.empty()) words = words_with(*one.amount, base);
    return words;
  }
  return "";
}

std::string words_with(const ex::Threshold& threshold, std::string_view base) {
  return threshold.amount ? words_with(*threshold.amount, base) : "";
}

bool speaks_of_tax(std::string_view words) {
  return lower(words).find("tax") != std::string::npos;
}

bool moves_what_remains(const model::SurplusStep& step) {
  if (!step.move) return false;
  const auto* part = std::get_if<ex::PartOf>(&step.move->node);
  return std::holds_alternative<ex::Rest>(step.move->node) ||
         (part != nullptr && std::holds_alternative<ex::Rest>(part->base));
}

class Doubts : Findings {
 public:
  Doubts(const BylawsRead& read, Diagnostics& diagnostics)
      : Findings(read, diagnostics), bylaws_(read.bylaws) {}

  void check() {
    for (const auto& [name, decision] : bylaws_.decisions) who_is_present(decision);
    months();
    if (bylaws_.surplus) before_or_after_tax(*bylaws_.surplus);
    const auto active =
        std::find_if(bylaws_.classes.begin(), bylaws_.classes.end(), [](const auto& one) {
          return one.second.active_when.condition && one.second.votes.value_or(0) > 0;
        });
    if (active != bylaws_.classes.end()) inactive_members(active->first);
    of_which_day();
    first_fiscal_year();
  }

 private:
  // In person, or also by a proxy: the meeting says it by `counts_as_present`.
  void who_is_present(const model::Decision& decision) {
    constexpr std::string_view base = "members present";
    for (const std::string& body : decision.by) {
      const model::MeetingRules* meeting = model::find(bylaws_.meetings, body);
      if (meeting == nullptr || !meeting->proxies || !meeting->proxies->allowed ||
          !meeting->counts_as_present.empty())
        continue;
      see_majorities(decision, [&](const ex::Threshold& majority, const Clause& clause) {
        if (words_with(majority, base).empty()) return;
        report_words(
            Diagnostic::warning(Code::X258,
                                "`members present` does not say whether who sent a "
                                "proxy is present; all are counted")
                .hint("write `counts_as_present: [in person, remote]` at `" +
                      meeting->clause.path() + "` if they are not, with `by proxy` if they are"),
            clause, decision.cite, std::string(base));
      });
      return;
    }
  }

  // Times of membership and of notice in months, where 30 days each would be another day. Twelve
  // months are a year for everybody.
  void months() {
    for (const auto& [name, one] : bylaws_.classes) {
      in_test(one.admitted_when, one.cite);
      if (one.kept_when) in_test(one.kept_when->condition, one.kept_when->cite);
      if (one.ends_when) in_test(one.ends_when->condition, one.ends_when->cite);
      in_test(one.active_when, one.cite);
      for (const auto& [ballot, wait] : one.may_vote_after) in_length(wait, one.cite);
      in_length(one.noticed_after, one.cite);
    }
    for (const auto& [name, term] : bylaws_.terms) in_test(term, term.cite);
    for (const auto& [name, meeting] : bylaws_.meetings) in_timing(meeting.notice, meeting.cite);
    for (const auto& [name, decision] : bylaws_.decisions) {
      in_timing(decision.notice, decision.cite);
      in_timing(decision.hearing, decision.cite);
    }
    if (!bylaws_.surplus) return;
    if (bylaws_.surplus->patronage && bylaws_.surplus->patronage->eligible) {
      const model::Eligibility& eligible = *bylaws_.surplus->patronage->eligible;
      if (eligible.when) in_condition(*eligible.when, eligible.clause.key("when"), eligible.cite);
    }
    if (bylaws_.surplus->pay)
      for (const model::CashRule& cash : bylaws_.surplus->pay->cash)
        if (cash.when) in_condition(*cash.when, cash.clause.key("when"), cash.cite);
  }

  void in_test(const model::Test& test, const std::string& cite) {
    if (test.condition) in_condition(*test.condition, test.clause, cite);
  }

  void in_length(const model::Length& length, const std::string& cite) {
    if (length.time) in_months(*length.time, length.clause, cite);
  }

  void in_timing(const model::Timing& timing, const std::string& cite) {
    const auto* distance = timing.when ? std::get_if<ex::Distance>(&timing.when->node) : nullptr;
    if (distance != nullptr)
      in_months(ex::Number{distance->most, distance->unit}, timing.clause, cite);
  }

  void in_condition(const ex::Condition& condition, const Clause& clause, const std::string& cite) {
    if (const auto* one = std::get_if<ex::Comparison>(&condition.node)) {
      const auto* time = std::get_if<ex::Number>(&one->limit.node);
      const bool since_joining =
          one->measure.name == "time worked" || one->measure.name == "time as member";
      if (since_joining && time != nullptr) in_months(*time, clause, cite);
    }
    if (const auto* negated = std::get_if<ex::Not>(&condition.node))
      in_condition(*negated->condition, clause, cite);
    if (const auto* all = std::get_if<ex::AllTrue>(&condition.node))
      for (const ex::Condition& part : all->parts) in_condition(part, clause, cite);
    if (const auto* any = std::get_if<ex::AnyTrue>(&condition.node))
      for (const ex::Condition& part : any->parts) in_condition(part, clause, cite);
  }

  void in_months(const ex::Number& time, const Clause& clause, const std::string& cite) {
    const bool years = (time.value / Ratio(12)).is_whole();
    if (time.unit.kind != ex::UnitKind::months || years) return;
    const std::string words = ex::to_text(time);
    const std::string days = ex::decimal_text(time.value * Ratio(days_of_a_month)) + " days";
    report_words(Diagnostic::warning(Code::X259, "`" + words + "` is counted by the calendar; at " +
                                                     "30 days a month it would be " + days)
                     .hint("write `" + days + "` if that is meant"),
                 clause, cite, words);
  }

  // What remains of income that the co-operative pays tax on. Under subchapter T dividends are
  // taken off before the tax is reckoned (26 U.S.C. 1382(b)), and partners are taxed themselves:
  // there it is before tax.
  void before_or_after_tax(const model::SurplusPlan& plan) {
    for (const auto& [name, meaning] : plan.income)
      if (speaks_of_tax(name) || speaks_of_tax(meaning)) return;
    const auto tax = std::find_if(plan.steps.begin(), plan.steps.end(),
                                  [&](const model::SurplusStep& step) { return pays_tax(step); });
    if (tax == plan.steps.end() && bylaws_.coop.taxed_as != "corporation") return;
    const auto first = std::find_if(plan.steps.begin(), tax, moves_what_remains);
    if (first == tax) return;
    Diagnostic doubt =
        Diagnostic::warning(Code::X260, "nothing says whether this remains before or after tax");
    if (tax == plan.steps.end())
      doubt.hint(
          "add a step before it that moves the tax to a payable account, or write `after "
          "tax` or `before tax` in the meaning of the income");
    else
      doubt.hint("put the step that moves the tax before it if it remains after tax");
    report_words(std::move(doubt), first->clause.key("move"), first->cite,
                 ex::to_text(*first->move));
  }

  [[nodiscard]] bool pays_tax(const model::SurplusStep& step) const {
    const auto* account =
        bylaws_.accounts ? model::find(bylaws_.accounts->collective, step.to) : nullptr;
    return account != nullptr && account->kind == "payable" && speaks_of_tax(step.to);
  }

  // Those who are not active have no vote, so they are not among `members`; a reader may think so.
  void inactive_members(const std::string& member_class) {
    const auto seen = [&](const std::string& cite) {
      return [&, cite](const ex::Threshold& threshold, const Clause& clause) {
        const std::string words = words_with(threshold, "members");
        if (words.empty()) return;
        report_words(
            Diagnostic::warning(Code::X261, "`members` does not say whether `" + member_class +
                                                "` who are not active are among them; "
                                                "they are not counted")
                .hint("write `all members` if they are"),
            clause, cite, words);
      };
    };
    for (const auto& [name, meeting] : bylaws_.meetings) {
      see(meeting.quorum, meeting.clause.key("quorum"), seen(meeting.cite));
      if (meeting.second_call)
        see(meeting.second_call->quorum, meeting.second_call->clause.key("quorum"),
            seen(meeting.cite));
      if (!meeting.petition) continue;
      const Clause petition = meeting.clause.key("petition");
      see(meeting.petition->meeting, petition.key("meeting"), seen(meeting.cite));
      see(meeting.petition->ballot, petition.key("ballot"), seen(meeting.cite));
      see(meeting.petition->item, petition.key("item"), seen(meeting.cite));
    }
    for (const auto& [name, decision] : bylaws_.decisions)
      see_majorities(decision, seen(decision.cite));
  }

  // A limit of interest that follows a rate from outside; no other name can stand in one.
  void of_which_day() {
    if (!bylaws_.accounts || !bylaws_.accounts->interest) return;
    const model::Interest& interest = *bylaws_.accounts->interest;
    const auto look = [&](const std::optional<ex::Amount>& limit, const char* key) {
      if (!limit) return;
      for (const ex::Name& rate : ex::names_in(*limit)) {
        const model::OutsideRate* known = model::find(bylaws_.rates, rate.name);
        if (known != nullptr && !known->on.empty()) continue;
        report_words(
            Diagnostic::warning(Code::X262,
                                "nothing says on which day `" + rate.name + "` is taken")
                .hint("write `" + rate.name +
                      ": {found: ..., on: the last day of the fiscal year}` in the block `rates`"),
            interest.clause.key(key), interest.cite, rate.name);
      }
    };
    look(interest.is, "is");
    look(interest.at_least, "at_least");
    look(interest.at_most, "at_most");
  }

  void first_fiscal_year() {
    if (!bylaws_.surplus || bylaws_.coop.first_fiscal_year) return;
    for (const model::LossRule& rule : bylaws_.surplus->losses) {
      const auto* years = rule.in ? std::get_if<ex::FiscalYears>(&rule.in->node) : nullptr;
      if (years == nullptr || !years->counted()) continue;
      report(Diagnostic::warning(Code::X263, "nothing says which fiscal year is the first")
                 .hint("write `first_fiscal_year:` in the block `coop`"),
             rule.clause.key("in"), rule.cite);
    }
  }

  const model::Bylaws& bylaws_;
};

}  // namespace

void check_doubts(const BylawsRead& read, Diagnostics& diagnostics) {
  Doubts(read, diagnostics).check();
}

}  // namespace toadlane::rules
