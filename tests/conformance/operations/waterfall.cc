// Waterfalls of statutes and published documents: each is told by the keys that it gives.
#include <algorithm>

#include "tests/conformance/co_operative.h"
#include "tests/conformance/operation.h"

namespace toadlane::conformance {
namespace {

std::string percent(const Given& given, std::string_view key) {
  return percent_text(given.ratio(key));
}

// A step to an account of the name under which the vector expects the amount.
struct Line {
  std::string answer;  // "legal_reserve"
  std::string move;    // "15% of surplus"
  std::string more;    // ", until: ..."
};

std::string account_of(std::string answer) {
  if (answer == "member_accounts") return "accounts of members";  // that name means something else
  std::ranges::replace(answer, '_', ' ');
  return answer;
}

CoOperative of_lines(const Vector& vector, const Amounts& income, const std::vector<Line>& lines) {
  CoOperative one;
  one.currency = vector.currency;
  one.income.clear();
  for (const auto& [name, amount] : income)
    one.income += (one.income.empty() ? "" : ", ") + name + ": result of the year";
  one.amounts = income;
  for (const Line& line : lines) {
    const std::string account = account_of(line.answer);
    if (model::find(one.accounts, account) == nullptr)
      one.accounts.emplace_back(account, "unallocated reserve");
    one.steps.push_back("{move: " + line.move + ", to: " + account + line.more + "}");
  }
  return one;
}

// Runs the lines and puts what each moved.
Closed run_lines(const CoOperative& one, const std::vector<Line>& lines, Answers& answers,
                 const std::string& path = "") {
  Closed closed(one);
  for (std::size_t i = 0; i < lines.size(); ++i)
    answers.put(path + lines[i].answer, closed.step(i));
  return closed;
}

Closed run_lines(const Vector& vector, const Amounts& income, const std::vector<Line>& lines,
                 Answers& answers, const std::string& path = "") {
  return run_lines(of_lines(vector, income, lines), lines, answers, path);
}

std::string money(const Vector& vector, const Ratio& amount) {
  return plain_text(amount) + " " + vector.currency;
}

// Tax, a reserve with a least amount, a redemption fund, supporters by shares, classes by
// fractions.
void tax_reserve_and_classes(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  Ratio fixed = 0;
  Ratio part = 0;
  for (const Given& one : given["reserve"]["max_of"].items()) {
    if (one.has("fixed")) fixed = one.ratio("fixed");
    if (one.has("pct_of_surplus")) part = one.ratio("pct_of_surplus");
  }
  const std::vector<Line> first{
      {"tax", percent(given, "tax_rate") + " of surplus", ""},
      {"reserve", percent_text(part) + " of rest", ", at_least: " + money(vector, fixed)},
      {"left", "rest", ""}};
  const Closed above =
      run_lines(vector, {{"surplus", given.text("gross_surplus")}}, first, answers);
  answers.put("surplus", above.income("surplus") - above.step(0));
  run_lines(
      vector, {{"surplus", above.step(1).text()}},
      {{"redemption_fund", percent(given, "redemption_fund_pct_of_reserve") + " of surplus", ""},
       {"left", "rest", ""}},
      answers);

  CoOperative one =
      of_lines(vector, {{"surplus", given.text("available_surplus")}}, {{"platform", "", ""}});
  one.measures = {"shares: {unit: points}", "fraction: {unit: points}"};
  Amounts fractions;
  for (const Given& group : given["classes"].items())
    fractions.emplace_back(group.text("id"), group.text("fraction"));
  one.column("shares", given["supporter_shares"].amounts());
  one.column("fraction", fractions);
  one.steps = {"{move: " + percent(given, "supporter_fraction") +
                   " of surplus, to: members, in_proportion_to: shares}",
               "{move: " + percent(given, "platform_contribution_pct_of_balance") +
                   " of rest, to: platform}",
               "{move: rest, to: members, in_proportion_to: fraction}"};
  const Closed closed(one);
  answers.put("supporter_pool", closed.step(0));
  answers.put("balance", closed.income("surplus") - closed.step(0));
  answers.put("platform", closed.step(1));
  answers.put("class_pool", closed.step(2));
  for (const auto& [holder, shares] : given["supporter_shares"].entries())
    answers.put("supporter > " + holder, closed.dividend(holder));
  Ratio everybody = 0;
  for (const Given& group : given["classes"].items()) {
    const std::string id = group.text("id");
    const Ratio each = closed.dividend(id).units() / group.ratio("members");
    answers.put("class_amounts > " + id, closed.dividend(id));
    answers.put("per_member_exact > " + id, each);
    answers.exact(id, each);
    everybody += group.ratio("members");
  }
  answers.exact("overall", closed.step(2).units() / everybody);
}

// RA 9520, art. 86: statutory funds, then interest on capital and patronage out of what remains.
void philippine(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const auto of_training = [&](const char* where) {
    return percent_text(given.ratio("education_training_pct") *
                        given["education_split"].ratio(where)) +
           " of surplus";
  };
  if (given.ratio("interest_on_capital_share_of_remaining") +
          given.ratio("patronage_share_of_remaining") !=
      Ratio(1))
    throw NotKnown("parts that do not come to the whole");
  const std::vector<Line> lines{
      {"reserve", percent(given, "reserve_pct") + " of surplus", ""},
      {"education_local", of_training("local"), ""},
      {"education_federation", of_training("federation"), ""},
      {"community", percent(given, "community_pct") + " of surplus", ""},
      {"optional", percent(given, "optional_pct") + " of surplus", ""},
      {"interest_pool", percent(given, "interest_on_capital_share_of_remaining") + " of rest", ""},
      {"patronage_pool", "rest", ""}};
  const Closed closed = run_lines(vector, {{"surplus", given.text("net_surplus")}}, lines, answers);
  answers.put("remaining", closed.step(5) + closed.step(6));
}

// Costs and tax first, a fixed reserve, then fractions for labour, users and investors.
void fair_shares(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const std::vector<Line> first{{"pay", money(vector, given.ratio("pay")), ""},
                                {"costs", money(vector, given.ratio("associated_costs")), ""},
                                {"tax", percent(given, "tax_rate") + " of rest", ""},
                                {"reserve", money(vector, given.ratio("reserve_fixed")), ""},
                                {"for_dividends", "rest", ""}};
  const Closed above = run_lines(vector, {{"surplus", given.text("profit")}}, first, answers);
  const Money net = above.income("surplus") - above.step(0) - above.step(1);
  answers.put("net_profit", net);
  answers.put("surplus", net - above.step(2));
  const Given fractions = given["fractions"];
  const Ratio in_shares = given.ratio("capital_gain_fraction");
  const Ratio investor = fractions.ratio("investor");
  const std::vector<Line> second{
      {"labour", percent(fractions, "labour") + " of surplus", ""},
      {"user", percent(fractions, "user") + " of surplus", ""},
      {"investor_cash", percent_text(investor * (Ratio(1) - in_shares)) + " of surplus", ""},
      {"investor_as_member_shares_value", percent_text(investor * in_shares) + " of surplus", ""}};
  const Closed closed = run_lines(vector, {{"surplus", above.step(4).text()}}, second, answers);
  answers.put("sum", closed.step(0) + closed.step(1) + closed.step(2) + closed.step(3));
}

// Education and social fund, reserve and members' accounts; and the entry fee.
void three_parts(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  run_lines(vector, {{"surplus", given.text("surplus_after_tax")}},
            {{"education_social", percent(given, "education_social_pct") + " of surplus", ""},
             {"reserve", percent(given, "reserve_pct") + " of surplus", ""},
             {"member_accounts", percent(given, "member_accounts_pct") + " of surplus", ""}},
            answers);
  run_lines(vector, {{"surplus", given.text("entry_contribution")}},
            {{"entry_to_reserve", percent(given, "entry_nonrefundable_pct") + " of surplus", ""},
             {"entry_to_ica", "rest", ""}},
            answers);
}

// Law of 10 September 1947, arts. 16 and 19 nonies: reserves, and what is left for interest.
void scic(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const std::vector<Line> lines{
      {"legal_reserve", percent(given, "legal_reserve_pct") + " of surplus",
       ", until: balance of legal reserve reaches paid-in capital"},
      {"statutory_reserve", percent(given, "statutory_reserve_pct_of_rest") + " of rest", ""},
      {"max_for_capital_interest_before_aid", "rest", ""}};
  CoOperative one = of_lines(vector, {{"surplus", given.text("result")}}, lines);
  one.opening = {{"legal reserve", given.text("legal_reserve_balance")}};
  one.figure_amounts = {{"paid-in capital", given.text("capital")}};
  const Closed closed = run_lines(one, lines, answers);
  const Money reserves = closed.step(0) + closed.step(1);
  answers.put("reserves_total", reserves);
  answers.put("reserves_pct", reserves.units() / closed.income("surplus").units());
  answers.put("max_after_aid_rule",
              std::max(closed.step(2).units() - given.ratio("public_aid_in_result"), Ratio(0)));
}

// Ley 27/1999, arts. 57 and 58: funds before tax and after earlier losses.
void spanish(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const Ratio base = given.ratio("cooperative_surplus_before_tax") -
                     given.ratio("prior_losses_charged_to_cooperative");
  answers.put("base_cooperative", base);
  run_lines(vector,
            {{"cooperative", plain_text(base)},
             {"extracooperative", given.text("extracooperative_before_tax")}},
            {{"fro_from_cooperative_20pct", "20% of cooperative", ""},
             {"education_5pct", "5% of cooperative", ""},
             {"fro_from_extracooperative_50pct", "50% of extracooperative", ""},
             {"tax", money(vector, given.ratio("tax")), ""},
             {"available_after_tax", "rest", ""}},
            answers);
}

// Ley 11/2019, art. 70: the education fund may halve while the reserve is low.
void basque(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const std::string enough = "balance of fro min reaches 1/2 of paid-in capital";
  const std::vector<Line> lines{{"cofip_min", "10% of surplus", ", when: " + enough},
                                {"cofip_min", "5% of surplus", ", when: not (" + enough + ")"},
                                {"fro_min", "20% of surplus", ""},
                                {"disposable_max", "rest", ""}};
  for (const Given& one_case : given["cases"].items()) {
    const std::string path = one_case.text("id") + " > ";
    CoOperative one = of_lines(
        vector, {{"surplus", given.text("available_surplus_after_losses_and_tax")}}, lines);
    one.opening = {{"fro min", one_case.text("fro_balance")}};
    one.figure_amounts = {{"paid-in capital", one_case.text("share_capital")}};
    const Closed closed(one);
    const Money cofip = closed.step(0) + closed.step(1);
    answers.put(path + "cofip_min", cofip);
    answers.put(path + "fro_min", closed.step(2));
    answers.put(path + "global_min", cofip + closed.step(2));
    answers.put(path + "disposable_max", closed.step(3));
  }
}

// Law 78-763, art. 33: what is refused, and the workers' part by pay and a coefficient.
void scop(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const Ratio surplus = given.ratio("net_surplus");
  std::string pool;
  for (const Given& one : given["cases"].items()) {
    const Ratio work = one.ratio("part_travail");
    const Ratio reserves = one.ratio("legal") + one.ratio("development");
    const Ratio interest = one.ratio("interest");
    if (reserves + work + interest != surplus) throw NotKnown("parts that do not sum");
    const std::string verdict = work * Ratio(4) < surplus ? "reject: part travail under 25%"
                                : interest > reserves ? "reject: interest over total to reserves"
                                : interest > work     ? "reject: interest over part travail"
                                                      : "accept";
    if (verdict == "accept") pool = one.text("part_travail");
    answers.put(one.text("id"), verdict);
  }
  if (given.text("eligibility").empty()) throw NotKnown("no `eligibility`");
  CoOperative one;
  one.currency = vector.currency;
  one.amounts = {{"surplus", pool}};
  one.measures = {"wages: {unit: " + vector.currency + "}",
                  "coefficient: {unit: points, at_most: " + given.text("coefficient_max") + "}",
                  "weighted wages: {unit: points, product_of: [wages, coefficient]}"};
  Amounts wages;
  Amounts coefficients;
  for (const Given& worker : given["workers"].items()) {
    wages.emplace_back(worker.text("id"), worker.text("wages"));
    coefficients.emplace_back(worker.text("id"), worker.text("coefficient"));
  }
  one.column("wages", wages);
  one.column("coefficient", coefficients);
  one.rest_to_members_by("weighted wages");
  const Closed closed(one);
  for (const std::string& member : closed.members())
    answers.put("allocation_of_" + plain_text(number_of(pool)) + " > " + member,
                closed.dividend(member));
}

// A key that only one kind of waterfall gives, and what follows it.
struct Kind {
  std::string_view key;
  void (*run)(const Vector& vector, Answers& answers);
};
const Kind kinds[]{
    {"supporter_shares", tax_reserve_and_classes},
    {"education_split", philippine},
    {"capital_gain_fraction", fair_shares},
    {"member_accounts_pct", three_parts},
    {"statutory_reserve_pct_of_rest", scic},
    {"extracooperative_before_tax", spanish},
    {"available_surplus_after_losses_and_tax", basque},
    {"coefficient_max", scop},
};

}  // namespace

void waterfall(const Vector& vector, Answers& answers) {
  const auto kind =
      std::ranges::find_if(kinds, [&](const Kind& one) { return vector.given.has(one.key); });
  if (kind == std::end(kinds)) throw NotKnown("no waterfall of these keys");
  kind->run(vector, answers);
}

// Quebec, C-67.2 s. 146: twice 10% of the surplus, while equity is under 40% of debts.
void statutory_funds(const Vector& vector, Answers& answers) {
  const std::vector<Given> cases = vector.given["cases"].items();
  const std::string low = ", when: not (equity reaches 40% of debts)";
  const std::vector<Line> lines{{"min_reserve", "10% of surplus", low},
                                {"min_additional_reserve_or_share_rebate", "10% of surplus", low},
                                {"left", "rest", ""}};
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Given& given = cases[i];
    const std::string path = "cases > " + std::to_string(i) + " > ";
    const Ratio base = given.ratio("surplus") - given.ratio("preferred_interest");
    CoOperative one = of_lines(vector, {{"surplus", plain_text(base)}}, lines);
    one.figures = {"equity: equity at the year end", "debts: debts at the year end"};
    one.figure_amounts = {{"equity", given.text("equity")}, {"debts", given.text("debts")}};
    answers.put(path + "id", given.text("id"));
    answers.put(path + "base", base);
    run_lines(one, lines, answers, path);
  }
}

}  // namespace toadlane::conformance
