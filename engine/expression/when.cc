#include "engine/expression/when.h"

#include "engine/expression/amount.h"
#include "engine/expression/calendar.h"

namespace toadlane::expression {
namespace {

std::string node_text(const Distance& distance) {
  const std::string end = to_text(Number{distance.most, distance.unit});
  const std::string number =
      distance.least == distance.most ? end : decimal_text(distance.least) + " to " + end;
  return number + (distance.before ? " before " : " after ") + distance.event;
}

std::string node_text(const Within& within) {
  const std::string text = "within " + to_text(Number{within.number, within.unit});
  return within.event.empty() ? text : text + " of " + within.event;
}

std::string node_text(const DayOfMonth& day) {
  return ordinal_digits(day.day) + " day of the " + ordinal_digits(day.month) + " month after " +
         day.event;
}

std::string node_text(const WeekdayOfMonth& day) {
  return std::string(ordinal_word(day.week)) + " " + std::string(weekday_name(day.weekday)) +
         " of " + std::string(month_name(day.month));
}

std::string node_text(const Date& date) {
  return date.text();
}

std::string node_text(const FiscalYears& years) {
  if (years.first == years.last) return "fiscal year " + std::to_string(years.first);
  return "fiscal years " + std::to_string(years.first) + " to " + std::to_string(years.last);
}

std::string node_text(const FromDate& from) {
  const bool years = from.what == FromDate::What::fiscal_years_ending;
  return (years ? "fiscal years ending on or after " : "notices sent on or after ") +
         from.date.text();
}

}  // namespace

std::string to_text(const When& when) {
  return std::visit([](const auto& node) { return node_text(node); }, when.node);
}

std::string to_text(const Scope& scope) {
  return std::visit([](const auto& node) { return node_text(node); }, scope.node);
}

}  // namespace toadlane::expression
