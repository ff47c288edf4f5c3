// How dividends are paid, and when.
#include <regex>

#include "engine/number/rounding.h"
#include "engine/patronage/payment_period.h"
#include "tests/conformance/co_operative.h"
#include "tests/conformance/operation.h"

namespace toadlane::conformance {
namespace {

// A co-operative that divides what was allocated, so that each member has just that again.
CoOperative of_allocation(const Vector& vector, const Amounts& allocation) {
  CoOperative one;
  one.currency = vector.currency;
  one.amounts = {{"surplus", plain_text(sum_of(allocation))}};
  one.measures = {"allocated: {unit: " + vector.currency + "}"};
  one.column("allocated", allocation);
  one.rest_to_members_by("allocated");
  return one;
}

std::string payment_rounding(const std::string& policy) {
  if (policy == "per_member_ceil") return "up for each member";
  if (policy == "per_member_half_up" || policy == "nearest_cent") return "half up for each member";
  if (policy == "per_member_floor") return "down for each member";
  if (policy == "apportion" || policy == "largest_remainder") return "largest remainder";
  throw NotKnown("the policy `" + policy + "`");
}

// Dividends of several years, each split at its own part.
void split_years(const Vector& vector, Answers& answers) {
  const std::vector<Given> years = vector.given["years"].items();
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string path = "years > " + std::to_string(i) + " > ";
    CoOperative one = of_allocation(vector, {{"all", years[i].text("patronage")}});
    one.pay = "{cash: " + percent_text(years[i].ratio("cash_pct")) + ", rest: credit to account}";
    const Closed closed(one);
    answers.put(path + "fy", years[i].text("fy"));
    answers.put(path + "cash", closed.cash("all"));
    answers.put(path + "equity", closed.retained("all"));
  }
}

// Totals that a co-operative published: do the parts sum to the whole, and is the part in money
// what it says?
void check_years(const Vector& vector, Answers& answers) {
  const std::vector<Given> years = vector.given["years"].items();
  for (std::size_t i = 0; i < years.size(); ++i) {
    const std::string path = "years > " + std::to_string(i) + " > ";
    const Ratio total = years[i].ratio("total");
    const Ratio cash = years[i].ratio("cash");
    Ratio sum = cash;
    for (const Given& other : years[i]["other"].items()) sum += other.ratio();
    const Ratio nominal = Ratio(rounded(cash / total * Ratio(100), Rounding::half_up)) / Ratio(100);
    answers.put(path + "year", years[i].text("year"));
    answers.put(path + "components_sum", sum);
    answers.put(path + "nominal_cash_pct", nominal);
    answers.put(path + "exact_cash", nominal * total);
    answers.put(path + "shortfall", nominal * total - cash);
    answers.put(path + "aggregate_20pct_test",
                std::string(cash * Ratio(5) >= total ? "true" : "false"));
  }
}

}  // namespace

void split_cash(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  if (given.has("years"))
    return given["years"].items().front().has("total") ? check_years(vector, answers)
                                                       : split_years(vector, answers);
  const Ratio part = given.ratio("cash_pct");
  const Amounts allocation = given["allocation"].amounts();
  CoOperative one = of_allocation(vector, allocation);
  const std::string rate = percent_text(part);
  one.pay = "{cash: {is: " + rate + "}, rest: credit to account}";
  one.rounding = "{cash: " + payment_rounding(given.text_or("policy", "per_member_ceil")) + "}";
  const Closed closed(one);
  one.rounding = "{cash: half up for each member}";
  const Closed nearest(one);
  std::vector<std::string> fails;
  for (const auto& [member, amount] : allocation) {
    answers.put("cash > " + member, closed.cash(member));
    answers.put("retained > " + member, closed.retained(member));
    if (nearest.cash(member).units() < part * number_of(amount)) fails.push_back(member);
  }
  answers.put_list("nearest_cent_fails_for", fails);
}

void de_minimis(const Vector& vector, Answers& answers) {
  static const std::regex shape(R"(pay_all_cash_if_total_below_([0-9.]+))");
  const Given& given = vector.given;
  std::smatch found;
  const std::string policy = given.text("policy");
  if (!std::regex_match(policy, found, shape)) throw NotKnown("the policy `" + policy + "`");
  const std::string rate = percent_text(given.ratio("cash_pct"));
  const Amounts allocation = given["allocation"].amounts();
  CoOperative one = of_allocation(vector, allocation);
  one.pay = "{cash: {is: " + rate + ", at_least: " + rate + "}, rest: credit to account" +
            ", all_in_money_below: " + found[1].str() + " " + vector.currency +
            ", held_below: " + given.text("min_check") + " " + vector.currency + "}";
  const Closed closed(one);
  for (const auto& [member, amount] : allocation) {
    answers.put("cash > " + member, closed.cash(member));
    answers.put("retained > " + member, closed.retained(member));
    answers.put("held_payable > " + member, closed.held(member));
  }
}

void deadlines(const Vector& vector, Answers& answers) {
  const auto day = [](const std::string& text) {
    const std::optional<Date> date = Date::parse(text);
    if (!date) throw NotKnown("the date `" + text + "`");
    return *date;
  };
  const auto put = [&](const std::string& path, Date year_end) {
    answers.put(path + "fiscal_year_end", year_end.text());
    answers.put(path + "payment_period_end", patronage::payment_period_end(year_end).text());
    answers.put(path + "qualified_check_cash_by",
                patronage::qualified_check_cashed_by(year_end).text());
  };
  if (vector.given.has("fiscal_year_end")) put("", day(vector.given.text("fiscal_year_end")));
  if (!vector.given.has("fiscal_year_ends")) return;
  const std::vector<Given> ends = vector.given["fiscal_year_ends"].items();
  for (std::size_t i = 0; i < ends.size(); ++i)
    put("rows > " + std::to_string(i) + " > ", day(ends[i].text()));
}

}  // namespace toadlane::conformance
