#include "service/app/examples.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>

#include "rules/bylaws/contradictions.h"
#include "rules/year/read_year.h"
#include "service/app/check_bylaws.h"
#include "service/app/example_case.h"

namespace toadlane::app {
namespace {

using document::Node;
using model::Example;
using Verdict = ExampleOutcome::Verdict;

// What is expected tells; a misspelt result is told from a vote by the income that is given.
bool about_money(const Example& example) {
  for (const std::string_view fact : {"income", "net_income", "allocated"})
    if (model::find(example.given, fact) != nullptr) return true;
  return std::any_of(example.expect.begin(), example.expect.end(), [](const model::Fact& fact) {
    return std::find(money_results.begin(), money_results.end(), fact.name) != money_results.end();
  });
}

ExampleOutcome unusable(const Example& example, Diagnostics faults) {
  return {example.name, example.cite, Verdict::failed, {}, std::move(faults)};
}

// The text with the clauses that the example sets otherwise.
Result<Node> varied(const Node& text, const Example& example, const rules::SourceMap& places) {
  Diagnostics told_before;
  Node result = example.with.empty() ? text : rules::without_contradictions(text, told_before);
  for (const model::Fact& change : example.with) {
    const auto value = places.find(change.clause);
    const auto changed = value == places.end()
                             ? std::nullopt
                             : rules::with_clause(result, change.name, value->second);
    if (!changed)
      return Diagnostic::error(Code::E103, "`" + change.name + "` is not a clause of this file")
          .in(change.clause)
          .at(value->second.span())
          .hint("write the address of a clause, as `toadlane read` prints it");
    result = *changed;
  }
  return result;
}

rules::Occasion occasion_of(const Example& example, const model::Bylaws& newest) {
  const model::Coop& coop = newest.coop;
  rules::Occasion occasion;
  // An amendment was adopted under the rules in force on that day.
  if (const model::Fact* amendment = model::find(example.given, "amendment"))
    for (const model::Amendment& one : newest.amendments)
      if (one.id == amendment->text) occasion.notice = one.adopted_by.on;
  if (const model::Fact* year = model::find(example.given, "fiscal_year"))
    if (const auto number = Integer::parse(year->text); number && number->to_int64())
      if (const auto small = *number->to_int64(); small >= 1 && small <= 9999)
        occasion.fiscal_year_end = coop.fiscal_year_ends.in(static_cast<int>(small));
  for (const char* day : {"meeting", "notice_sent"})  // where no notice is said, the meeting's day
    if (const model::Fact* fact = model::find(example.given, day))
      occasion.notice = Date::parse(fact->text);
  return occasion;
}

ExampleOutcome run_under(const Result<rules::BylawsRead>& in_force, const Example& example) {
  if (!in_force) return unusable(example, in_force.diagnostics());
  ExampleCase one(example, *in_force);
  if (example.expect.empty()) return one.outcome();
  if (about_money(example))
    run_money_example(one);
  else
    run_meeting_example(one);
  return one.outcome();
}

// The texts in force on the days of the examples: most are about the same one, and without
// amendments it is the newest for every day on which there is one.
class Texts {
 public:
  explicit Texts(const CheckedBylaws& checked) : text_(checked.text) {
    const model::Bylaws& bylaws = checked.bylaws.bylaws;
    if (bylaws.amendments.empty()) from_ = bylaws.in_force.from;
    read_.emplace_back(rules::Occasion{}, checked.bylaws);
  }

  const Result<rules::BylawsRead>& on(const rules::Occasion& occasion) {
    const auto day = occasion.day();
    if (from_ && day && *day >= *from_) return read_.front().second;
    for (const auto& [known, read] : read_)
      if (known.notice == occasion.notice && known.fiscal_year_end == occasion.fiscal_year_end)
        return read;
    return read_.emplace_back(occasion, rules::read_bylaws(text_, occasion)).second;
  }

 private:
  const Node& text_;
  std::optional<Date> from_;
  std::deque<std::pair<rules::Occasion, Result<rules::BylawsRead>>> read_;
};

}  // namespace

std::size_t ExamplesRun::count(Verdict verdict) const {
  return static_cast<std::size_t>(
      std::count_if(outcomes.begin(), outcomes.end(),
                    [&](const ExampleOutcome& one) { return one.verdict == verdict; }));
}

ExampleOutcome run_example(const Node& text, const Example& example,
                           const rules::BylawsRead& home) {
  const Result<Node> with = varied(text, example, home.places);
  if (!with) return unusable(example, with.diagnostics());
  return run_under(rules::read_bylaws(*with, occasion_of(example, home.bylaws)), example);
}

Result<ExamplesRun> run_examples(const TextFile& bylaws) {
  // A file with a mistake in any of its texts proves nothing.
  const Result<CheckedBylaws> checked = check_bylaws(bylaws);
  if (!checked) return checked.diagnostics();
  const rules::BylawsRead& newest = checked->bylaws;
  ExamplesRun result;
  result.doubts = newest.doubts;
  Texts texts(*checked);
  for (const Example& example : newest.bylaws.examples)
    result.outcomes.push_back(
        example.with.empty() ? run_under(texts.on(occasion_of(example, newest.bylaws)), example)
                             : run_example(checked->text, example, newest));
  return result;
}

}  // namespace toadlane::app
