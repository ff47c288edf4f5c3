#include "engine/calendar/gatherer.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/patronage/chosen.h"
#include "engine/patronage/payment_period.h"

namespace toadlane::calendar {
namespace {

namespace ex = expression;
namespace mt = toadlane::meetings;

const ex::Distance* before_meeting(const model::Timing& timing) {
  if (!timing.when) return nullptr;
  const auto* distance = std::get_if<ex::Distance>(&timing.when->node);
  return distance != nullptr && distance->before && distance->event == "meeting" ? distance
                                                                                 : nullptr;
}

Date last_of_month(int year, unsigned month) {
  const auto first = Date::of(year, month, 1);
  invariant(first.has_value(), "every month has a first day");
  return first->plus_months(1).plus_days(-1);
}

// The article of a rule, or of the block around it.
const std::string& article(const std::string& own, const std::string& around) {
  return own.empty() ? around : own;
}

// What the file does not state is named as a default.
std::string default_if_not(bool stated) {
  return stated ? "" : " (default, not stated)";
}

}  // namespace

Date Gatherer::year_end(int year) const {
  const model::DayOfYear& end = bylaws_.coop.fiscal_year_ends;
  return Date::of(year, end.month, end.day).value_or(last_of_month(year, end.month));
}

std::optional<Gatherer::Annual> Gatherer::annual_of(const model::AnnualMeeting& rule) const {
  if (rule.on.when) {
    std::optional<Date> day;
    if (const auto* weekday = std::get_if<ex::WeekdayOfMonth>(&rule.on.when->node))
      day = mt::weekday_of_month(year_, *weekday);
    for (int ended = year_ - 1; !day && ended <= year_; ++ended) {
      day = patronage::last_day(rule.on.text, year_end(ended));
      if (day && day->year() != year_) day.reset();
    }
    if (!day) return std::nullopt;
    const Date moved = moved_off_holiday(*day, rule.if_holiday, holidays_);
    return Annual{moved, moved};
  }
  if (rule.in.first_month != 0)
    return Annual{last_of_month(year_, rule.in.first_month).plus_days(1).plus_months(-1),
                  last_of_month(year_, rule.in.last_month)};
  for (const int ended : {year_, year_ - 1}) {
    const auto last = patronage::last_day(rule.in.text, year_end(ended));
    if (last && last->year() == year_) return Annual{year_end(ended).plus_days(1), *last};
  }
  return std::nullopt;
}

void Gatherer::meetings() {
  for (const auto& [body, rules] : bylaws_.meetings) annual(body, rules);
}

void Gatherer::annual(const std::string& body, const model::MeetingRules& rules) {
  if (!rules.annual) return;
  const auto when = annual_of(*rules.annual);
  if (!when) return;
  const model::Phrase& words = rules.annual->on.empty()
                                   ? static_cast<const model::Phrase&>(rules.annual->in)
                                   : static_cast<const model::Phrase&>(rules.annual->on);
  const bool fixed = when->first == when->last;
  std::string rule = words.text;
  if (fixed && !rules.annual->if_holiday.empty())
    rule += ", if a holiday: " + rules.annual->if_holiday;
  all_.push_back({when->first, fixed ? std::nullopt : std::optional(when->last),
                  "annual meeting of " + body, rule, words.clause, rules.cite});
  const std::string of =
      " of the annual meeting of " + body + (fixed ? "" : " on " + when->last.text());
  notice("notice" + of, rules.notice, rules.cite, *when);
  if (rules.record_date) record_date(of, *rules.record_date, rules.cite, *when);
  for (const auto& [name, decision] : bylaws_.decisions)
    if (std::find(decision.by.begin(), decision.by.end(), body) != decision.by.end())
      notice("notice of `" + name + "` for that meeting", decision.notice, decision.cite, *when);
  seats(*when);
}

void Gatherer::notice(const std::string& what, const model::Timing& rule, const std::string& cite,
                      const Annual& annual) {
  const ex::Distance* distance = before_meeting(rule);
  if (distance == nullptr) return;
  const auto last = mt::latest_before(annual.last, distance->least, distance->unit, holidays_);
  if (!last) return;
  if (distance->most == distance->least) {
    all_.push_back({*last, std::nullopt, "last day for the " + what, rule.text, rule.clause, cite});
    return;
  }
  const auto first = mt::earliest_before(annual.last, distance->most, distance->unit, holidays_);
  if (first) all_.push_back({*first, *last, what, rule.text, rule.clause, cite});
}

void Gatherer::record_date(const std::string& of, const model::RecordDate& rule,
                           const std::string& cite, const Annual& annual) {
  const ex::Distance* within = before_meeting(rule.within);
  if (within == nullptr) return;
  const auto last = mt::latest_before(annual.last, within->least, within->unit, holidays_);
  const auto first = mt::earliest_before(annual.last, within->most, within->unit, holidays_);
  if (!first || !last) return;
  all_.push_back({*first, *first == *last ? std::nullopt : last, "record date" + of,
                  rule.within.text, rule.within.clause, article(rule.cite, cite)});
}

// Seats whose term ends each year, and those filled in the meantime until the next annual meeting.
void Gatherer::seats(const Annual& annual) {
  const auto until = annual.first == annual.last ? std::nullopt : std::optional(annual.last);
  for (const auto& [name, board] : bylaws_.boards) {
    if (board.renewed.text.find("each year") != std::string::npos)
      all_.push_back({annual.first, until, "terms that end: seats of " + name + " to renew",
                      board.renewed.text, board.renewed.clause, board.cite});
    else if (board.term.text == "1 year")
      all_.push_back({annual.first, until, "terms that end: every seat of " + name, board.term.text,
                      board.term.clause, board.cite});
    if (board.vacancy && board.vacancy->until.text.find("annual meeting") != std::string::npos)
      all_.push_back({annual.first, until,
                      "terms that end: vacant seats of " + name + " filled since the last one",
                      board.vacancy->until.text, board.vacancy->until.clause,
                      article(board.vacancy->cite, board.cite)});
  }
}

void Gatherer::fiscal_years() {
  constexpr int years_back = 10;
  for (int year = year_ - years_back; year <= year_; ++year) {
    if (year < 1) continue;
    const Date end = year_end(year);
    if (year == year_)
      all_.push_back({end, std::nullopt,
                      "end of fiscal year " + std::to_string(year) +
                          default_if_not(bylaws_.coop.fiscal_year_ends.stated),
                      "", Clause("coop.fiscal_year_ends"), bylaws_.coop.cite});
    choices(end);
    payment(end);
  }
}

void Gatherer::last_day_of(const std::string& what, const model::Phrase& phrase,
                           const std::string& cite, Date year_end) {
  const auto day = patronage::last_day(phrase.text, year_end);
  if (!day || day->year() != year_) return;
  const std::string whole = what + " for fiscal year " + std::to_string(year_end.year());
  const auto same = [&](const Entry& one) { return one.day == *day && one.what == whole; };
  if (std::none_of(all_.begin(), all_.end(), same))
    all_.push_back({*day, std::nullopt, whole, phrase.text, phrase.clause, cite});
}

void Gatherer::choices(Date end) {
  const auto choose = [&](const std::string& what, const model::Choice& choice,
                          const std::string& around) {
    const std::string by = choice.chosen_by.body.empty() ? "" : " by the " + choice.chosen_by.body;
    last_day_of("last day for the choice of " + what + by, choice.chosen_by.no_later_than,
                article(choice.cite, around), end);
  };
  if (bylaws_.surplus && bylaws_.surplus->pay)
    for (const model::CashRule& cash : bylaws_.surplus->pay->cash)
      choose("the part paid in cash", cash,
             article(bylaws_.surplus->pay->cite, bylaws_.surplus->cite));
  if (bylaws_.accounts && bylaws_.accounts->interest)
    choose("the interest", *bylaws_.accounts->interest, bylaws_.accounts->cite);
}

void Gatherer::payment(Date end) {
  if (!bylaws_.surplus || !bylaws_.surplus->pay) return;
  const model::Pay& pay = *bylaws_.surplus->pay;
  last_day_of("last day of payment", pay.paid_no_later_than,
              article(pay.cite, bylaws_.surplus->cite), end);
  if (bylaws_.coop.taxed_as != "subchapter t") return;
  const model::Phrase period{"15th day of the 9th month after year end", Clause("coop.taxed_as")};
  last_day_of("end of the payment period", period, "26 CFR 1.1382-4", end);
}

void Gatherer::amendments() {
  for (const model::Amendment& one : bylaws_.amendments)
    if (one.from && one.from->year() == year_)
      all_.push_back({*one.from, std::nullopt, "amendment " + one.id + " comes into force", "",
                      one.clause, one.cite});
}

}  // namespace toadlane::calendar
