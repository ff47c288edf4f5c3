#include "service/app/example_case.h"

#include "engine/base/text.h"

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

std::optional<Ratio> ExampleCase::sound_number(const model::Fact& fact) {
  const Parsed<Ratio> parsed = parse_ratio(fact.text);
  if (parsed.number) return *parsed.number;
  fault(Diagnostic::error(Code::E101, "`" + fact.text + "` is not a number")
            .in(fact.clause)
            .hint(std::string(advice_for(parsed.fault))));
  return std::nullopt;
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

void ExampleCase::unknown_decision(const std::string& name, const model::Fact& result) {
  const model::Fact* stated = given("decision");
  const Clause clause = stated != nullptr && stated->text == name ? stated->clause : result.clause;
  // Several results may ask for it; it is said once.
  for (const Diagnostic& one : faults_.all())
    if (one.clause == clause && one.code == Code::E102) return;
  fault(Diagnostic::error(Code::E102, "`" + name + "` is not a decision of this file")
            .in(clause)
            .hint(near_word_or(name, model::names_of(bylaws().decisions),
                               "use the names of the block `decisions`")));
}

void ExampleCase::needs(const std::string& key, const model::Fact& result) {
  fault(Diagnostic::error(Code::E102,
                          "`" + key + "` is needed for `" + result.name + "` and is not given")
            .in(result.clause)
            .hint("add `" + key + (key.ends_with('}') ? "" : ":") + "` to `given`"));
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
                                 const std::optional<Ratio>& got, const std::string& article) {
  const std::string found = got ? plain_text(*got) : "none";
  if (expected.text == "none") return compare(what, expected.text, found, article);
  if (const auto wanted = sound_number(expected))  // else there is nothing to compare with
    compare(what, plain_text(*wanted), found, article);
}

void ExampleCase::compare_answer(const model::Fact& expected, bool got,
                                 const std::string& article) {
  if (expected.text == "yes" || expected.text == "no")
    return compare(expected.name, expected.text, got ? "yes" : "no", article);
  fault(Diagnostic::error(Code::E102, "`" + expected.text + "` is not yes or no")
            .in(expected.clause)
            .hint("write `yes` or `no`"));
}

ExampleOutcome ExampleCase::outcome() {
  using Verdict = ExampleOutcome::Verdict;
  if (compared_ == 0 && !faults_.has_errors() && missing_.empty())
    fault(Diagnostic::error(Code::E102, "this example expects nothing that can be compared")
              .in(example_.clause.key("expect"))
              .hint("write what must come out, as in `expect: {moved: {members: 100.00}}`"));
  ExampleOutcome result{example_.name, example_.cite, Verdict::passed, {}, {}, figures_};
  // What stands nowhere in the file, such as a count that a meeting file has, is of this example.
  for (Diagnostic& one : faults_.all()) {
    if (one.span) continue;
    const auto place = in_force_.place_of(one.clause);
    if (const auto where = place ? place : in_force_.place_of(example_.clause.key("given")))
      one.at(*where);
  }
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
