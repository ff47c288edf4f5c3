#include "engine/patronage/chosen.h"

#include <algorithm>

#include "engine/base/text.h"
#include "engine/expression/parse.h"

namespace toadlane::patronage {
namespace {

namespace ex = expression;

constexpr std::string_view year_end_event = "year end";

// The end of the fiscal year so many years later; the last day of a month stays the last.
Date year_end_after(Date year_end, int years) {
  return year_end.plus_days(1).plus_months(12 * years).plus_days(-1);
}

// Until when a standing resolution can be about a fiscal year: the last day for the choice. Where
// the bylaws state none that runs from the year end, the end of the next fiscal year: a resolution
// can be about the year that ended last before it.
Date last_day_about(const model::Choice& choice, Date year_end) {
  const std::string& phrase = choice.chosen_by.no_later_than.text;
  const Date next = year_end_after(year_end, 1);
  const auto last = last_day(phrase, year_end);
  if (!last) return next;
  const bool one_date = last_day(phrase, next) == last;
  return one_date ? std::min(*last, next) : *last;
}

// A standing resolution without `for` that came too late for this year, and before the next one
// ended: it may have been meant for this one.
Diagnostic too_late(const model::Resolution& one, const model::Choice& choice, Date last,
                    int year) {
  const std::string number = std::to_string(year);
  return Diagnostic::warning(Code::P219, "resolution " + one.id + " of " + one.on +
                                             " is not used: it came after the last day for the "
                                             "choice of fiscal year " +
                                             number + ", " + last.text())
      .in(one.clause)
      .cite(choice.cite)
      .hint("write `for:` with the fiscal year that it is meant for; for " + number +
            " it is too late");
}

// The resolution that chooses a value for one year.
struct Deciding {
  const model::Resolution* newest = nullptr;  // nullptr: there is none
  const model::Resolution* rival = nullptr;   // of the same day, and it chooses another value
  Diagnostics doubts;

  void consider(const model::Resolution& one) {
    if (newest != nullptr && one.on < newest->on) return;
    const bool same_day = newest != nullptr && one.on == newest->on;
    if (!same_day)
      rival = nullptr;
    else if (one.value != newest->value)
      rival = newest;
    newest = &one;
  }
};

// One of the year file is about its year; one of the bylaws without `for` about the years whose
// choice it can have made.
Deciding resolution_for(const model::Choice& choice, const model::Bylaws& bylaws,
                        const model::FiscalYear& year) {
  Deciding deciding;
  const Date last = last_day_about(choice, year.ends);
  for (const model::Resolution& one : bylaws.resolutions) {
    if (one.chooses != choice.clause) continue;
    if (one.fiscal_year && *one.fiscal_year != year.year) continue;
    const auto on = Date::parse(one.on);
    if (one.fiscal_year || !on || *on <= last)
      deciding.consider(one);
    else if (*on <= year_end_after(year.ends, 1))
      deciding.doubts.add(too_late(one, choice, last, year.year));
  }
  for (const model::Resolution& one : year.resolutions)
    if (one.chooses == choice.clause && one.fiscal_year.value_or(year.year) == year.year)
      deciding.consider(one);
  // Where a choice was made for this very year, the next one's is not missed.
  const std::string before = last_day_about(choice, year_end_after(year.ends, -1)).text();
  const model::Resolution* newest = deciding.newest;
  if (newest != nullptr && (newest->fiscal_year || newest->on > before)) deciding.doubts = {};
  return deciding;
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
  Deciding deciding = resolution_for(choice, bylaws, year);
  const model::Resolution* resolution = deciding.newest;
  result.doubts = std::move(deciding.doubts);
  if (deciding.rival != nullptr)
    return refused(
        *resolution, choice,
        "and resolution " + deciding.rival->id + " of the same day choose different values",
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
