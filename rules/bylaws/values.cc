#include "rules/bylaws/values.h"

#include <array>
#include <tuple>

#include "engine/base/text.h"
#include "engine/expression/calendar.h"
#include "engine/expression/parse.h"
#include "engine/model/surplus_plan.h"

namespace toadlane::rules {

namespace ex = expression;

// Puts the faults and doubts of a phrase where they stand.
template <class T>
static void report_all(const Scalar& scalar, ex::Parse<T>& parsed) {
  for (ex::Fault& fault : parsed.faults)
    scalar.refuse(std::move(fault.diagnostic), fault.first, fault.count);
  for (ex::Fault& doubt : parsed.doubts)
    scalar.refuse(std::move(doubt.diagnostic), doubt.first, doubt.count);
}

// Reads a phrase by `parse`, and keeps its value.
template <class T, class ParsePhrase>
static void phrase(Visitor& v, const Form& form, std::optional<T>& kept, ParsePhrase parse) {
  v.scalar(form, [&](const Scalar& scalar) {
    const auto& names = static_cast<const LanguageNames&>(scalar.names);
    ex::Parse<T> parsed = parse(scalar.node.text(), names.vocabulary);
    report_all(scalar, parsed);
    kept = std::move(parsed.value);
  });
}

static Diagnostic not_a(const Scalar& scalar, std::string_view what) {
  return Diagnostic::error(Code::B117, "`" + scalar.node.text() + "` is not " + std::string(what));
}

void describe(Visitor& v, std::optional<bool>& answer) {
  const Form form{.name = "yes or no", .example = "yes", .words = {"yes", "no"}};
  v.scalar(form, [&](const Scalar& scalar) {
    const std::string& text = scalar.node.text();
    if (text == "yes" || text == "no")
      answer = text == "yes";
    else
      scalar.refuse(not_a(scalar, "yes or no").hint("write `yes` or `no`"));
  });
}

void describe(Visitor& v, std::optional<Date>& date) {
  const Form form{
      .name = "a date", .example = "2025-12-31", .pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
  v.scalar(form, [&](const Scalar& scalar) {
    date = Date::parse(scalar.node.text());
    if (!date)
      scalar.refuse(not_a(scalar, "a date").hint("write year, month and day, as in `2025-12-31`"));
  });
}

static void describe_whole(Visitor& v, long most, std::optional<long>& number) {
  const Form form{.name = "a whole number", .example = "7", .pattern = "^[0-9_]+$"};
  v.scalar(form, [&](const Scalar& scalar) {
    const auto whole = Integer::parse(scalar.node.text());
    if (!whole || whole->sign() < 0)
      scalar.refuse(not_a(scalar, "a whole number").hint("write digits alone, as in `58`"));
    else if (*whole > Integer(most))
      scalar.refuse(
          Diagnostic::error(Code::B117, "`" + shortened(scalar.node.text()) + "` is too large")
              .hint("write a number that is at most " + std::to_string(most)));
    else
      number = whole->to_int64();
  });
}

void describe(Visitor& v, std::optional<long>& number) {
  describe_whole(v, 1'000'000'000'000, number);
}

void describe(Visitor& v, std::optional<int>& number) {
  std::optional<long> whole;
  describe_whole(v, 1'000'000'000, whole);
  if (whole) number = static_cast<int>(*whole);
}

void describe(Visitor& v, model::Phrase& kept) {
  const Form form{.name = "a phrase", .example = "30 days"};
  v.scalar(form, [&](const Scalar& scalar) { kept = {scalar.node.text(), scalar.clause}; });
}

// Keeps the words of a phrase, and what `parse` makes of them.
template <class T, class ParsePhrase>
static void worded(Visitor& v, const Form& form, model::Phrase& kept, std::optional<T>& meaning,
                   ParsePhrase parse) {
  v.scalar(form, [&](const Scalar& scalar) {
    kept = {scalar.node.text(), scalar.clause};
    const auto& names = static_cast<const LanguageNames&>(scalar.names);
    ex::Parse<T> parsed = parse(kept.text, names.vocabulary);
    report_all(scalar, parsed);
    meaning = std::move(parsed.value);
  });
}

void describe(Visitor& v, model::Timing& timing) {
  const Form form{.name = "a time", .example = "10 days before meeting"};
  worded(v, form, timing, timing.when, ex::parse_when);
}

void describe(Visitor& v, model::Test& test) {
  const Form form{.name = "a condition", .example = "hours worked at least 650 hours"};
  worded(v, form, test, test.condition, ex::parse_condition);
}

void describe(Visitor& v, model::Length& length) {
  const Form form{.name = "a length of time", .example = "30 days"};
  v.scalar(form, [&](const Scalar& scalar) {
    static_cast<model::Phrase&>(length) = {scalar.node.text(), scalar.clause};
    const std::string_view start = trimmed(length.text).substr(0, 1);
    if (!start.empty() && start != "(" && !is_digit(start.front()))
      return scalar.refuse(not_a(scalar, "a length of time")
                               .hint("write a number and its unit, as in `30 days` or `7 years`"));
    const auto& names = static_cast<const LanguageNames&>(scalar.names);
    ex::Parse<ex::Amount> parsed =
        ex::parse_amount(length.text, names.vocabulary, {.wanted = {ex::Dimension::time}});
    report_all(scalar, parsed);
    if (!parsed.value) return;
    if (const auto* number = std::get_if<ex::Number>(&parsed.value->node))
      length.time = *number;
    else
      scalar.refuse(not_a(scalar, "one length of time")
                        .hint("write one number and its unit, as in `30 days`"));
  });
}

// "first quarter", "second half", "March", "March to May"; nothing for other words.
static std::optional<std::pair<unsigned, unsigned>> months_of(std::string_view text) {
  for (const auto& [word, length] : {std::pair("quarter", 3U), std::pair("half", 6U)})
    if (text.ends_with(word))
      for (unsigned i = 1; i * length <= 12; ++i)
        if (text == std::string(ex::ordinal_word(i)) + " " + word)
          return std::pair((i - 1) * length + 1, i * length);
  const std::size_t to = text.find(" to ");
  const auto first = ex::month_named(text.substr(0, to));
  const auto last = to == std::string_view::npos ? first : ex::month_named(text.substr(to + 4));
  if (!first || !last || *last < *first) return std::nullopt;
  return std::pair(*first, *last);
}

void describe(Visitor& v, model::YearPart& part) {
  const Form form{.name = "a part of the year", .example = "first quarter"};
  v.scalar(form, [&](const Scalar& scalar) {
    static_cast<model::Phrase&>(part) = {scalar.node.text(), scalar.clause};
    if (const auto months = months_of(part.text)) {
      std::tie(part.first_month, part.last_month) = *months;
      return;
    }
    const auto& names = static_cast<const LanguageNames&>(scalar.names);
    ex::Parse<ex::When> parsed = ex::parse_when(part.text, names.vocabulary);
    if (parsed.value && !std::holds_alternative<ex::WeekdayOfMonth>(parsed.value->node))
      part.when = std::move(parsed.value);
    else
      scalar.refuse(not_a(scalar, "a part of the year")
                        .hint("write `first quarter`, `second half`, `March`, `March to May` or "
                              "`within 6 months of year end`"));
  });
}

void describe_when(Visitor& v, model::Phrase& kept) {
  const Form form{.name = "a time", .example = "8.5 months after year end"};
  v.scalar(form, [&](const Scalar& scalar) {
    kept = {scalar.node.text(), scalar.clause};
    const auto& names = static_cast<const LanguageNames&>(scalar.names);
    ex::Parse<ex::When> parsed = ex::parse_when(kept.text, names.vocabulary);
    report_all(scalar, parsed);
  });
}

void describe_fiscal_year(Visitor& v, std::optional<int>& year) {
  const Form form{.name = "a fiscal year",
                  .example = "fiscal year 2024",
                  .pattern = "^(fiscal year )?[0-9]{4}$"};
  v.scalar(form, [&](const Scalar& scalar) {
    std::string_view text = scalar.node.text();
    constexpr std::string_view words = "fiscal year ";
    if (text.starts_with(words)) text.remove_prefix(words.size());
    const auto number = Integer::parse(text);
    const auto small = number ? number->to_int64() : std::nullopt;
    if (text.size() == 4 && small && *small >= 1)
      year = static_cast<int>(*small);
    else
      scalar.refuse(not_a(scalar, "a fiscal year").hint("write for example `fiscal year 2024`"));
  });
}

// Of people who need not be at a meeting.
static ex::Options of_people() {
  return {.comparator = ex::Comparator::at_least,
          .wanted = {ex::Dimension::count},
          .bases = {"members", "all members", "members in good standing"}};
}

// When the people of a threshold are counted.
enum class Counted { before_meeting, before_vote };

// Whether a number of this base is known only later than that.
static bool known_later(std::string_view base, Counted counted) {
  constexpr std::array<std::string_view, 4> by_the_vote{"votes cast", "weighted votes cast",
                                                        "ballots returned", "members opposed"};
  constexpr std::array<std::string_view, 3> at_the_meeting{"members present", "directors present",
                                                           "the quorum"};
  return has(by_the_vote, base) ||
         (counted == Counted::before_meeting && has(at_the_meeting, base));
}

// A threshold without the bases that are not known when it is counted.
static ex::Parse<ex::Threshold> parse_counted(std::string_view text, const ex::Vocabulary& names,
                                              const ex::Options& options, Counted counted) {
  ex::Parse<ex::Threshold> parsed = ex::parse_threshold(text, names, options);
  if (!parsed.value || !parsed.value->amount) return parsed;
  for (const ex::Name& base : ex::names_in(*parsed.value->amount)) {
    if (!known_later(base.name, counted)) continue;
    const std::size_t first = text.find(base.name);
    const bool found = first != std::string_view::npos;
    parsed.faults.push_back(
        {found ? first : 0, found ? base.name.size() : text.size(),
         Diagnostic::error(Code::M311, "`" + base.name + "` is not known yet when this is counted")
             .hint("name another base, such as `" + std::string(options.bases.front()) + "`")});
  }
  if (!parsed.faults.empty()) parsed.value.reset();
  return parsed;
}

void describe(Visitor& v, std::optional<ex::Threshold>& threshold) {
  const Form form{.name = "a threshold", .example = "at least 5% of members"};
  phrase(v, form, threshold, [](std::string_view text, const ex::Vocabulary& names) {
    return parse_counted(text, names, of_people(), Counted::before_vote);
  });
}

void describe_petition(Visitor& v, std::optional<ex::Threshold>& threshold) {
  const Form form{.name = "a threshold", .example = "at least 5% of members"};
  phrase(v, form, threshold, [](std::string_view text, const ex::Vocabulary& names) {
    return parse_counted(text, names, of_people(), Counted::before_meeting);
  });
}

void read_threshold(const Scalar& scalar, std::optional<ex::Threshold>& threshold) {
  const auto& names = static_cast<const LanguageNames&>(scalar.names);
  auto parsed =
      parse_counted(scalar.node.text(), names.vocabulary, of_people(), Counted::before_vote);
  report_all(scalar, parsed);
  threshold = std::move(parsed.value);
}

// How many must be there, or must vote.
static void describe_least_number(Visitor& v, std::optional<ex::Threshold>& quorum,
                                  Counted counted) {
  const Form form{.name = "a threshold", .example = "more than 1/2 of members"};
  ex::Options options = of_people();
  if (v.here().path().starts_with("boards."))
    options.bases = {"directors in office", "directors authorised"};
  phrase(v, form, quorum, [&](std::string_view text, const ex::Vocabulary& names) {
    ex::Parse<ex::Threshold> parsed = parse_counted(text, names, options, counted);
    if (!parsed.value || parsed.value->kind != ex::Threshold::Kind::compared) return parsed;
    const ex::Comparator comparator = parsed.value->comparator;
    if (comparator != ex::Comparator::at_most && comparator != ex::Comparator::fewer_than)
      return parsed;
    parsed.value.reset();
    parsed.faults.push_back(
        {0, text.size(),
         Diagnostic::error(Code::B117, "a quorum says how many must be there, not how many may")
             .hint("begin with `at least` or `more than`")});
    return parsed;
  });
}

void describe_quorum(Visitor& v, std::optional<ex::Threshold>& quorum) {
  describe_least_number(v, quorum, Counted::before_meeting);
}

void describe_turnout(Visitor& v, std::optional<ex::Threshold>& turnout) {
  describe_least_number(v, turnout, Counted::before_vote);
}

void describe_majority(Visitor& v, std::optional<ex::Threshold>& majority) {
  const Form form{.name = "a majority", .example = "more than 1/2 of votes cast"};
  phrase(v, form, majority, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_threshold(text, names, {.wanted = {ex::Dimension::count}});
  });
}

void describe_wanted_by(Visitor& v, std::optional<ex::Threshold>& wanted_by) {
  const Form form{.name = "a threshold", .example = "at least 3/4 of the quorum"};
  phrase(v, form, wanted_by, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_threshold(
        text, names,
        {.wanted = {ex::Dimension::count}, .bases = {"the quorum", "members present", "members"}});
  });
}

void describe(Visitor& v, std::optional<ex::Source>& source) {
  const Form form{.name = "what is moved", .example = "10% of surplus"};
  phrase(v, form, source, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_source(text, names);
  });
}

