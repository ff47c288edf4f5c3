// Where the year's income comes from, who bears a loss, and whole articles of bylaws.
#include "engine/patronage/chosen.h"
#include "tests/conformance/co_operative.h"
#include "tests/conformance/operation.h"

namespace toadlane::conformance {
namespace {

// The members' work and the others' split the net income; steps follow.
CoOperative split_by_hours(const Vector& vector, const Amounts& hours, const std::string& others) {
  CoOperative one;
  one.currency = vector.currency;
  one.income =
      "surplus: result of work by members, profit: result of work by others, "
      "split_by: hours";
  one.measures = {"hours: {unit: hours}"};
  one.net_income = vector.given.text("net_income");
  one.others = {{"hours", others}};
  one.column("hours", hours);
  return one;
}

std::string collective_word(const Vector& vector) {
  std::string word = vector.given.text_or("nonmember_goes_to", "collective");
  if (word != "collective") throw NotKnown("nonmember_goes_to `" + word + "`");
  return word;
}

}  // namespace

void member_business_split(const Vector& vector, Answers& answers) {
  CoOperative one = split_by_hours(vector, {{"all", vector.given.text("member_hours")}},
                                   vector.given.text("nonmember_hours"));
  one.steps = {"{move: all of profit, to: collective account}",
               "{move: rest, to: members, in_proportion_to: hours}"};
  const Closed closed(one);
  answers.put("surplus_member_sourced", closed.dividend("all"));
  answers.put("profit_nonmember_sourced", closed.step(0));
  answers.put("nonmember_goes_to", closed.moved("collective account") == closed.step(0)
                                       ? collective_word(vector)
                                       : "elsewhere");
}

// Work before somebody became a member counts as work by others.
void eligibility(const Vector& vector, Answers& answers) {
  if (vector.given.text("patronage_counts_from") != "membership_date")
    throw NotKnown("another day from which patronage counts");
  const std::string to = collective_word(vector);
  Amounts hours;
  Ratio others = 0;
  for (const Given& person : vector.given["hours"].items()) {
    hours.emplace_back(person.text("id"), person.text("member_hours"));
    others += person.ratio("nonmember_hours");
  }
  CoOperative one = split_by_hours(vector, hours, plain_text(others));
  one.steps = {"{move: all of profit, to: collective account}",
               "{move: rest, to: members, in_proportion_to: hours}"};
  const Closed closed(one);
  answers.put("member_share", sum_of(hours) / (sum_of(hours) + others));
  answers.put("member_pool", closed.income("surplus"));
  answers.put(to, closed.moved("collective account"));
  for (const std::string& member : closed.members())
    answers.put("allocation > " + member, closed.dividend(member));
}

// Units with gains and losses, under each policy that is asked for.
void allocation_units(const Vector& vector, Answers& answers) {
  const Amounts units = vector.given["units"].amounts();
  CoOperative one;
  one.currency = vector.currency;
  one.income.clear();
  for (const auto& [unit, margin] : units) {
    one.income += (one.income.empty() ? "" : ", ") + unit + ": margin of " + unit;
    one.steps.push_back("{move: all of " + unit + ", to: members, in_proportion_to: weight}");
  }
  one.measures = {"weight: {unit: points}"};
  one.column("weight", {{"all", "1"}});
  one.amounts = units;
  for (const Given& given : vector.given["policies"].items()) {
    const std::string& policy = given.text();
    CoOperative under = one;
    const bool net = policy == "offset_pro_rata_to_gains";
    const bool carry = policy == "carry_forward_in_unit";
    if (!net && !carry && policy != "charge_collective") throw NotKnown("`" + policy + "`");
    under.income += std::string(", losses_covered_by_other: ") + (net ? "yes" : "no");
    under.losses = {carry || net
                        ? "{taken_from: {carried forward: 100%}}"
                        : "{taken_from: {collective account: 100%}, may_go_negative: yes}"};
    const Closed closed(under);
    Money unborne = closed.carried_forward();
    for (std::size_t i = 0; i < units.size(); ++i) {
      answers.put(policy + " > " + units[i].first, closed.step(i));
      const Money margin = closed.income(units[i].first);
      if (!carry || margin.sign() >= 0) continue;
      unborne -= margin;
      answers.put(policy + " > " + units[i].first + "_carryforward", margin);
    }
    if (carry && unborne.sign() != 0) throw NotKnown("a loss that is not carried as a whole");
    if (!net && !carry) answers.put(policy + " > collective", closed.moved("collective account"));
    if (net) answers.put(policy + " > carry_forward", closed.carried_forward());
  }
}

// A ladder of those who bear a loss, each up to its limit.
void loss(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  CoOperative one;
  one.currency = vector.currency;
  one.amounts = {{"surplus", "-" + given.text("loss")}};
  one.measures = {"work: {unit: points}"};
  one.column("work", given["patronage"].amounts());
  one.column("account balance", given["written_notices_balance"].amounts());
  one.opening = {{"collective account", given.text("collective_balance")}};
  one.steps = {"{move: rest, to: members, in_proportion_to: work}"};
  std::string ladder;
  for (const Given& rung : given["ladder"].items()) {
    const auto [name, terms] = rung.entries().front();
    ladder += ladder.empty() ? "" : ", ";
    if (name == "collective") {
      ladder += "{from: collective account";
      if (terms.has("max_pct_of_balance"))
        ladder += ", at_most: " + percent_text(terms.ratio("max_pct_of_balance")) +
                  " of balance of collective account";
      ladder += "}";
    } else if (name == "member_accounts") {
      if (terms.text("by") != "patronage" || terms.ratio("floor").sign() != 0 ||
          terms.text_or("exclude", "membership_share") != "membership_share")
        throw NotKnown("other terms of member_accounts");
      ladder += "{from: members by work}";
    } else if (name == "carry_forward") {
      ladder += "{from: carried forward}";
    } else {
      throw NotKnown("the rung `" + name + "`");
    }
  }
  one.losses = {"{in_order: [" + ladder + "], never_below: {member accounts: 0.00}}"};
  const Closed closed(one);
  answers.put("collective", -closed.moved("collective account"));
  for (const std::string& member : closed.members())
    answers.put("members > " + member, -closed.dividend(member));
  answers.put("carry_forward", -closed.carried_forward());
}

// An early loss is made good first, out of a part of each year's income.
void startup_loss_account(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  const Given then = given["then"];
  CoOperative one;
  one.currency = vector.currency;
  one.accounts = {{"start-up loss", "loss account"}};
  one.amounts = {{"surplus", given.text("net_income")}};
  one.opening = {{"start-up loss", given.text("startup_loss_balance")}};
  one.measures = {"weight: {unit: points}"};
  one.column("weight", {{"all", "1"}});
  if (then.ratio("collective_pct") + then.ratio("members_pct") != Ratio(1))
    throw NotKnown("parts that do not come to the whole");
  const std::string part = given.has("recapture_pct_of_income_until_cleared")
                               ? percent_text(given.ratio("recapture_pct_of_income_until_cleared"))
                               : "100%";
  one.steps = {
      "{move: " + part +
          " of surplus, to: start-up loss, until: balance of start-up loss "
          "reaches 0 " +
          vector.currency + "}",
      "{move: " + percent_text(then.ratio("collective_pct")) + " of rest, to: collective account}",
      "{move: rest, to: members, in_proportion_to: weight}"};
  const Closed closed(one);
  answers.put("recaptured", closed.moved("start-up loss"));
  answers.put("startup_loss_after",
              *model::find(closed.result().closing, std::string("start-up loss")));
  answers.put("collective", closed.moved("collective account"));
  answers.put("members", closed.dividend("all"));
}

// An article of real bylaws: surplus and profit, a collective part, cash and its dates.
void bylaws_waterfall(const Vector& vector, Answers& answers) {
  const Given& given = vector.given;
  CoOperative one =
      split_by_hours(vector, given["member_hours"].amounts(), given.text("nonmember_hours"));
  if (given.ratio("surplus_to_members") + given.ratio("surplus_to_collective") != Ratio(1) ||
      given.ratio("profit_to_collective") != Ratio(1))
    throw NotKnown("parts that do not come to the whole");
  one.steps = {"{move: all of profit, to: collective account}",
               "{move: " + percent_text(given.ratio("surplus_to_collective")) +
                   " of surplus, to: collective account}",
               "{move: " + percent_text(given.ratio("surplus_to_members")) +
                   " of surplus, to: members, in_proportion_to: hours}"};
  const std::string cash = percent_text(given.ratio("min_cash_pct"));
  one.pay = "{cash: {is: " + cash + ", at_least: " + cash + "}, rest: qualified written notice}";
  const Closed closed(one);
  answers.put("surplus", closed.income("surplus"));
  answers.put("profit", closed.income("profit"));
  answers.put("members_total", closed.result().to_members);
  answers.put("collective_total", closed.moved("collective account"));
  for (const std::string& member : closed.members()) {
    answers.put("allocation > " + member, closed.dividend(member));
    answers.put("cash > " + member, closed.cash(member));
  }
  const auto year_end = Date::parse(given.text("fiscal_year_end"));
  if (!year_end) throw NotKnown("the date of fiscal_year_end");
  const auto day = [&](const std::string& phrase) {
    return patronage::last_day(phrase, *year_end).value().text();
  };
  answers.put("cash_deadline", day("15th day of the 9th month after year end"));
  answers.put("retained_deadline_latest", day("3 years after year end"));
}

}  // namespace toadlane::conformance
