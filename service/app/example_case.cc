#include "service/app/example_case.h"

namespace toadlane::app {

Money ExampleCase::money(const model::Fact& fact) {
  const Currency currency = bylaws().coop.currency;
  const ParsedMoney parsed = parse_money(fact.text, currency);
  if (parsed.money) return *parsed.money;
  fault(Diagnostic::error(Code::E101,
                          "`" + fact.text + "` is not an amount in " + std::string(currency.code()))
            .in(fact.clause)
            .hint(parsed.too_precise
                      ? "write at most " + std::to_string(currency.decimals()) + " decimals"
                      : std::string(advice_for(parsed.fault))));
  return Money::zero(currency);
}

Ratio ExampleCase::number(const model::Fact& fact) {
  const Parsed<Ratio> parsed = parse_ratio(fact.text);
  if (parsed.number) return *parsed.number;
  fault(Diagnostic::error(Code::E101, "`" + fact.text + "` is not a number")
            .in(fact.clause)
            .hint(std::string(advice_for(parsed.fault))));
  return 0;
}

std::int64_t ExampleCase::count(const model::Fact& fact) {
  const Ratio whole = number(fact);
  const auto small = whole.numerator().to_int64();
  if (whole.is_whole() && small && *small >= 0 && *small <= 1'000'000'000'000) return *small;
  fault(Diagnostic::error(Code::E101, "`" + fact.text + "` is not a number of people or votes")
            .in(fact.clause)
            .hint("write a whole number, not negative"));
  return 0;
}

const std::vector<model::Fact>& ExampleCase::named(const model::Fact& fact) {
  if (fact.kind != model::Fact::Kind::named || fact.facts.empty())
    fault(Diagnostic::error(Code::E102, "`" + fact.name + "` gives no amounts by name")
              .in(fact.clause)
              .hint("write names with amounts, as in `" + fact.name + ": {NAME: 100.00}`"));
  static const std::vector<model::Fact> none;
  return fact.kind == model::Fact::Kind::named ? fact.facts : none;
}

void ExampleCase::compare(const std::string& what, const std::string& expected,
                          const std::string& got, const std::string& article) {
  ++compared_;
  figures_.push_back({what, expected, got, article});
  if (expected == got) return;
  differences_.push_back(what + ": expected " + expected + ", got " + got +
                         (article.empty() ? "" : "   [" + article + "]"));
}

void ExampleCase::compare_money(const std::string& what, const model::Fact& expected, Money got,
                                const std::string& article) {
  const std::size_t faults_before = faults_.all().size();
  const Money wanted = money(expected);
  if (faults_.all().size() > faults_before) return;  // there is nothing to compare with
  compare(what, wanted.text(), got.text(), article);
}

void ExampleCase::compare_number(const std::string& what, const model::Fact& expected,
                                 const Ratio& got, const std::string& article) {
  const std::size_t faults_before = faults_.all().size();
  const Ratio wanted = number(expected);
  if (faults_.all().size() > faults_before) return;
  compare(what, plain_text(wanted), plain_text(got), article);
}

ExampleOutcome ExampleCase::outcome() {
  using Verdict = ExampleOutcome::Verdict;
  if (compared_ == 0 && !faults_.has_errors() && missing_.empty())
    fault(Diagnostic::error(Code::E102, "this example expects nothing that can be compared")
              .in(example_.clause.key("expect"))
              .hint("write what must come out, as in `expect: {moved: {members: 100.00}}`"));
  ExampleOutcome result{example_.name, example_.cite, Verdict::passed, {}, {}, figures_};
  for (Diagnostic& one : faults_.all())
    if (!one.span && !one.clause.empty())
      if (const auto place = in_force_.place_of(one.clause)) one.at(*place);
  result.faults = faults_;
  if (faults_.has_errors() || !differences_.empty()) {
    result.verdict = Verdict::failed;
    result.lines = differences_;
  } else if (!missing_.empty()) {
    result.verdict = Verdict::not_computed;
    result.lines = missing_;
  }
  return result;
}

}  // namespace toadlane::app