void describe(Visitor& v, std::optional<ex::State>& state) {
  const Form form{.name = "a state of the accounts",
                  .example = "balance of legal reserve reaches highest capital ever"};
  phrase(v, form, state, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_state(text, names);
  });
}

void describe(Visitor& v, std::optional<ex::Condition>& condition) {
  const Form form{.name = "a condition", .example = "time as member at least 6 months"};
  phrase(v, form, condition, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_condition(text, names);
  });
}

void describe(Visitor& v, std::optional<ex::Scope>& scope) {
  const Form form{.name = "the years or acts that it covers", .example = "fiscal years 1 to 2"};
  phrase(v, form, scope, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_scope(text, names);
  });
}

void describe_share(Visitor& v, std::optional<ex::Amount>& share) {
  const Form form{
      .name = "a share", .example = "35%", .pattern = "^[0-9_]+(\\.[0-9_]+)?(%|/[0-9_]+)$"};
  phrase(v, form, share, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_amount(
        text, names, {.wanted = {ex::Dimension::rate}, .bare_fraction = true, .share = true});
  });
}

void describe_rate(Visitor& v, std::optional<ex::Amount>& rate) {
  const Form form{.name = "a rate", .example = "lesser of 4% and (prime rate plus 2%)"};
  phrase(v, form, rate, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_amount(text, names, {.wanted = {ex::Dimension::rate}, .bare_fraction = true});
  });
}

