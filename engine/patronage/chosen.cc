#include "engine/patronage/chosen.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/parse.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view year_end_event = "year end";

// The newest resolution that chooses this value for this year; nullptr when there is none. One of
// the same day that chooses another value is a `rival`.
const model::Resolution* resolution_for(const model::Choice& choice, const model::Bylaws& bylaws,
                                        const model::FiscalYear& year,
                                        const model::Resolution*& rival) {
  const model::Resolution* newest = nullptr;
  for (const auto* list : {&bylaws.resolutions, &year.resolutions})
    for (const model::Resolution& one : *list) {
      if (one.chooses != choice.clause) continue;
      if (one.fiscal_year && *one.fiscal_year != year.year) continue;
      if (newest != nullptr && one.on < newest->on) continue;
      const bool same_day = newest != nullptr && one.on == newest->on;
      if (!same_day)
        rival = nullptr;
      else if (one.value != newest->value)
        rival = newest;
      newest = &one;
    }
  return newest;
}

Diagnostic refused(const model::Resolution& resolution, const model::Choice& choice,
                   const std::string& why, const std::string& advice) {
  return Diagnostic::error(Code::P213, "resolution " + resolution.id + " " + why)
      .in(resolution.clause)
      .cite(choice.cite)
      .hint(advice);
}

std::optional<Diagnostic> fault_of(const model::Resolution& resolution, const model::Choice& choice,
                                   const Chosen& bounds, Date year_end) {
  if (choice.chosen_by.body.empty())
    return refused(resolution, choice, "sets a value that the bylaws leave to nobody",
                   "change the bylaws, or take the resolution out");
  if (resolution.by != choice.chosen_by.body)
    return refused(resolution, choice,
                   "is by the " + resolution.by + "; the bylaws leave the choice to the " +
                       choice.chosen_by.body,
                   "have the " + choice.chosen_by.body + " decide");
  const auto last = last_day(choice.chosen_by.no_later_than.text, year_end);
  const auto on = Date::parse(resolution.on);
  if (last && on && *on > *last)
    return refused(resolution, choice, "came after the last day for the choice, " + last->text(),
                   "without a valid choice the value of the bylaws holds");
  if (bounds.at_least && bounds.value < *bounds.at_least)
    return refused(resolution, choice,
                   "chooses " + percent_text(bounds.value) +
                       ", below the least that the bylaws allow, " + percent_text(*bounds.at_least),
                   "choose at least " + percent_text(*bounds.at_least));
  if (bounds.at_most && bounds.value > *bounds.at_most)
    return refused(resolution, choice,
                   "chooses " + percent_text(bounds.value) +
                       ", above the most that the bylaws allow, " + percent_text(*bounds.at_most),
                   "choose at most " + percent_text(*bounds.at_most));
  return std::nullopt;
}

}  // namespace

std::optional<Date> last_day(const std::string& phrase, Date year_end) {
  if (phrase.empty()) return std::nullopt;
  const auto when = ex::parse_when(phrase, ex::Vocabulary::with_bases());
  if (!when.value) return std::nullopt;
  // A year that ends on the last day of a month runs on in whole months: 30 June plus 1 is 31 July.
  const bool month_end = year_end.plus_days(1).day() == 1;
  const auto after_months = [&](int months) {
    return month_end ? year_end.plus_days(1).plus_months(months).plus_days(-1)
                     : year_end.plus_months(months);
  };
  if (const auto* day = std::get_if<ex::DayOfMonth>(&when.value->node)) {
    if (day->event != year_end_event) return std::nullopt;
    const Date first = year_end.plus_days(1 - static_cast<int>(year_end.day()))
                           .plus_months(static_cast<int>(day->month));
    return first.plus_days(static_cast<int>(day->day) - 1);
  }
  if (const auto* date = std::get_if<Date>(&when.value->node)) return *date;
  const auto* within = std::get_if<ex::Within>(&when.value->node);
  const auto* distance = std::get_if<ex::Distance>(&when.value->node);
  if (within == nullptr && (distance == nullptr || distance->before)) return std::nullopt;
  const ex::Unit& unit = within != nullptr ? within->unit : distance->unit;
  const std::string& event = within != nullptr ? within->event : distance->event;
  if (!event.empty() && event != year_end_event) return std::nullopt;
  const Ratio count = ex::in_family_unit(within != nullptr ? within->number : distance->most, unit);
  if (count > Ratio(12'000)) return std::nullopt;
  const int whole = static_cast<int>(count.floor().to_int64().value());
  const ex::Type type = ex::type_of(unit);
  if (type.of == "days") return year_end.plus_days(whole);
  if (type.of != "months") return std::nullopt;
  const bool half = count - Ratio(count.floor()) == Ratio::of(1, 2);
  return after_months(whole).plus_days(half ? 15 : 0);
}

Result<Chosen> chosen(const model::Choice& choice, const model::Bylaws& bylaws,
                      const model::FiscalYear& year, const ex::Environment& values) {
  Chosen result;
  std::vector<std::string> missing;
  const auto value_of = [&](const std::optional<ex::Amount>& amount) -> std::optional<Ratio> {
    if (!amount) return std::nullopt;
    ex::Evaluated evaluated = ex::evaluate(*amount, values);
    missing.insert(missing.end(), evaluated.missing.begin(), evaluated.missing.end());
    return evaluated.value;
  };
  result.at_least = value_of(choice.at_least);
  result.at_most = value_of(choice.at_most);
  const model::Resolution* rival = nullptr;
  const model::Resolution* resolution = resolution_for(choice, bylaws, year, rival);
  if (rival != nullptr)
    return refused(*resolution, choice,
                   "and resolution " + rival->id + " of the same day choose different values",
                   "keep the one that holds");
  const auto value = value_of(resolution != nullptr ? resolution->value : choice.is);
  if (!missing.empty())
    return Diagnostic::error(Code::P206, "this clause needs `" + missing.front() +
                                             "`, which the year file does not give")
        .in(choice.clause)
        .cite(choice.cite)
        .hint("add it under `rates` of the year file");
  if (!value)
    return Diagnostic::error(Code::P214, "neither the bylaws nor a resolution give a value here")
        .in(choice.clause)
        .cite(choice.cite)
        .hint("add `is:` to the bylaws, or the resolution of this year to the year file");
  result.value = *value;
  const auto own = [&](const std::string& side, const Ratio& bound) {
    return Diagnostic::error(Code::P213, "the bylaws' own value, " + percent_text(*value) +
                                             ", is " + side + " that they allow, " +
                                             percent_text(bound))
        .in(choice.clause)
        .cite(choice.cite)
        .hint("compare the clause with the article, and correct one of the two");
  };
  if (resolution == nullptr && result.at_least && *value < *result.at_least)
    return own("below the least", *result.at_least);
  if (resolution == nullptr && result.at_most && *value > *result.at_most)
    return own("above the most", *result.at_most);
  Step step{choice.clause, choice.cite, "as the bylaws say", {}, percent_text(*value), {}};
  if (resolution != nullptr) {
    if (auto fault = fault_of(*resolution, choice, result, year.ends)) return *fault;
    result.by = resolution->id + " of " + resolution->on + " by the " + resolution->by;
    step.what = "chosen by resolution " + result.by;
    if (result.at_least) step.from.emplace_back("at least", percent_text(*result.at_least));
    if (result.at_most) step.from.emplace_back("at most", percent_text(*result.at_most));
  }
  result.why.push_back(std::move(step));
  return result;
}

}  // namespace toadlane::patronage
