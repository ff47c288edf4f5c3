#include "tests/engine/patronage/random_plan.h"

#include <algorithm>

namespace toadlane::oracle {
namespace {

using cases::Dice;
using Texts = std::vector<std::string>;

template <class T>
const T& pick(Dice& dice, const std::vector<T>& from) {
  return from[static_cast<std::size_t>(dice.under(from.size()))];
}

const Texts income_names{"surplus", "profit", "other income"};
const Texts account_names{"reserve", "legal reserve", "education fund"};
const std::string paid_measure = "loan interest";
const Texts class_names{"workers", "producers", "consumers"};
const Texts fractions{"5%", "10%", "12.5%", "1/3", "2/37", "20%", "0.01%", "33.3%", "25%", "1/7"};

// Money with all decimals of the currency, or fewer.
std::string money_text(Dice& dice, unsigned decimals, unsigned bits_max) {
  const std::int64_t minor = dice.of_any_length(bits_max);
  if (decimals == 0 || dice.one_in(5)) return std::to_string(minor);
  std::string digits = std::to_string(minor);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  return digits.insert(digits.size() - decimals, ".");
}

std::string quantity_text(Dice& dice, unsigned places) {
  return money_text(dice, places, dice.one_in(20) ? 40 : 18);
}

// Fractions that come to one.
Texts whole_of(Dice& dice, std::size_t parts) {
  static const std::vector<std::vector<Texts>> known{
      {{"100%"}},
      {{"50%", "50%"}, {"80%", "20%"}, {"1/3", "2/3"}, {"35.5%", "64.5%"}, {"100%", "0%"}},
      {{"50%", "30%", "20%"}, {"1/3", "1/3", "1/3"}, {"1/7", "2/7", "4/7"}, {"60%", "1/5", "20%"}}};
  return pick(dice, known[parts - 1]);
}

Tenure random_tenure(Dice& dice) {
  Tenure tenure;
  tenure.comparator = pick<std::string>(dice, {"at least", "more than", "at most", "fewer than"});
  tenure.unit = pick<std::string>(dice, {"days", "months", "years"});
  const auto most = tenure.unit == "days" ? 900U : tenure.unit == "months" ? 30U : 4U;
  tenure.number = 2 + static_cast<int>(dice.under(most));
  return tenure;
}

void limit(Dice& dice, Measure& measure) {
  if (dice.one_in(4)) measure.at_least = quantity_text(dice, dice.one_in(3) ? 2 : 0);
  if (dice.one_in(4)) measure.at_most = quantity_text(dice, dice.one_in(3) ? 3 : 0);
}

// Measures that are made of others, or of the time of membership.
void add_derived(Dice& dice, Plan& plan) {
  const auto add = [&](std::string name, std::string unit) -> Measure& {
    plan.measures.push_back({std::move(name), std::move(unit), {}, {}, "", {}, {}});
    return plan.measures.back();
  };
  if (dice.one_in(4)) add("each one", "points").is = pick<std::string>(dice, {"1", "0.05", "12.5"});
  if (dice.one_in(3)) add("days", "days").is = "days as member";
  if (dice.one_in(3)) {
    Measure& years = add("years", "years");
    years.is = "full years as member";
    if (dice.one_in(2)) years.at_most = "2";
    if (dice.one_in(4)) years.at_least = "1";
  }
  if (dice.one_in(3)) {
    add("skill", "points");
    Measure& skilled = add("skilled hours", "hours");
    skilled.product_of = {"hours worked", "skill"};
    if (dice.one_in(4)) skilled.product_of.emplace_back("years");
    if (dice.one_in(4)) limit(dice, skilled);
    if (skilled.product_of.size() == 3 &&
        std::none_of(plan.measures.begin(), plan.measures.end(),
                     [](const Measure& one) { return one.name == "years"; }))
      skilled.product_of.pop_back();
  }
  if (!dice.one_in(3)) return;
  limit(dice, add("hours off", "hours"));
  Measure& net = add("net hours", "hours");
  net.is = plan.measures.size() > 2 && dice.one_in(3) &&
                   std::any_of(plan.measures.begin(), plan.measures.end(),
                               [](const Measure& one) { return one.name == "skilled hours"; })
               ? "skilled hours"
               : "hours worked";
  if (!dice.one_in(4)) net.less = {"hours off"};
  limit(dice, net);
}

void add_measures(Dice& dice, Plan& plan) {
  const std::vector<std::pair<std::string, std::string>> known{
      {"hours worked", "hours"}, {"points", "points"}, {"milk", "litres"}};
  const auto count = 1 + static_cast<std::size_t>(dice.under(3));
  for (std::size_t k = 0; k < count; ++k) {
    Measure measure{known[k].first, known[k].second, {}, {}, "", {}, {}};
    limit(dice, measure);
    plan.measures.push_back(measure);
  }
  if (dice.one_in(2)) add_derived(dice, plan);
  if (dice.one_in(3)) plan.measures.push_back({paid_measure, plan.currency(), {}, {}, "", {}, {}});
  const std::size_t all = plan.measures.size();
  if (all == 1 && dice.one_in(2)) return;
  plan.separate_shares = dice.one_in(2);
  if (plan.separate_shares || dice.one_in(2)) {
    const auto weighted = 1 + static_cast<std::size_t>(dice.under(std::min<std::size_t>(all, 3)));
    const auto first = static_cast<std::size_t>(dice.under(all - weighted + 1));
    const Texts parts = plan.separate_shares ? whole_of(dice, weighted) : Texts{};
    for (std::size_t k = 0; k < weighted; ++k)
      plan.weights.emplace_back(plan.measures[first + k].name,
                                plan.separate_shares ? parts[k] : pick(dice, fractions));
  }
  if (plan.separate_shares && dice.one_in(2))
    plan.empty_measure =
        dice.one_in(2) ? "weights of the others" : "to " + pick(dice, plan.accounts);
}

// Who shares by how much they have, and where the part of the others goes.
void add_eligible(Dice& dice, Plan& plan) {
  if (dice.one_in(5))
    plan.eligible_classes.assign(class_names.begin(), class_names.begin() + 1 + dice.under(2));
  if (dice.one_in(5)) plan.eligible_when = random_tenure(dice);
  if (dice.one_in(4)) {
    const Measure& measure = pick(dice, plan.measures);
    plan.eligible_of = measure.name;
    const bool time = measure.unit == "days" || measure.unit == "years";
    if (time && dice.one_in(2))
      plan.eligible_at_least = pick<std::string>(dice, {"1", "2", "100", "300"});
    else if (!time && dice.one_in(2))
      plan.eligible_at_least =
          quantity_text(dice, measure.name != paid_measure && dice.one_in(3) ? 2 : 0);
    else
      plan.eligible_average = pick<std::string>(dice, {"25%", "50%", "1/3", "110%", "0%"});
  }
  if (dice.one_in(4)) plan.the_rest = pick(dice, plan.accounts);
}

void add_rounding(Dice& dice, Plan& plan) {
  plan.steps_rounding =
      pick<std::string>(dice, {"", "half up", "half even", "down", "up", "toward zero"});
  if (dice.one_in(2)) return;
  plan.shares_rounding =
      pick<std::string>(dice, {"largest remainder", "half up", "toward zero",
                               "half up, residue to the largest share", "whole units"});
  const bool leaves = plan.shares_rounding != "largest remainder" &&
                      plan.shares_rounding != "half up, residue to the largest share";
  if (leaves) plan.residue = pick(dice, plan.accounts);
}

Until random_until(Dice& dice, const Plan& plan, const std::string& to) {
  Until until;
  until.balance = dice.one_in(2);
  until.account = dice.one_in(12) || to == "members" ? pick(dice, plan.accounts) : to;
  until.exceeds = dice.one_in(4);
  if (dice.one_in(2)) {
    until.names = plan.incomes;
    until.fraction = pick(dice, fractions);
  } else {
    until.names = {pick<std::string>(dice, {"paid-in capital", "highest capital ever"})};
    if (dice.one_in(2)) until.fraction = pick(dice, fractions);
  }
  return until;
}

void to_members(Dice& dice, const Plan& plan, Step& step) {
  Texts bases{"patronage"};
  for (const Measure& measure : plan.measures) bases.push_back(measure.name);
  step.to = "members";
  if (dice.one_in(2)) step.empty_pool = pick(dice, plan.accounts);
  if (!dice.one_in(3)) {
    step.in_proportion_to = pick(dice, bases);
    return;
  }
  const auto count = 1 + static_cast<std::size_t>(dice.under(3));
  const Texts shares = whole_of(dice, count);
  for (std::size_t k = 0; k < count; ++k)
    step.pools.push_back({class_names[k], shares[k], pick(dice, bases)});
  if (!dice.one_in(4)) step.empty_pool = pick(dice, plan.accounts);
}

// Money, or a part of an income or a figure.
Sum random_sum(Dice& dice, const Plan& plan, unsigned bits_max) {
  if (dice.one_in(2)) return {money_text(dice, plan.decimals, bits_max), ""};
  Texts whole{"paid-in capital", "own capital"};
  whole.insert(whole.end(), plan.incomes.begin(), plan.incomes.end());
  return {pick(dice, fractions), pick(dice, whole)};
}

Sum random_part_of_member(Dice& dice, const Plan& plan, bool has_pool) {
  Texts whole{"account balance"};
  if (plan.measures.back().name == paid_measure) whole.push_back(paid_measure);
  if (has_pool) whole.emplace_back("the pool");
  if (dice.one_in(3)) return {money_text(dice, plan.decimals, 12), ""};
  if (dice.one_in(8)) return {pick(dice, fractions), "own capital"};
  return {pick(dice, fractions), pick(dice, whole)};
}

Each random_each(Dice& dice, const Plan& plan, bool reckoned) {
  Each each;
  if (reckoned && !plan.interest.empty() && dice.one_in(2)) {
    each.interest = true;
  } else if (reckoned) {
    each.gets = {pick(dice, fractions), "account balance"};
    if (plan.measures.back().name == paid_measure && !dice.one_in(3)) each.gets->of = paid_measure;
  }
  if (!reckoned || dice.one_in(2)) {
    const auto which = dice.under(3);
    if (which != 0) each.at_least = random_part_of_member(dice, plan, !reckoned);
    if (which != 1) each.at_most = random_part_of_member(dice, plan, !reckoned);
  }
  if (!reckoned && each.at_most) each.above_caps = pick(dice, plan.accounts);
  if (reckoned || each.at_least) each.in_proportion = !dice.one_in(4);
  if (reckoned)
    each.rounded = pick<std::string>(
        dice, {"", "half up", "half even", "down", "up", "toward zero", "whole units half up"});
  return each;
}

// A condition of the accounts, or bounds, or amounts of each member.
void bound(Dice& dice, const Plan& plan, Step& step) {
  const bool after_condition =
      !plan.steps.empty() && (plan.steps.back().when || plan.steps.back().otherwise);
  if (after_condition && dice.one_in(2))
    step.otherwise = true;
  else if (dice.one_in(5))
    step.when = Condition{dice.one_in(2), random_until(dice, plan, pick(dice, plan.accounts))};
  if (dice.one_in(6)) step.at_least = random_sum(dice, plan, 8);
  if (dice.one_in(6)) step.at_most = random_sum(dice, plan, 20);
  if (step.to != "members") return;
  step.in_money = dice.one_in(4);
  if (dice.one_in(3)) {
    step.each = random_each(dice, plan, true);
    step.in_proportion_to.clear();
    step.pools.clear();
    step.empty_pool.clear();
    step.at_least.reset();
  } else if (step.pools.empty() && dice.one_in(2)) {
    step.each = random_each(dice, plan, false);
  }
}

Step random_step(Dice& dice, const Plan& plan) {
  Step step;
  step.of = pick(dice, plan.incomes);
  switch (dice.under(6)) {
    case 0:
      step.take = Step::Take::all_of;
      break;
    case 1:
      if (dice.one_in(2)) step.of.clear();
      break;
    case 2:
      step.take = Step::Take::sum;
      step.of.clear();
      step.amount = money_text(dice, plan.decimals, 8);
      break;
    case 3:
      step.take = Step::Take::part_of_rest;
      step.of.clear();
      step.amount = pick(dice, fractions);
      break;
    default:
      step.take = Step::Take::part_of;
      step.amount = pick(dice, fractions);
  }
  step.to = pick(dice, plan.accounts);
  if (dice.one_in(6)) to_members(dice, plan, step);
  const bool greedy = step.take == Step::Take::all_of || step.take == Step::Take::rest;
  if (greedy ? !dice.one_in(4) : dice.one_in(4)) step.until = random_until(dice, plan, step.to);
  if (dice.one_in(2)) bound(dice, plan, step);
  return step;
}

void add_steps(Dice& dice, Plan& plan) {
  if (dice.one_in(5)) {  // fractions that come to the whole of one source
    const Texts parts = whole_of(dice, 2 + static_cast<std::size_t>(dice.under(2)));
    for (const std::string& part : parts) {
      Step step;
      step.take = Step::Take::part_of;
      step.amount = part;
      step.of = plan.incomes.front();
      step.to = pick(dice, plan.accounts);
      if (dice.one_in(2)) to_members(dice, plan, step);
      if (dice.one_in(12)) step.until = random_until(dice, plan, step.to);
      plan.steps.push_back(step);
    }
  }
  const auto more = static_cast<std::size_t>(dice.under(7 - plan.steps.size()));
  for (std::size_t i = 0; i < more; ++i) plan.steps.push_back(random_step(dice, plan));
  if (!plan.steps.empty() && dice.one_in(8)) return;
  Step last;
  to_members(dice, plan, last);
  if (last.pools.empty() && dice.one_in(5)) last.each = random_each(dice, plan, false);
  plan.steps.push_back(last);
}

// Bearers one after the other; members at most once.
void add_rungs(Dice& dice, const Plan& plan, Losses& losses) {
  Texts bearers = plan.accounts;
  bearers.push_back("members by " + plan.measures.front().name);
  for (const std::string& bearer : bearers) {
    if (dice.one_in(4)) continue;
    Rung rung{bearer, {}};
    if (dice.one_in(3)) rung.at_most = Sum{money_text(dice, plan.decimals, 20), ""};
    if (dice.one_in(3) && bearer.rfind("members", 0) != 0)
      rung.at_most = Sum{pick(dice, fractions), "balance of " + bearer};
    const auto place = losses.in_order.begin() +
                       dice.under(static_cast<std::uint64_t>(losses.in_order.size() + 1));
    losses.in_order.insert(place, rung);
  }
  if (losses.in_order.empty() || dice.one_in(3)) losses.in_order.push_back({"carried forward", {}});
}

void add_losses(Dice& dice, Plan& plan) {
  Losses losses;
  if (dice.one_in(3)) {
    add_rungs(dice, plan, losses);
    losses.may_go_negative = dice.one_in(4);
    if (dice.one_in(2))
      losses.members_floor = dice.one_in(2) ? "0" : money_text(dice, plan.decimals, 10);
    plan.losses = losses;
    return;
  }
  Texts bearers{"members by patronage", "members by " + plan.measures.back().name,
                "carried forward"};
  bearers.insert(bearers.end(), plan.accounts.begin(), plan.accounts.end());
  const auto count = 1 + static_cast<std::size_t>(dice.under(2));
  const Texts parts = whole_of(dice, count);
  for (std::size_t k = 0; k < count; ++k) {
    const std::string bearer = pick(dice, bearers);
    if (k > 0 && bearer == losses.taken_from.front().first) return add_losses(dice, plan);
    losses.taken_from.emplace_back(bearer, parts[k]);
  }
  if (dice.one_in(2)) losses.if_short = pick(dice, bearers);
  losses.may_go_negative = dice.one_in(4);
  if (dice.one_in(2))
    losses.members_floor = dice.one_in(2) ? "0" : money_text(dice, plan.decimals, 10);
  plan.losses = losses;
}

void add_cash(Dice& dice, Plan& plan) {
  if (dice.one_in(6)) return;
  const auto bands = static_cast<std::size_t>(dice.one_in(3) ? dice.under(3) : 0);
  for (std::size_t k = 0; k <= bands; ++k) {
    Band band;
    if (k < bands || dice.one_in(20)) band.when = random_tenure(dice);
    band.part = pick<std::string>(dice, {"20%", "35%", "1/3", "50%", "100%", "0%", "2/37", "20%"});
    if (dice.one_in(2)) band.at_least = dice.one_in(2) ? band.part : "2/37";
    plan.cash.push_back(band);
  }
  if (dice.one_in(6)) plan.all_in_money_below = money_text(dice, plan.decimals, 12);
  if (dice.one_in(6)) plan.held_below = money_text(dice, plan.decimals, 10);
  if (dice.one_in(6))
    plan.not_allocated = {money_text(dice, plan.decimals, 8), pick(dice, plan.accounts)};
  plan.cash_rounding =
      pick<std::string>(dice, {"", "up", "down", "half up", "half even", "largest remainder"});
}

Plan random_plan(Dice& dice) {
  Plan plan;
  plan.decimals = pick<unsigned>(dice, {2, 2, 2, 0, 3});
  const auto incomes = 1 + static_cast<std::ptrdiff_t>(dice.under(3));
  plan.incomes.assign(income_names.begin(), income_names.begin() + incomes);
  plan.netting = dice.one_in(2);
  plan.accounts.assign(account_names.begin(), account_names.begin() + 1 + dice.under(3));
  for (const std::string& name : plan.accounts)
    if (dice.one_in(6)) plan.loss_accounts.push_back(name);
  add_measures(dice, plan);
  if (dice.one_in(3)) {
    plan.interest = pick(dice, fractions);
    const bool on_measure = plan.measures.back().name == paid_measure && dice.one_in(2);
    plan.interest_on = on_measure ? paid_measure : "opening balance";
  }
  add_eligible(dice, plan);
  if (plan.incomes.size() == 2 && dice.one_in(2)) plan.split_by = pick(dice, plan.measures).name;
  add_steps(dice, plan);
  if (!dice.one_in(10)) add_losses(dice, plan);
  if (plan.losses && dice.one_in(4)) {
    Plan other = plan;
    add_losses(dice, other);
    plan.other_losses = other.losses;
    plan.losses->when =
        Condition{dice.one_in(2), random_until(dice, plan, pick(dice, plan.accounts))};
  }
  add_cash(dice, plan);
  add_rounding(dice, plan);
  return plan;
}

// Days near those that tests of time as member ask for.
Day random_day(Dice& dice, const Day& year_end) {
  Day day = year_end;
  day.year -= static_cast<int>(dice.under(5));
  if (dice.one_in(2)) day.month = 1 + static_cast<int>(dice.under(12));
  day.day = dice.one_in(2) ? std::min(day.day, 28) : 1 + static_cast<int>(dice.under(28));
  return day;
}

Member random_member(Dice& dice, const Plan& plan, const Year& year, unsigned places) {
  Member member;
  do {
    member.number =
        pick<std::string>(dice, {"M", "M", "M", "K"}) + std::to_string(1 + dice.under(200));
  } while (std::any_of(year.members.begin(), year.members.end(),
                       [&](const Member& one) { return one.number == member.number; }));
  member.member_class = pick(dice, class_names);
  member.joined = random_day(dice, year.ends);
  if (dice.one_in(4)) {  // and left, some day not before
    member.left = random_day(dice, year.ends);
    const auto in_order = [](const Day& day) {
      return day.year * 10'000 + day.month * 100 + day.day;
    };
    if (in_order(*member.left) < in_order(member.joined)) member.left = member.joined;
  }
  member.balance = money_text(dice, plan.decimals, dice.one_in(3) ? 30 : 14);
  const bool twin = !year.members.empty() && dice.one_in(3);
  for (std::size_t k = 0; k < plan.measures.size(); ++k) {
    std::string did = dice.one_in(4) ? "0" : quantity_text(dice, places);
    if (plan.measures[k].name == "skill") did = money_text(dice, places, 5);
    if (twin) did = year.members.back().did[k];
    member.did.push_back(did);
  }
  return member;
}

Year random_year(Dice& dice, const Plan& plan) {
  Year year;
  year.ends = pick<Day>(dice, {{2025, 12, 31}, {2024, 2, 29}, {2025, 6, 30}, {2025, 2, 28}});
  const bool losing = dice.one_in(4);
  const unsigned bits = dice.one_in(3) ? 7 : 28;
  for (std::size_t k = 0; k < plan.incomes.size(); ++k) {
    const std::string money = money_text(dice, plan.decimals, bits);
    year.income.push_back(losing && dice.one_in(2) ? "-" + money : money);
  }
  for (const std::string& account : plan.accounts) {
    const auto& may_fall = plan.loss_accounts;
    const bool below = std::find(may_fall.begin(), may_fall.end(), account) != may_fall.end();
    const std::string money = money_text(dice, plan.decimals, 24);
    if (!dice.one_in(20))
      year.openings.emplace_back(account, below && dice.one_in(2) ? "-" + money : money);
  }
  for (const std::string name : {"paid-in capital", "highest capital ever", "own capital"})
    if (!dice.one_in(20)) year.figures.emplace_back(name, money_text(dice, 3, 26));
  if (!plan.split_by.empty() && dice.one_in(2)) {
    year.income.clear();
    year.net_income = money_text(dice, plan.decimals, bits);
    if (losing) year.net_income->insert(0, "-");
    year.others = dice.one_in(4) ? "0" : quantity_text(dice, 2);
  }
  const unsigned places = static_cast<unsigned>(dice.under(4));
  const std::int64_t members = 1 + dice.under(dice.one_in(20) ? 40 : 8);
  for (std::int64_t i = 0; i < members; ++i)
    year.members.push_back(random_member(dice, plan, year, places));
  if (dice.one_in(6)) {  // a measure that nobody has
    const auto k = static_cast<std::size_t>(dice.under(plan.measures.size()));
    for (Member& member : year.members) member.did[k] = "0";
  }
  return year;
}

}  // namespace

Case random_case(Dice& dice) {
  Case one{random_plan(dice), {}};
  one.year = random_year(dice, one.plan);
  return one;
}

}  // namespace toadlane::oracle