void describe_weight(Visitor& v, std::optional<ex::Amount>& weight) {
  const Form form{.name = "a weight", .example = "0.05"};
  phrase(v, form, weight, [](std::string_view text, const ex::Vocabulary& names) {
    const auto number = parse_decimal(text).number;
    if (number && number->unscaled.sign() >= 0)
      return ex::Parse<ex::Amount>{ex::Amount{ex::Number{number->ratio(), {}}}, {}, {}};
    return ex::parse_amount(text, names, {.wanted = {ex::Dimension::rate}, .bare_fraction = true});
  });
}

void describe_quantity(Visitor& v, std::optional<ex::Amount>& quantity) {
  const Form form{.name = "a quantity with its unit", .example = "200 hours"};
  phrase(v, form, quantity, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_amount(text, names);
  });
}

void describe_least(Visitor& v, std::optional<ex::Amount>& quantity,
                    std::optional<Ratio>& of_average) {
  constexpr std::string_view average = " of the average";
  const Form form{.name = "a quantity, or a part of the average", .example = "25% of the average"};
  v.scalar(form, [&](const Scalar& scalar) {
    const std::string& text = scalar.node.text();
    if (text.ends_with(average)) {
      const auto part = parse_ratio(text.substr(0, text.size() - average.size())).number;
      if (part && part->sign() >= 0)
        of_average = *part;
      else
        scalar.refuse(
            not_a(scalar, "a part of the average").hint("write for example `25% of the average`"));
      return;
    }
    const auto& names = static_cast<const LanguageNames&>(scalar.names);
    ex::Parse<ex::Amount> parsed = ex::parse_amount(text, names.vocabulary);
    report_all(scalar, parsed);
    quantity = std::move(parsed.value);
  });
}

