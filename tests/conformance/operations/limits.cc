// Amounts for each member: rates, floors and caps.
#include <regex>

#include "engine/expression/evaluate.h"
#include "engine/expression/parse.h"
#include "engine/number/rounding.h"
#include "engine/patronage/each_member.h"
#include "tests/conformance/co_operative.h"
#include "tests/conformance/operation.h"

namespace toadlane::conformance {
namespace {

Currency currency_of(const Vector& vector) {
  return Currency::find(vector.currency).value();
}

std::string money_text(const Vector& vector, const Ratio& units, Rounding how) {
  return rounded_money(units, currency_of(vector), how).text();
}

// Every member gets a rate of their base, within limits; the year has more than enough for it.
struct Rate {
  std::string part;   // "4%", "1.43%"
  Amounts bases;      // by member
  std::string least;  // of each member, in money; empty: none
  std::string most;
  std::string rounded = "half up";
};

Closed paid_by_rate(const Vector& vector, const Rate& rate) {
  CoOperative one;
  one.currency = vector.currency;
  one.accounts = {{"reserve", "unallocated reserve"}};
  Ratio enough = sum_of(rate.bases) * number_of(rate.part);
  const Ratio members(static_cast<std::int64_t>(rate.bases.size() + 1));
  enough += members * (Ratio(1) + (rate.least.empty() ? Ratio(0) : number_of(rate.least)));
  one.amounts = {{"surplus", money_text(vector, enough, Rounding::up)}};
  one.measures = {"base: {unit: " + vector.currency + "}"};
  one.column("base", rate.bases);
  std::string step = "{move: rest, to: members, each_gets: " + rate.part +
                     " of base, each_rounded: " + rate.rounded;
  if (!rate.least.empty()) step += ", each_at_least: " + rate.least + " " + vector.currency;
  if (!rate.most.empty()) step += ", each_at_most: " + rate.most + " " + vector.currency;
  one.steps = {step + "}", "{move: rest, to: reserve}"};
  return Closed(one);
}

void put_rate(const Vector& vector, const Rate& rate, const std::string& path,
              const std::string& total, Answers& answers) {
  const Closed closed = paid_by_rate(vector, rate);
  Money sum = Money::zero(closed.result().currency);
  for (const auto& [member, base] : rate.bases) {
    answers.put(path + " > " + member, closed.dividend(member));
    answers.exact(member, number_of(base) * number_of(rate.part));
    sum += closed.dividend(member);
  }
  answers.put(total, sum);
}

std::string rounding_of(const std::string& policy) {
  if (policy == "nearest_whole_dollar_half_up") return "whole units half up";
  if (policy == "truncate") return "toward zero";
  if (policy == "half_up") return "half up";
  throw NotKnown("the policy `" + policy + "`");
}

// A member's part of a pool with limits, before it becomes cents.
Ratio within_limits(const patronage::EachParts& each, std::size_t member, const Ratio& coins) {
  Ratio exact = 0;
  if (each.between_weight.sign() != 0)
    exact = Ratio::of(each.basis.weight_of(member) * each.between_pool, each.between_weight);
  else
    exact = Ratio(Integer(each.parts[member]));
  if (each.least) exact = std::max(exact, Ratio((each.least->of_member(member) * coins).ceiling()));
  if (each.most) exact = std::min(exact, Ratio((each.most->of_member(member) * coins).floor()));
  return exact;
}

// Points for what was spent, and pence for points.
void by_points(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const Ratio spent = given.ratio("spend_per_week") * given.ratio("weeks");
  const Ratio part = given.ratio("points_per_pound") * given.ratio("pence_per_point") / Ratio(100);
  Rate rate{percent_text(part), {{"member", plain_text(spent)}}, "", "", "half up"};
  answers.put("exact", spent * part);
  answers.exact("dividend", spent * part);
  answers.put("half_up", paid_by_rate(vector, rate).dividend("member"));
  rate.rounded = "toward zero";
  answers.put("truncated", paid_by_rate(vector, rate).dividend("member"));
}

}  // namespace

void rate_based(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  if (given.has("spend_per_week")) return by_points(vector, answers);
  const std::string key = given.has("base") ? "base" : "interest_paid_or_earned";
  Rate rate{percent_text(given.ratio("rate")), given[key].amounts(), given.text_or("min", ""),
            given.text_or("max", ""), "half up"};
  if (given.ratio("rate") > Ratio(1)) throw NotKnown("a rate of more than 100%");
  if (given.has("zero_base_gets") && given.ratio("zero_base_gets").sign() != 0)
    throw NotKnown("something for who has nothing of the base");
  put_rate(vector, rate, "payout", "payout_total", answers);
  put_rate(vector, rate, "exact_cents", "exact_total", answers);
  if (!given.has("policy_as_printed")) return;
  rate.rounded = rounding_of(given.text("policy_as_printed"));
  put_rate(vector, rate, "as_printed", "as_printed_total", answers);
}

void per_unit_retain(const Vector& vector, Answers& answers) {
  if (vector.given.text_or("round", "half_up per account") != "half_up per account")
    throw NotKnown("another rounding");
  const Ratio rate = vector.given.ratio("rate_per_cwt");
  for (const auto& [member, quantity] : vector.given["deliveries_cwt"].entries())
    answers.put("retain > " + member,
                rounded_money(quantity.ratio() * rate, currency_of(vector), Rounding::half_up));
}

// "contribution = 0.15*turnover - 6000", as a phrase of the language.
void member_contribution_formula(const Vector& vector, Answers& answers) {
  static const std::regex shape(R"((\w+) = ([0-9.]+)\*(\w+)(?: ([+-]) ([0-9.]+))?)");
  std::smatch found;
  const std::string formula = vector.given.text("formula");
  if (!std::regex_match(formula, found, shape)) throw NotKnown("the formula `" + formula + "`");
  std::string phrase = percent_text(number_of(found[2].str())) + " of " + found[3].str();
  if (found[4].matched)
    phrase = "(" + phrase + ") " + (found[4] == "-" ? "minus " : "plus ") + found[5].str() + " " +
             vector.currency;
  expression::Vocabulary names = expression::Vocabulary::with_bases(vector.currency);
  names.add({found[3].str(), expression::Role::figure, {expression::Dimension::money}, ""});
  const auto amount = expression::parse_amount(phrase, names).value;
  if (!amount) throw NotKnown("the phrase `" + phrase + "`");
  for (const auto& [member, base] : vector.given[found[3].str()].entries()) {
    expression::Values values;
    values.set(found[3].str(), base.ratio());
    const auto value = expression::evaluate(*amount, values).value;
    answers.put(found[1].str() + " > " + member,
                rounded_money(value.value(), currency_of(vector), Rounding::half_up));
  }
}

// Shares by weights, none above its cap or below its floor.
void waterfill(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  CoOperative one;
  one.currency = vector.currency;
  one.accounts = {{"reserve", "unallocated reserve"}};
  one.amounts = {{"surplus", given.text("pool")}};
  one.measures = {"weight: {unit: points}"};
  const Amounts weights = given["weights"].amounts();
  one.column("weight", weights);
  if (given.text_or("if_infeasible", "reserve") != "reserve")
    throw NotKnown("another `if_infeasible` than reserve");
  std::string step = "{move: rest, to: members, in_proportion_to: weight";
  const auto of_each = [&](const std::string& key, const std::string& name,
                           const std::string& otherwise) {
    Amounts column;
    const Amounts stated = given[key].amounts();
    for (const auto& [member, weight] : weights) {
      const std::string* limit = model::find(stated, member);
      column.emplace_back(member, limit == nullptr ? otherwise : *limit);
    }
    one.measures.push_back(name + ": {unit: " + vector.currency + "}");
    one.column(name, column);
    return name;
  };
  if (given.has("floor")) step += ", each_at_least: " + of_each("floor", "least", "0.00");
  if (given.has("cap")) step += ", each_at_most: " + of_each("cap", "most", given.text("pool"));
  if (given.has("max_pct_of_pool"))
    step += ", each_at_most: " + percent_text(given.ratio("max_pct_of_pool")) + " of the pool";
  one.steps = {step + ", above_caps: to reserve}"};
  const Closed closed(one);
  const patronage::EachParts& each = *closed.result().divisions.front().pool.each;
  const Ratio coins(Integer(closed.result().currency.minor_per_unit()));
  for (std::size_t i = 0; i < closed.members().size(); ++i) {
    const std::string member = closed.members()[i];
    const Ratio cents = within_limits(each, i, coins);
    answers.put("allocation > " + member, closed.dividend(member));
    answers.put("exact_cents > " + member, cents);
    answers.put("exact > " + member, cents / coins);
  }
  answers.put("to_reserve", closed.moved("reserve"));
}

// The Italian refund to worker members: at most a part of what each was paid.
void ristorno(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const Amounts paid = given["remuneration"].amounts();
  const std::string part = percent_text(given.ratio("cap_pct_of_remuneration"));
  CoOperative one;
  one.currency = vector.currency;
  one.accounts = {{"reserve", "indivisible reserve"}};
  one.amounts = {{"surplus", given.text("pool")}};
  one.measures = {"remuneration: {unit: " + vector.currency + "}", "weight: {unit: points}"};
  one.column("remuneration", paid);
  std::string by = "remuneration";
  if (!given["weights"].is_text()) {
    by = "weight";
    one.column("weight", given["weights"].amounts());
  } else if (given.text("weights") != "remuneration") {
    throw NotKnown("other weights than remuneration");
  }
  one.steps = {"{move: rest, to: members, in_proportion_to: " + by + ", each_at_most: " + part +
               " of remuneration, above_caps: to reserve}"};
  const Closed closed(one);
  for (const auto& [member, pay] : paid) {
    answers.put("allocation > " + member, closed.dividend(member));
    answers.put("cap > " + member, number_of(pay) * given.ratio("cap_pct_of_remuneration"));
  }
  answers.put("excess_to_reserve", closed.moved("reserve"));
}

// Interest on members' capital, from a pool or by a declared rate under a cap.
void interest_on_capital(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  CoOperative one;
  one.currency = vector.currency;
  one.measures = {"average capital: {unit: " + vector.currency + "}"};
  Amounts averages;
  if (given.has("average_share_months")) averages = given["average_share_months"].amounts();
  if (given.has("month_end_balances"))
    for (const auto& [member, balances] : given["month_end_balances"].entries()) {
      Ratio sum = 0;
      for (const Given& balance : balances.items()) sum += balance.ratio();
      const Ratio months(static_cast<std::int64_t>(balances.items().size()));
      averages.emplace_back(member, plain_text(sum / months));
      answers.put("average_balance > " + member, sum / months);
    }
  one.column("average capital", averages);
  if (given.has("pool")) {
    one.amounts = {{"surplus", given.text("pool")}};
    one.steps = {"{move: rest, to: members, in_proportion_to: average capital}"};
    answers.put("rate_exact", given.ratio("pool") / sum_of(averages));
  } else {
    const Ratio declared = given.ratio("declared_rate");
    std::string rate = percent_text(declared);
    if (given.has("statutory_cap_rate")) {
      rate = "lesser of " + rate + " and " + percent_text(given.ratio("statutory_cap_rate"));
      answers.put("rate_used", std::min(declared, given.ratio("statutory_cap_rate")));
    }
    one.interest = "{is: " + rate + ", on: average capital}";
    one.accounts = {{"reserve", "unallocated reserve"}};
    one.amounts = {{"surplus", money_text(vector, sum_of(averages) + Ratio(1), Rounding::up)}};
    one.steps = {"{move: rest, to: members, each_gets: interest, paid: in money}",
                 "{move: rest, to: reserve}"};
  }
  const Closed closed(one);
  for (const auto& [member, average] : averages)
    answers.put("interest > " + member, closed.dividend(member) + closed.outright(member));
}

}  // namespace toadlane::conformance
