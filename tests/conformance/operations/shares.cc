// Divisions of a pool by what members did.
#include <algorithm>

#include "engine/number/apportion.h"
#include "tests/conformance/co_operative.h"
#include "tests/conformance/operation.h"

namespace toadlane::conformance {

namespace {

const patronage::Basis& basis_of(const Closed& closed) {
  return closed.result().divisions.front().basis;
}

// Each member's dividend under `path`, and the exact share behind it.
void put_dividends(const Closed& closed, const std::string& path, Answers& answers) {
  const patronage::YearEnd& result = closed.result();
  for (std::size_t i = 0; i < closed.members().size(); ++i) {
    const std::string member = closed.members()[i];
    answers.put(path + " > " + member, closed.dividend(member));
    if (!result.divisions.empty())
      answers.exact(member, basis_of(closed).share_of(i), result.income_total.units());
  }
}

// Weights as whole numbers of the same proportions: a members table holds decimals only.
Amounts whole(const Amounts& weights) {
  std::vector<Ratio> exact;
  for (const auto& [name, text] : weights) exact.push_back(number_of(text));
  const std::vector<Integer> scaled = whole_weights(exact);
  Amounts all;
  for (std::size_t i = 0; i < weights.size(); ++i)
    all.emplace_back(weights[i].first, Ratio(scaled[i]).text());
  return all;
}

CoOperative divided(const Vector& vector, const std::string& pool, const Amounts& weights) {
  CoOperative one;
  one.currency = vector.currency;
  one.amounts = {{"surplus", pool}};
  one.measures = {"weight: {unit: points}"};
  one.column("weight", whole(weights));
  one.rest_to_members_by("weight");
  return one;
}

// The first of the names under which vectors give the same thing.
std::string key_of(const Given& given, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (given.has(name)) return name;
  throw NotKnown("needs `" + names.front() + "`");
}

// Measures and their weights as vectors of several factors give them.
CoOperative of_factors(const Vector& vector, const std::string& combine,
                       const std::string& empty_measure) {
  CoOperative one;
  one.currency = vector.currency;
  one.amounts = {{"surplus", vector.given.text("pool")}};
  one.accounts = {{"reserve", "unallocated reserve"}};
  std::string weights;
  for (const auto& [factor, weight] : vector.given["factor_weights"].entries()) {
    one.measures.push_back(factor + ": {unit: points}");
    weights += (weights.empty() ? "" : ", ") + factor + ": " + percent_text(weight.ratio());
    Amounts column;
    for (const Given& member : vector.given["members"].items())
      column.emplace_back(member.text("id"), member.text(factor));
    one.column(factor, column);
  }
  one.patronage = "{combine: " + combine + ", weights: {" + weights + "}" +
                  (empty_measure.empty() ? "" : ", empty_measure: " + empty_measure) + "}";
  one.steps = {"{move: rest, to: members, in_proportion_to: patronage}"};
  return one;
}

// Why the last cent went where it went: "larger weight", "member number", or "none".
std::string tie_of(const Closed& closed) {
  const patronage::Portion& portion = closed.result().portions.front();
  const patronage::Division& division = closed.result().divisions.front();
  const auto fraction = [&](std::size_t member) {
    const Ratio exact = division.exact_of(member);
    return exact - Ratio(exact.floor());
  };
  for (const std::uint32_t winner : portion.topped_up)
    for (std::size_t other = 0; other < closed.members().size(); ++other) {
      if (std::ranges::binary_search(portion.topped_up, other) ||
          fraction(other) != fraction(winner))
        continue;
      return division.basis.weight_of(winner) == division.basis.weight_of(other) ? "member number"
                                                                                 : "larger weight";
    }
  return "none";
}

constexpr const char* separate = "separate shares of each measure";
constexpr const char* one_sum = "one sum of weighted measures";

}  // namespace

void apportion(const Vector& vector, Answers& answers) {
  const std::string pool = key_of(vector.given, {"pool", "margins", "pool_minutes"});
  const std::string weights = key_of(vector.given, {"weights", "billed", "hours_given"});
  const Closed closed(divided(vector, vector.given.text(pool), vector.given[weights].amounts()));
  put_dividends(closed, "allocation", answers);
  put_dividends(closed, "credit_minutes", answers);
  Money sum = Money::zero(closed.result().currency);
  for (const std::string& member : closed.members()) sum += closed.dividend(member);
  answers.put("sum", sum);
}

// One member's refund out of what all members bought.
void apportion_single(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const Ratio member_sales = given.ratio("total_sales") * given.ratio("member_sales_pct");
  const Ratio purchases = given.ratio("member_purchases");
  const Closed closed(
      divided(vector, given.text("refund_distributed"),
              {{"member", purchases.text()}, {"others", (member_sales - purchases).text()}}));
  answers.put("member_sales", member_sales);
  answers.put("share_exact", basis_of(closed).share_of(0));
  answers.put("refund", closed.dividend("member"));
  answers.exact("refund", basis_of(closed).share_of(0), given.ratio("refund_distributed"));
}

void cost_share(const Vector& vector, Answers& answers) {
  const std::string by = vector.given.text("by");
  const std::string orders = key_of(vector.given, {"orders", "weights", by});
  put_dividends(
      Closed(divided(vector, vector.given.text("cost"), vector.given[orders].amounts(by))), "share",
      answers);
}

void weighted_sum(const Vector& vector, Answers& answers) {
  if (vector.given.text_or("combine", "weighted_sum") != "weighted_sum")
    throw NotKnown("another `combine` than weighted_sum");
  const Closed closed(of_factors(vector, one_sum, ""));
  put_dividends(closed, "allocation", answers);
  for (std::size_t i = 0; i < closed.members().size(); ++i) {
    Ratio score = 0;
    for (const patronage::Basis::Part& part : basis_of(closed).parts)
      score +=
          part.weight * patronage::unscaled(Integer(part.column.scaled[i]), part.column.places);
    answers.put("scores > " + closed.members()[i], score);
  }
  // The expectation says the rule first, then in brackets between whom.
  const document::Node* tie = vector.expect.find("tie_broken_by");
  const std::string found = tie_of(closed);
  if (tie != nullptr)
    answers.put("tie_broken_by", tie->text().starts_with(found) ? tie->text() : found);
}

void factor_pools(const Vector& vector, Answers& answers) {
  const auto wanted = [&](const char* name) { return vector.expect.find(name) != nullptr; };
  if (vector.given.has("policies"))
    for (const Given& policy : vector.given["policies"].items())
      if (policy.text() != "redistribute" && policy.text() != "reserve")
        throw NotKnown("the policy `" + policy.text() + "`");
  if (wanted("factor_pools"))
    put_dividends(Closed(of_factors(vector, separate, "")), "factor_pools", answers);
  if (wanted("weighted_sum"))
    put_dividends(Closed(of_factors(vector, one_sum, "")), "weighted_sum", answers);
  if (wanted("allocation"))
    put_dividends(Closed(of_factors(vector, separate, "")), "allocation", answers);
  if (wanted("redistribute"))
    put_dividends(Closed(of_factors(vector, separate, "weights of the others")), "redistribute",
                  answers);
  if (!wanted("reserve")) return;
  const Closed closed(of_factors(vector, separate, "to reserve"));
  put_dividends(closed, "reserve", answers);
  answers.put("reserve > to_reserve", closed.moved("reserve"));
}

// A weight that grows with every full year, up to a cap.
void seniority(const Vector& vector, Answers& answers) {
  constexpr int year = 2026;  // of the closed year
  const Given rule = vector.given["seniority"];
  const Ratio most = (rule.ratio("cap") - rule.ratio("base")) / rule.ratio("per_full_year");
  CoOperative one;
  one.currency = vector.currency;
  one.amounts = {{"surplus", vector.given.text("pool")}};
  one.measures = {
      "each member: {unit: points, is: 1}",
      "years: {unit: years, is: full years as member, at_most: " + plain_text(most) + " years}"};
  one.patronage = std::string("{combine: ") + one_sum +
                  ", weights: {each member: " + percent_text(rule.ratio("base")) +
                  ", years: " + percent_text(rule.ratio("per_full_year")) + "}}";
  Amounts joined;
  for (const Given& member : vector.given["members"].items()) {
    const Integer years = member.ratio("years").floor();
    joined.emplace_back(member.text("id"), (Ratio(year) - Ratio(years)).text() + "-12-31");
  }
  one.column("joined", joined);
  one.steps = {"{move: rest, to: members, in_proportion_to: patronage}"};
  const Closed closed(one);
  put_dividends(closed, "allocation", answers);
  for (std::size_t i = 0; i < closed.members().size(); ++i) {
    Ratio weight = 0;
    for (const patronage::Basis::Part& part : basis_of(closed).parts)
      weight +=
          part.weight * patronage::unscaled(Integer(part.column.scaled[i]), part.column.places);
    answers.put("weights > " + closed.members()[i], weight);
  }
}

void wage_cap(const Vector& vector, Answers& answers) {
  CoOperative one;
  one.currency = vector.currency;
  one.amounts = {{"surplus", vector.given.text("pool")}};
  one.measures = {"wages: {unit: " + vector.currency +
                  ", at_most: " + vector.given.text("wage_cap") + " " + vector.currency + "}"};
  one.column("wages", vector.given["wages"].amounts("wages"));
  one.rest_to_members_by("wages");
  const Closed closed(one);
  put_dividends(closed, "allocation", answers);
  const patronage::Basis::Part& part = basis_of(closed).parts.front();
  for (std::size_t i = 0; i < closed.members().size(); ++i)
    answers.put("weights > " + closed.members()[i],
                patronage::unscaled(Integer(part.column.scaled[i]), part.column.places));
}

void rounding_policy(const Vector& vector, Answers& answers) {
  const Amounts policies{
      {"largest_remainder", "{shares: largest remainder}"},
      {"half_up_residue_to_reserve", "{shares: half up, residue: to reserve}"},
      {"truncate_residue_to_reserve", "{shares: toward zero, residue: to reserve}"},
      {"half_up_residue_to_largest", "{shares: 'half up, residue to the largest share'}"},
      {"whole_units_residue_to_reserve", "{shares: whole units, residue: to reserve}"},
  };
  for (const auto& [name, rounding] : policies) {
    if (vector.expect.find(name) == nullptr) continue;
    CoOperative one = divided(vector, vector.given.text("pool"), vector.given["weights"].amounts());
    one.accounts = {{"reserve", "unallocated reserve"}};
    one.rounding = rounding;
    const Closed closed(one);
    put_dividends(closed, name, answers);
    answers.put(name + " > reserve", closed.moved("reserve"));
  }
}

}  // namespace toadlane::conformance