void describe_times(Visitor& v, std::optional<ex::Range>& times) {
  const Form form{.name = "a number of times", .example = "at most 5"};
  phrase(v, form, times, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_range(
        text, names, {.comparator = ex::Comparator::at_most, .wanted = {ex::Dimension::plain}});
  });
}

void describe_floor(Visitor& v, std::optional<ex::Threshold>& floor) {
  const Form form{.name = "a floor", .example = "at least 20_000 USD"};
  phrase(v, form, floor, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_threshold(text, names, {.comparator = ex::Comparator::at_least});
  });
}

void describe_headcount(Visitor& v, std::optional<ex::Amount>& count) {
  const Form form{.name = "a number of people or proxies", .example = "5% of members rounded down"};
  phrase(v, form, count, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_amount(text, names, {.wanted = {ex::Dimension::count}});
  });
}

void describe_money(Visitor& v, std::optional<ex::Amount>& money) {
  const Form form{.name = "an amount of money", .example = "20% of surplus"};
  phrase(v, form, money, [](std::string_view text, const ex::Vocabulary& names) {
    return ex::parse_amount(text, names, {.wanted = {ex::Dimension::money}});
  });
}

void describe_each(Visitor& v, std::optional<ex::Amount>& money) {
  const Form form{.name = "an amount of each member", .example = "30% of gross pay"};
  phrase(v, form, money, [](std::string_view text, const ex::Vocabulary& names) {
    ex::Vocabulary with_pool = names;
    with_pool.add({std::string(model::the_pool),
                   ex::Role::figure,
                   {ex::Dimension::money, ""},
                   "what the step gives to all members"});
    return ex::parse_amount(text, with_pool, {.wanted = {ex::Dimension::money}});
  });
}

