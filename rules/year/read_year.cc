#include "rules/year/read_year.h"

#include <algorithm>

#include "engine/base/text.h"
#include "rules/bylaws/choices.h"
#include "rules/bylaws/coherence.h"
#include "rules/bylaws/names.h"
#include "rules/bylaws/values.h"

namespace toadlane::rules {

static void describe(Visitor& v, YearText::Rate& rate) {
  v.one_of({{Kind::scalar, [&](Visitor& s) { describe(s, rate.is); }},
            {Kind::map, [&](Visitor& m) {
               m.block([&](Visitor& b) {
                 field(b, "is", rate.is, Need::required, "the rate, such as `4.5%`");
                 field(b, "on", rate.on, "the day of which it is");
                 field(b, "source", rate.source, "where it was read");
               });
             }}});
}

// Amounts by name, kept as text until the bylaws say what the names are.
static void amounts(Visitor& v, std::string_view key, Need need, std::string_view names,
                    std::string_view help, std::vector<std::pair<std::string, std::string>>& kept) {
  v.key(key, need, help, [&](Visitor& m) {
    m.map(names, [&](Visitor& amount, const std::string& name) {
      kept.emplace_back(name, "");
      describe(amount, kept.back().second);
    });
  });
}

void describe(Visitor& v, YearText& year) {
  v.block([&](Visitor& b) {
    std::string format;
    word_field(b, "format", format, {"coop-year 1"}, "the format of this file", Need::required);
    b.key("fiscal_year", Need::required, "the calendar year in which the fiscal year ends",
          [&](Visitor& y) { describe_fiscal_year(y, year.fiscal_year); });
    field(b, "first_fiscal_year", year.first_fiscal_year,
          "the year in which the co-operative's first fiscal year ended");
    amounts(b, "income", Need::optional, "incomes of the bylaws",
            "the net margin by source; a loss is negative", year.income);
    field(b, "net_income", year.net_income,
          "in place of `income`, where the bylaws split it: the whole net margin");
    amounts(b, "others", Need::optional, "measures, or `people`",
            "what people who are not members did, beside `net_income` or for `ratios`; `people` is "
            "how many they are",
            year.others);
    amounts(b, "opening", Need::optional, "accounts of the bylaws",
            "balances of collective accounts at the start of the year", year.opening);
    amounts(b, "figures", Need::optional, "figures that phrases name",
            "other amounts, such as `paid-in capital`", year.figures);
    b.key("rates", Need::optional, "rates from outside", [&](Visitor& m) {
      m.map("rates", [&](Visitor& r, const std::string& name) {
        year.rates.emplace_back(name, YearText::Rate{});
        describe(r, year.rates.back().second);
      });
    });
    field(b, "resolutions", year.resolutions, "choices made for this year");
    field(b, "members", year.members, "control: how many members the table must have");
    amounts(b, "totals", Need::optional, "columns of the members table",
            "control: what a column must sum to", year.totals);
  });
}

static Diagnostic no_income(const SourceSpan& file, bool splits) {
  return Diagnostic::error(Code::B102, "`income` is missing")
      .in(Clause("income"))
      .at(file)
      .hint(splits ? "add `income:` here, or `net_income:` and `others:`" : "add `income:` here");
}

Diagnostics mistakes_without_bylaws(const Node& text) {
  Diagnostics diagnostics;
  SourceMap places;
  const LanguageNames none;
  YearText year;
  Reader reader(text, none, diagnostics, places);
  describe(reader, year);
  if (places.find(Clause("income")) == places.end() &&
      places.find(Clause("net_income")) == places.end())
    diagnostics.add(no_income(text.span(), false));
  return diagnostics;
}

std::vector<std::string> figure_names(const model::Bylaws& bylaws) {
  std::vector<std::string> names =
      declared_names(Node()).vocabulary.names({expression::Role::figure});
  if (bylaws.surplus)
    for (const auto& [name, meaning] : bylaws.surplus->figures)
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

std::vector<std::string> rate_names(const model::Bylaws& bylaws) {
  std::vector<std::string> names =
      declared_names(Node()).vocabulary.names({expression::Role::rate});
  for (const auto& [name, found] : bylaws.rates) names.push_back(name);
  return names;
}

Result<int> fiscal_year_of(const Node& text) {
  Diagnostics diagnostics;
  SourceMap places;
  const LanguageNames none;
  YearText year;
  Reader reader(text, none, diagnostics, places);
  describe(reader, year);
  if (!year.fiscal_year) return diagnostics;
  return *year.fiscal_year;
}

namespace {

// Turns the texts of a year file into facts, against the bylaws.
class Facts {
 public:
  Facts(const YearText& text, const SourceSpan& whole, const model::Bylaws& bylaws,
        const SourceMap& places, Diagnostics& diagnostics)
      : text_(text), whole_(whole), bylaws_(bylaws), places_(places), diagnostics_(diagnostics) {}

  model::FiscalYear facts() {
    model::FiscalYear year;
    year.year = text_.fiscal_year.value_or(0);
    year.ends = bylaws_.coop.fiscal_year_ends.in(year.year);
    if (year.year > 1) year.begins = bylaws_.coop.fiscal_year_ends.in(year.year - 1).plus_days(1);
    year.first = text_.first_fiscal_year ? text_.first_fiscal_year : bylaws_.coop.first_fiscal_year;
    first_year();
    const std::vector<std::string> shared = model::asked_of_others(bylaws_.ratios);
    if (has_key("net_income") || (has_key("others") && shared.empty()))
      net_income(year);
    else
      income(year);
    others(shared, year);
    for (const auto& [name, amount] : text_.opening)
      if (known(name, account_names(), "opening", "an account of the bylaws", Code::Y303))
        money(amount, Clause("opening").key(name), year.opening, name);
    for (const auto& [name, amount] : text_.figures) figure(name, amount, year);
    for (const auto& [name, rate] : text_.rates) this->rate(name, rate, year);
    for (const auto& [name, amount] : text_.totals) {
      const Parsed<Ratio> total = parse_ratio(amount);
      if (total.number)
        year.totals.emplace_back(name, *total.number);
      else
        not_a_number(amount, total.fault, Clause("totals").key(name));
    }
    year.members = text_.members;
    year.resolutions = text_.resolutions;
    for (const model::Resolution& one : year.resolutions)
      if (auto mistake = no_such_choice(bylaws_, one))
        report(std::move(*mistake), one.clause.key("chooses"));
    for (SameId& one : same_ids(year.resolutions)) {
      if (const auto first = places_.find(one.first); first != places_.end())
        one.refusal.label(first->second.span(), "first here");
      report(std::move(one.refusal), one.later);
    }
    return year;
  }

 private:
  // The bylaws say it once for all years; a year file may repeat it, or say it where they do not.
  void first_year() {
    const std::optional<int>& stated = bylaws_.coop.first_fiscal_year;
    const std::optional<int>& given = text_.first_fiscal_year;
    if (stated && given && *stated != *given)
      report(Diagnostic::error(Code::Y309, "the first fiscal year is " + std::to_string(*given) +
                                               " here and " + std::to_string(*stated) +
                                               " in `coop.first_fiscal_year` of the bylaws")
                 .hint("correct the wrong one, and leave it out here"),
             Clause("first_fiscal_year"));
    const std::optional<int>& first = given ? given : stated;
    if (first && text_.fiscal_year && *first > *text_.fiscal_year)
      report(
          Diagnostic::error(Code::Y309, "fiscal year " + std::to_string(*text_.fiscal_year) +
                                            " is before the first one, " + std::to_string(*first))
              .hint("correct `fiscal_year`, or `first_fiscal_year` where it is stated"),
          Clause("fiscal_year"));
  }

  // A name that phrases can use as a figure or rate.
  bool nameable(const std::string& name, const std::string& block,
                const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
    const std::vector<std::string> accounts = account_names();
    const bool account = std::find(accounts.begin(), accounts.end(), name) != accounts.end();
    const auto near = near_word(name, names);
    report(Diagnostic::error(Code::Y310, "no phrase can name `" + name + "`")
               .hint(account ? "write balances of accounts under `opening`"
                     : near  ? "did you mean `" + *near + "`?"
                             : "phrases know " + joined(backquoted(names))),
           Clause(block).key(name));
    return false;
  }

  void report(Diagnostic diagnostic, const Clause& clause) {
    const auto found = places_.find(clause);
    if (found != places_.end()) diagnostic.at(found->second.span());
    diagnostics_.add(std::move(diagnostic).in(clause));
  }

  std::vector<std::string> account_names() const {
    std::vector<std::string> names;
    if (bylaws_.accounts)
      for (const auto& [name, account] : bylaws_.accounts->collective) names.push_back(name);
    return names;
  }

  bool known(const std::string& name, const std::vector<std::string>& names, std::string_view block,
             std::string_view what, Code code) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return true;
    const auto near = near_word(name, names);
    report(Diagnostic::error(code, "`" + name + "` is not " + std::string(what))
               .hint(near            ? "did you mean `" + *near + "`?"
                     : names.empty() ? "the bylaws declare none"
                                     : "the bylaws have " + joined(backquoted(names))),
           Clause(std::string(block)).key(name));
    return false;
  }

  void not_a_number(const std::string& text, NumberFault fault, const Clause& clause) {
    report(Diagnostic::error(Code::Y304, "`" + shortened(text) + "` is not an amount")
               .hint(std::string(advice_for(fault))),
           clause);
  }

  bool money(const std::string& text, const Clause& clause, model::Named<Money>& kept,
             const std::string& name) {
    const Currency currency = bylaws_.coop.currency;
    const ParsedMoney parsed = parse_money(text, currency);
    if (parsed.money) {
      kept.emplace_back(name, *parsed.money);
      return true;
    }
    if (!parsed.too_precise) {
      not_a_number(text, parsed.fault, clause);
      return false;
    }
    report(Diagnostic::error(Code::Y305, "`" + shortened(text) + "` has more decimals than " +
                                             std::string(currency.code()) + " has")
               .hint("write at most " + std::to_string(currency.decimals()) + " decimals"),
           clause);
    return false;
  }

  void income(model::FiscalYear& year) {
    std::vector<std::string> names;
    if (bylaws_.surplus)
      for (const auto& [name, meaning] : bylaws_.surplus->income) names.push_back(name);
    model::Named<Money> given;
    std::vector<std::string> missing = names;
    for (const auto& [name, amount] : text_.income) {
      std::erase(missing, name);
      if (known(name, names, "income", "an income of the bylaws", Code::Y302))
        money(amount, Clause("income").key(name), given, name);
    }
    if (!has_key("income")) {
      const bool splits = bylaws_.surplus && !bylaws_.surplus->split_by.empty();
      diagnostics_.add(no_income(whole_, splits));
      return;
    }
    for (const std::string& name : missing)
      report(Diagnostic::error(Code::Y306, "the income `" + name + "` is missing")
                 .hint("add `" + name + ": 0.00` if there is none"),
             Clause("income"));
    year.income = std::move(given);
  }

  [[nodiscard]] bool has_key(const std::string& key) const {
    return places_.find(Clause(key)) != places_.end();
  }

  // The whole net margin, and what others did of the measure that splits it.
  void net_income(model::FiscalYear& year) {
    if (!bylaws_.surplus) return;
    const std::string& measure = bylaws_.surplus->split_by;
    const Clause clause(has_key("net_income") ? "net_income" : "others");
    if (measure.empty())
      return report(Diagnostic::error(Code::Y302, "these bylaws do not split a net income")
                        .hint("write `income:` with the amount of each source"),
                    clause);
    if (has_key("income"))
      return report(Diagnostic::error(Code::Y302, "the income is given twice: by source, and whole")
                        .hint("keep `income:`, or `net_income:` with `others:`"),
                    clause);
    if (!has_key("net_income"))
      return report(Diagnostic::error(Code::Y306, "the net income is missing")
                        .hint("add `net_income:`; `others` says what others did for it"),
                    clause);
    model::Named<Money> whole;
    if (money(text_.net_income, clause, whole, "net_income"))
      year.net_income = whole.front().second;
    if (model::find(text_.others, measure) == nullptr)
      report(Diagnostic::error(Code::Y306, "net income is split by `" + measure +
                                               "`, and what others did of it is missing")
                 .hint("add `others: {" + measure + ": 0}`, with their number"),
             clause);
  }

  // What others did: of the measure that splits net income, and of what shares count.
  void others(std::vector<std::string> names, model::FiscalYear& year) {
    const bool shared = !names.empty();
    const bool splits = bylaws_.surplus && !bylaws_.surplus->split_by.empty();
    if (splits && has_key("net_income")) names.push_back(bylaws_.surplus->split_by);
    if (names.empty()) return;  // told already
    for (const auto& [name, amount] : text_.others)
      if (known(name, names, "others",
                shared ? "counted of people outside the members table"
                       : "the measure that splits net income",
                Code::Y302))
        other(name, amount, year);
  }

  void other(const std::string& name, const std::string& text, model::FiscalYear& year) {
    const Parsed<Decimal> number = parse_decimal(text);
    const Clause clause = Clause("others").key(name);
    if (!number.number) return not_a_number(text, number.fault, clause);
    if (number.number->unscaled.sign() < 0)
      return report(Diagnostic::error(Code::Y304, "`" + text + "` is less than nothing")
                        .hint("write 0 or more"),
                    clause);
    if (name == model::count_of_people && !number.number->ratio().is_whole())
      return report(Diagnostic::error(Code::Y304, "`" + text + "` is not a number of people")
                        .hint("write a whole number"),
                    clause);
    year.others.emplace_back(name, number.number->ratio());
  }

  void figure(const std::string& name, const std::string& text, model::FiscalYear& year) {
    model::Named<Money> kept;
    if (!nameable(name, "figures", figure_names(bylaws_))) return;
    if (money(text, Clause("figures").key(name), kept, name))
      year.figures.emplace_back(name, kept.front().second.units());
  }

  void rate(const std::string& name, const YearText::Rate& rate, model::FiscalYear& year) {
    if (!nameable(name, "rates", rate_names(bylaws_))) return;
    const Parsed<Ratio> parsed = parse_ratio(rate.is);
    const bool percent = rate.is.ends_with('%') || rate.is.find('/') != std::string::npos;
    if (parsed.number && percent)
      year.rates.emplace_back(name, *parsed.number);
    else if (parsed.number)
      report(Diagnostic::error(Code::Y304, "`" + rate.is + "` is not a rate")
                 .hint("write it with a percent sign, as in `4.5%`"),
             Clause("rates").key(name));
    else
      not_a_number(rate.is, parsed.fault, Clause("rates").key(name));
  }

  const YearText& text_;
  const SourceSpan whole_;  // of the file
  const model::Bylaws& bylaws_;
  const SourceMap& places_;
  Diagnostics& diagnostics_;
};

}  // namespace

Result<YearRead> read_year(const Node& text, const model::Bylaws& bylaws) {
  Diagnostics diagnostics;
  YearRead read;
  LanguageNames names;
  names.vocabulary = expression::Vocabulary::with_bases();
  YearText year;
  Reader reader(text, names, diagnostics, read.places);
  describe(reader, year);
  read.year = Facts(year, text.span(), bylaws, read.places, diagnostics).facts();
  sort_by_place(diagnostics);
  if (diagnostics.has_errors()) return diagnostics;
  read.doubts = std::move(diagnostics);
  return read;
}

}  // namespace toadlane::rules
