// The year-end against the oracle, on random plans: 20,000 of them, or TOADLANE_CASES.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <sstream>

#include "engine/patronage/year_end.h"
#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"
#include "tests/engine/number/cases.h"
#include "tests/engine/patronage/model_of.h"
#include "tests/engine/patronage/oracle.h"
#include "tests/engine/patronage/random_plan.h"

namespace toadlane::patronage {
namespace {

using cases::Dice;
using oracle::Case;
using oracle::Fraction;
using oracle::Whole;

// One case in so many is also read from its text, and divided once more in another order.
constexpr std::uint64_t read_every = 100;

// Which properties failed, in words; empty: none.
class Findings {
 public:
  void expect(bool holds, const std::string& what) {
    if (!holds) words_ << "  " << what << '\n';
  }
  [[nodiscard]] std::string text() const { return words_.str(); }

 private:
  std::ostringstream words_;
};

bool has_code(const Diagnostics& diagnostics, const std::string& code) {
  return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                     [&](const Diagnostic& one) { return entry_of(one.code).name == code; });
}

// A column that the engine leaves out holds nothing.
std::int64_t of_member(const Numbers& column, std::size_t member) {
  return column.empty() ? 0 : column[member];
}

bool same_or_left_out(const std::vector<Whole>& expected, const Numbers& got) {
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (expected[i] != of_member(got, i)) return false;
  return true;
}

template <class Column>
bool same(const std::vector<Whole>& expected, const Column& got) {
  return std::equal(expected.begin(), expected.end(), got.begin(), got.end());
}

void compare(const oracle::Outcome& expected, const Result<YearEnd>& got, Findings& findings) {
  findings.expect(got.ok() == expected.refused.empty(),
                  got.ok() ? "the oracle refuses with " + expected.refused
                           : "refused: " + to_text(got.diagnostics()));
  if (!got.ok()) {
    findings.expect(has_code(got.diagnostics(), expected.refused),
                    "not refused with " + expected.refused);
    return;
  }
  bool movements = expected.movements.size() == got->movements.size();
  for (std::size_t i = 0; movements && i < expected.movements.size(); ++i)
    movements = expected.movements[i].to == got->movements[i].to &&
                expected.movements[i].minor == got->movements[i].amount.minor();
  findings.expect(movements, "the movements are the oracle's");
  findings.expect(same(expected.dividend, got->dividend), "the dividends are the oracle's");
  findings.expect(same(expected.cash, got->cash), "the parts in money are the oracle's");
  findings.expect(same_or_left_out(expected.held, got->held), "what is held is the oracle's");
  findings.expect(same_or_left_out(expected.outright, got->outright),
                  "what is paid beside the dividends is the oracle's");
}

void check_movements(const YearEnd& got, Findings& findings) {
  Whole income = 0, moved = 0, to_members = 0;
  for (const auto& [name, money] : got.income) income += money.minor();
  for (const Movement& move : got.movements) {
    moved += move.amount.minor();
    if (move.to == "members") to_members += move.amount.minor();
    Whole taken = 0;
    for (const auto& [name, money] : move.taken) taken += money.minor();
    findings.expect(move.taken.empty() || taken == move.amount.minor(),
                    "what a movement takes sums to it");
  }
  findings.expect(income == moved, "the movements sum to the income");
  Whole dividends = 0;
  for (std::size_t i = 0; i < got.dividend.size(); ++i) {
    dividends += got.dividend[i] + of_member(got.outright, i);
    findings.expect(got.cash[i] + of_member(got.held, i) + got.retained(i) == got.dividend[i],
                    "money, what is held and what is retained are the dividend");
    findings.expect(got.cash[i] >= 0 && got.cash[i] <= std::max<std::int64_t>(got.dividend[i], 0),
                    "nobody is paid more than the dividend");
  }
  findings.expect(dividends == to_members, "the dividends sum to what goes to members");
}

// Less than a cent from the exact share of one pool, or of several together.
void check_portions(const oracle::Plan& plan, const oracle::Outcome& expected, const YearEnd& got,
                    Findings& findings) {
  findings.expect(expected.divisions.size() == got.divisions.size(), "as many pools are divided");
  findings.expect(expected.together.size() == got.portions.size(), "and as many together");
  const bool one_takes_more = plan.shares_rounding == "whole units" ||
                              plan.shares_rounding == "half up, residue to the largest share";
  if (one_takes_more) return;
  for (const oracle::Together& one : expected.together)
    for (std::size_t i = 0; i < one.exact.size(); ++i) {
      const Fraction away = abs(Fraction(one.parts[i]) - one.exact[i]);
      findings.expect(away < 1, "each part is less than a cent from the exact share");
    }
}

// Where the file sets a least part in money: never under it, and where it pays just that, rounded
// up, not a cent more.
void check_cash(const oracle::Plan& plan, const oracle::Outcome& expected, const YearEnd& got,
                Findings& findings) {
  for (std::size_t i = 0; i < got.cash.size(); ++i)
    findings.expect(expected.least_cash[i] <= got.cash[i] + of_member(got.held, i),
                    "nobody has less than the lawful cent");
  if (plan.cash.size() != 1 || !plan.cash[0].at_least) return;
  const oracle::Band& rule = plan.cash[0];
  if (oracle::number(*rule.at_least) != oracle::number(rule.part)) return;
  if (!plan.cash_rounding.empty() && plan.cash_rounding != "up") return;
  if (!plan.all_in_money_below.empty() || !plan.held_below.empty()) return;
  for (std::size_t i = 0; i < got.cash.size(); ++i)
    findings.expect(expected.least_cash[i] == got.cash[i], "the smallest lawful cent, not more");
}

using ByNumber = std::map<std::string, std::array<std::int64_t, 3>>;

ByNumber by_number(const YearEnd& got, const Members& members) {
  ByNumber all;
  for (std::size_t i = 0; i < members.size(); ++i)
    all[std::string(members.number[i])] = {got.dividend[i], got.cash[i], got.retained(i)};
  return all;
}

void check_order(Dice& dice, const Case& one, const model::Bylaws& bylaws,
                 const model::FiscalYear& facts, const ByNumber& expected, Findings& findings) {
  oracle::Year other = one.year;
  for (std::size_t i = other.members.size(); i > 1; --i)
    std::swap(other.members[i - 1], other.members[static_cast<std::size_t>(dice.under(i))]);
  const Members members = oracle::members_of(one.plan, other);
  const Result<YearEnd> got = close_year(bylaws, facts, members);
  findings.expect(got.ok() && by_number(*got, members) == expected,
                  "another order of the members changes nothing");
}

// A further decimal place in one column changes nothing, nor does ten times as much of a measure
// for everybody where it has no limits and no other measure is added to it.
void check_scale(Dice& dice, const Case& one, const model::Bylaws& bylaws,
                 const model::FiscalYear& facts, Members members, const ByNumber& expected,
                 Findings& findings) {
  const auto k = static_cast<std::size_t>(dice.under(members.measures.size()));
  const std::string name = members.measures[k].first;
  Column& column = members.measures[k].second;
  column.scaled.change([](std::size_t, std::int64_t value) { return value * 10; });
  const oracle::Measure& measure =
      *std::find_if(one.plan.measures.begin(), one.plan.measures.end(),
                    [&](const oracle::Measure& its) { return its.name == name; });
  const bool held_against =
      one.plan.split_by == name || (one.plan.eligible_of == name && one.plan.eligible_at_least);
  const bool alone = (one.plan.separate_shares || one.plan.measures.size() == 1) && !held_against;
  const bool reckoned = std::any_of(one.plan.steps.begin(), one.plan.steps.end(),
                                    [](const oracle::Step& step) { return step.each.has_value(); });
  const bool tenfold =
      alone && !reckoned && !measure.at_least && !measure.at_most && dice.one_in(2);
  if (!tenfold) ++column.places;
  const Result<YearEnd> got = close_year(bylaws, facts, members);
  findings.expect(got.ok() && by_number(*got, members) == expected,
                  tenfold ? "ten times as much of a measure for everybody changes nothing"
                          : "a further decimal place changes nothing");
}

void check_as_text(const Case& one, const model::FiscalYear& facts, const Members& members,
                   const oracle::Outcome& expected, Findings& findings) {
  const std::string text = oracle::yaml_of(one.plan);
  const auto node = document::read_yaml("bylaws.yaml", text);
  ASSERT_TRUE(node.ok()) << to_text(node.diagnostics()) << text;
  const auto read = rules::read_bylaws(*node);
  ASSERT_TRUE(read.ok()) << to_text(read.diagnostics()) << text;
  compare(expected, close_year(read->bylaws, facts, members), findings);
}

std::string describe(const Case& one) {
  std::ostringstream out;
  out << oracle::yaml_of(one.plan) << "income:";
  for (const std::string& income : one.year.income) out << ' ' << income;
  if (one.year.net_income) out << " net " << *one.year.net_income << ", others " << one.year.others;
  out << "\nopening:";
  for (const auto& [account, money] : one.year.openings)
    out << ' ' << account << ' ' << money << ';';
  out << "\nfigures:";
  for (const auto& [name, value] : one.year.figures) out << ' ' << name << ' ' << value << ';';
  out << "\nyear end " << one.year.ends.year << '-' << one.year.ends.month << '-'
      << one.year.ends.day << '\n';
  for (const oracle::Member& member : one.year.members) {
    out << member.number << ',' << member.member_class << ',' << member.joined.year << '-'
        << member.joined.month << '-' << member.joined.day << ',' << member.balance;
    for (const std::string& did : member.did) out << ',' << did;
    out << '\n';
  }
  return out.str();
}

std::string describe(const oracle::Outcome& expected, const Result<YearEnd>& got) {
  std::ostringstream out;
  out << "oracle " << expected.refused << ':';
  for (const auto& move : expected.movements) out << ' ' << move.to << ' ' << move.minor << ';';
  for (std::size_t i = 0; i < expected.cash.size(); ++i)
    out << ' ' << expected.dividend[i] << '/' << expected.cash[i];
  out << "\nengine:";
  if (!got.ok()) return out.str();
  for (const auto& move : got->movements)
    out << ' ' << move.to << ' ' << move.amount.minor() << ';';
  for (std::size_t i = 0; i < got->cash.size(); ++i)
    out << ' ' << got->dividend[i] << '/' << got->cash[i];
  return out.str();
}

// How often each kind of case came up.
using Seen = std::map<std::string, std::size_t>;

void note(const Case& one, const oracle::Outcome& expected, Seen& seen) {
  ++seen[expected.refused.empty() ? "closed" : "refused with " + expected.refused];
  if (!expected.refused.empty()) return;
  std::size_t after_members = 0;
  for (const oracle::Movement& move : expected.movements) {
    if (move.to == "not distributed" || move.to == "carried forward") ++seen[move.to];
    if (move.to == "members" && move.minor < 0) ++seen["a loss of members"];
    if (move.to == "members" && move.minor == 0) ++after_members;
  }
  if (expected.movements.size() > one.plan.steps.size() && after_members > 0)
    ++seen["an empty pool went elsewhere"];
  if (expected.together.size() < expected.divisions.size()) ++seen["pools rounded together"];
  for (std::size_t i = 0; i < one.plan.steps.size(); ++i) {
    const oracle::Step& step = one.plan.steps[i];
    if (step.when || step.otherwise) ++seen["a step under a condition"];
    if (step.at_least || step.at_most) ++seen["a step with bounds"];
    if (step.each && (step.each->gets || step.each->interest)) ++seen["amounts of each member"];
    if (step.each && !step.each->gets && !step.each->interest) ++seen["limits of each member"];
  }
  if (one.plan.losses && !one.plan.losses->in_order.empty()) ++seen["a ladder"];
  const auto some = [](const std::vector<Whole>& column) {
    return std::any_of(column.begin(), column.end(), [](const Whole& part) { return part != 0; });
  };
  if (some(expected.held)) ++seen["money that is held"];
  if (some(expected.outright)) ++seen["money beside the dividend"];
  for (const oracle::Division& pool : expected.divisions) {
    if (pool.floors) ++seen["a loss with floors"];
    if (pool.exact_pool != Fraction(pool.pool)) ++seen["a pool of broken cents"];
  }
  if (one.plan.cash.size() > 1 && !one.plan.cash_rounding.empty()) ++seen["bands of tenure"];
  for (const oracle::Measure& measure : one.plan.measures)
    if (!measure.is.empty() || !measure.product_of.empty()) ++seen["a derived measure"];
  if (one.year.net_income) ++seen["a net income that is split"];
  if (!one.plan.the_rest.empty()) ++seen["a part of who is not eligible"];
  if (!one.plan.residue.empty()) ++seen["a residue with a place"];
  if (!one.plan.empty_measure.empty()) ++seen["a rule for an empty measure"];
}

// All properties of one case; what failed, in words.
std::string check(std::uint64_t seed, Seen& seen) {
  Dice dice(seed);
  const Case one = oracle::random_case(dice);
  const oracle::Outcome expected = oracle::close(one.plan, one.year);
  const model::Bylaws bylaws = oracle::bylaws_of(one.plan);
  const model::FiscalYear facts = oracle::year_of(one.plan, one.year);
  const Members members = oracle::members_of(one.plan, one.year);
  const Result<YearEnd> got = close_year(bylaws, facts, members);
  note(one, expected, seen);
  Findings findings;
  compare(expected, got, findings);
  if (seed % read_every == 0) check_as_text(one, facts, members, expected, findings);
  if (got.ok() && expected.refused.empty()) {
    check_movements(*got, findings);
    check_portions(one.plan, expected, *got, findings);
    check_cash(one.plan, expected, *got, findings);
    const ByNumber results = by_number(*got, members);
    check_order(dice, one, bylaws, facts, results, findings);
    check_scale(dice, one, bylaws, facts, members, results, findings);
    for (std::size_t i = 0; i < members.size(); ++i) explain_member(bylaws, *got, members, i);
  }
  if (findings.text().empty()) return "";
  return findings.text() + describe(one) + describe(expected, got);
}

TEST(RandomPlans, GiveWhatTheOracleGives) {
  const std::size_t count = cases::count(100) - 1;
  Seen seen;
  std::size_t failed = 0;
  for (std::uint64_t seed = 1; seed <= count && failed < 3; ++seed) {
    const std::string findings = check(seed, seen);
    if (!findings.empty()) ++failed;
    EXPECT_EQ(findings, "") << "case " << seed;
  }
  RecordProperty("plans", std::to_string(count));
  for (const auto& [kind, times] : seen) RecordProperty(kind, std::to_string(times));
  if (count < 5'000) return;
  EXPECT_GE(seen["closed"] * 2, count) << "most random plans are sound";
  for (const char* kind : {"refused with P206",
                           "refused with P207",
                           "refused with P209",
                           "refused with P210",
                           "refused with P211",
                           "refused with P213",
                           "refused with P215",
                           "refused with P222",
                           "refused with P230",
                           "refused with P231",
                           "refused with P232",
                           "a step under a condition",
                           "a step with bounds",
                           "amounts of each member",
                           "limits of each member",
                           "a ladder",
                           "money that is held",
                           "money beside the dividend",
                           "not distributed",
                           "carried forward",
                           "a loss of members",
                           "an empty pool went elsewhere",
                           "a loss with floors",
                           "a pool of broken cents",
                           "pools rounded together",
                           "bands of tenure",
                           "a derived measure",
                           "a net income that is split",
                           "a part of who is not eligible",
                           "a residue with a place",
                           "a rule for an empty measure"})
    EXPECT_GE(seen[kind] * 1'000, count) << kind << " hardly ever came up";
}

}  // namespace
}  // namespace toadlane::patronage
