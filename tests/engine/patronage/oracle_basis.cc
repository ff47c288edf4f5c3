#include "tests/engine/patronage/oracle_basis.h"

#include <algorithm>
#include <tuple>

#include "tests/engine/patronage/oracle_rounding.h"

namespace toadlane::oracle {
namespace {

int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool not_after(const Day& a, const Day& b) {
  return std::tie(a.year, a.month, a.day) <= std::tie(b.year, b.month, b.day);
}

Day next(Day day) {
  if (++day.day <= days_in(day.year, day.month)) return day;
  day.day = 1;
  if (++day.month == 13) ++day.year, day.month = 1;
  return day;
}

// The day so long before another: months keep the day, or end where the month does.
Day back(Day day, int number, const std::string& unit) {
  if (unit == "days") {
    for (; number > 0; --number) {
      if (--day.day > 0) continue;
      if (--day.month == 0) --day.year, day.month = 12;
      day.day = days_in(day.year, day.month);
    }
    return day;
  }
  const int months = unit == "years" ? 12 * number : number;
  for (int i = 0; i < months; ++i)
    if (--day.month == 0) --day.year, day.month = 12;
  day.day = std::min(day.day, days_in(day.year, day.month));
  return day;
}

Day last_day(const Member& member, const Day& year_end) {
  return member.left && not_after(*member.left, year_end) ? *member.left : year_end;
}

// Counted one by one.
int days_as_member(const Member& member, const Day& year_end) {
  const Day last = last_day(member, year_end);
  int days = 0;
  for (Day day = next(back(year_end, 12, "months")); not_after(day, last); day = next(day))
    if (not_after(member.joined, day)) ++days;
  return days;
}

int full_years(const Member& member, const Day& year_end) {
  const Day last = last_day(member, year_end);
  int years = 0;
  for (Day day = member.joined;; ++years) {
    ++day.year;
    const bool no_such_day = day.day > days_in(day.year, day.month);
    if (!not_after(no_such_day ? next(Day{day.year, day.month, 28}) : day, last)) return years;
  }
}

// The work on one pool.
class Base {
 public:
  Base(const Plan& plan, const Year& year, std::string only_class)
      : plan_(plan), year_(year), only_class_(std::move(only_class)) {}

  Fraction counted(const std::string& name, const Member& member) const {
    std::size_t k = 0;
    while (plan_.measures[k].name != name) ++k;
    const Measure& rule = plan_.measures[k];
    const Fraction did = raw(k, member);
    if (rule.at_least && did < number(*rule.at_least)) return 0;
    return rule.at_most ? std::min(did, number(*rule.at_most)) : did;
  }

  std::vector<Fraction> counts(const std::string& name) const {
    std::vector<Fraction> counts;
    for (const Member& member : year_.members)
      counts.push_back(eligible(member) ? counted(name, member) : Fraction(0));
    return counts;
  }

  Parts parts(const std::string& in_proportion_to) const {
    std::vector<std::pair<std::string, Fraction>> by;
    for (const Measure& measure : plan_.measures) {
      if (in_proportion_to == measure.name) by.emplace_back(measure.name, Fraction(1));
      if (in_proportion_to != "patronage") continue;
      if (plan_.weights.empty()) by.emplace_back(measure.name, Fraction(1));
      for (const auto& [weighted, part] : plan_.weights)
        if (weighted == measure.name) by.emplace_back(measure.name, number(part));
    }
    return by.size() > 1 && plan_.separate_shares ? separate(by) : one_sum(by);
  }

 private:
  Fraction raw(std::size_t k, const Member& member) const {
    const Measure& rule = plan_.measures[k];
    if (rule.is == "days as member") return days_as_member(member, year_.ends);
    if (rule.is == "full years as member") return full_years(member, year_.ends);
    if (!rule.product_of.empty()) {
      Fraction product = 1;
      for (const std::string& factor : rule.product_of) product *= counted(factor, member);
      return product;
    }
    if (rule.is.empty()) return number(member.did[k]);
    if (rule.is.find_first_not_of("0123456789.") == std::string::npos) return number(rule.is);
    Fraction rest = counted(rule.is, member);
    for (const std::string& less : rule.less) rest -= counted(less, member);
    return std::max(rest, Fraction(0));
  }