void describe_each_gets(Visitor& v, std::optional<ex::Amount>& part, bool& interest) {
  const Form form{.name = "`interest`, or a part of a measure", .example = "4% of loan interest"};
  v.scalar(form, [&](const Scalar& scalar) {
    if (scalar.node.text() == "interest") {
      interest = true;
      return;
    }
    const auto& names = static_cast<const LanguageNames&>(scalar.names);
    auto parsed =
        ex::parse_amount(scalar.node.text(), names.vocabulary, {.wanted = {ex::Dimension::money}});
    report_all(scalar, parsed);
    if (!parsed.value) return;
    const auto* of = std::get_if<ex::Part>(&parsed.value->node);
    if (of != nullptr && std::holds_alternative<ex::Name>(of->base->node))
      part = std::move(parsed.value);
    else
      scalar.refuse(not_a(scalar, "a part of a measure")
                        .hint("write for example `4% of loan interest`, or `interest` for the rate "
                              "of `accounts.interest`"));
  });
}

void share_field(Visitor& v, std::string_view name, std::optional<ex::Amount>& share,
                 std::string_view help) {
  v.key(name, Need::optional, help, [&](Visitor& r) { describe_share(r, share); });
}

void money_field(Visitor& v, std::string_view name, std::optional<ex::Amount>& money,
                 std::string_view help) {
  v.key(name, Need::optional, help, [&](Visitor& m) { describe_money(m, money); });
}

void rule_fields(Visitor& v, model::Rule& rule) {
  rule.clause = v.here();
  field(v, "cite", rule.cite, "the article of the bylaws that says it");
}

void otherwise_field(Visitor& v, bool& otherwise) {
  std::optional<bool> answer;
  field(v, "otherwise", answer, "yes: this one holds when none before it does");
  otherwise = answer.value_or(false);
}

}  // namespace toadlane::rules