  bool eligible(const Member& member) const {
    const auto& classes = plan_.eligible_classes;
    if (!classes.empty() &&
        std::find(classes.begin(), classes.end(), member.member_class) == classes.end())
      return false;
    if (plan_.eligible_when && !holds(*plan_.eligible_when, member, year_.ends)) return false;
    if (plan_.eligible_of.empty()) return true;
    const Fraction has = counted(plan_.eligible_of, member);
    if (plan_.eligible_at_least) return has >= number(*plan_.eligible_at_least);
    Fraction all = 0;
    int some = 0;
    for (const Member& one : year_.members) {
      const Fraction its = counted(plan_.eligible_of, one);
      all += its;
      if (its > 0) ++some;
    }
    return some == 0 || has >= number(plan_.eligible_average) * all / some;
  }
  bool in_base(const Member& member) const {
    if (!only_class_.empty() && member.member_class != only_class_) return false;
    return !plan_.the_rest.empty() || eligible(member);
  }

  // What those who are not eligible have goes to the account, once everybody's part is known.
  Parts without_others(std::vector<Fraction> everybody,
                       std::vector<std::pair<std::string, Fraction>> accounts) const {
    Fraction rest = 0;
    for (std::size_t i = 0; i < everybody.size(); ++i)
      if (everybody[i] != 0 && !eligible(year_.members[i])) {
        rest += everybody[i];
        everybody[i] = 0;
      }
    if (rest != 0) accounts.emplace_back(plan_.the_rest, rest);
    return {std::move(everybody), std::move(accounts), ""};
  }

  std::vector<Fraction> column(const std::string& name) const {
    std::vector<Fraction> column;
    for (const Member& member : year_.members)
      column.push_back(in_base(member) ? counted(name, member) : Fraction(0));
    return column;
  }

  Parts one_sum(const std::vector<std::pair<std::string, Fraction>>& by) const {
    std::vector<Fraction> sums(year_.members.size(), Fraction(0));
    Fraction all = 0;
    for (const auto& [name, weight] : by) {
      const std::vector<Fraction> its = column(name);
      for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] += weight * its[i];
        all += weight * its[i];
      }
    }
    if (all == 0) return {{}, {}, "P210"};
    for (Fraction& one : sums) one /= all;
    return without_others(std::move(sums), {});
  }

  Parts separate(const std::vector<std::pair<std::string, Fraction>>& by) const {
    std::vector<Fraction> sums(year_.members.size(), Fraction(0));
    Fraction used = 0;
    std::vector<Fraction> unused;
    for (const auto& [name, weight] : by) {
      const std::vector<Fraction> its = column(name);
      Fraction all = 0;
      for (const Fraction& one : its) all += one;
      if (all == 0) {
        unused.push_back(weight);
        continue;
      }
      used += weight;
      for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * its[i] / all;
    }
    Fraction whole = used;
    std::vector<std::pair<std::string, Fraction>> accounts;
    bool some_unused = false;
    for (const Fraction& one : unused) {
      some_unused = some_unused || one > 0;
      if (plan_.empty_measure.rfind("to ", 0) == 0) whole += one;
    }
    if (used == 0) return {{}, {}, "P210"};
    if (some_unused && plan_.empty_measure.empty()) return {{}, {}, "P211"};
    for (const Fraction& one : unused)
      if (one > 0 && whole != used)
        accounts.emplace_back(plan_.empty_measure.substr(3), one / whole);
    for (Fraction& one : sums) one /= whole;
    return without_others(std::move(sums), std::move(accounts));
  }

  const Plan& plan_;
  const Year& year_;
  std::string only_class_;
};

}  // namespace

bool holds(const Tenure& tenure, const Member& member, const Day& year_end) {
  const Day limit = back(year_end, tenure.number, tenure.unit);
  const bool at_least = not_after(member.joined, limit);
  const bool exactly = at_least && not_after(limit, member.joined);
  if (tenure.comparator == "at least") return at_least;
  if (tenure.comparator == "more than") return at_least && !exactly;
  if (tenure.comparator == "at most") return !at_least || exactly;
  return !at_least;
}

Parts parts_of(const Plan& plan, const Year& year, const std::string& in_proportion_to,
               const std::string& only_class) {
  return Base(plan, year, only_class).parts(in_proportion_to);
}

std::vector<Fraction> counts_of(const Plan& plan, const Year& year, const std::string& measure) {
  return Base(plan, year, "").counts(measure);
}

std::vector<Whole> incomes_of(const Plan& plan, const Year& year, const Whole& minor_per_unit) {
  std::vector<Whole> incomes;
  for (const std::string& text : year.income)
    incomes.push_back(floor_of(number(text) * Fraction(minor_per_unit)));
  if (!year.net_income) return incomes;
  Fraction ours = 0;
  for (const Member& member : year.members)
    ours += Base(plan, year, "").counted(plan.split_by, member);
  if (ours == 0 && number(year.others) == 0) return {};
  return divide(floor_of(number(*year.net_income) * Fraction(minor_per_unit)),
                {ours, number(year.others)}, {"I1", "I2"});
}

}  // namespace toadlane::oracle
