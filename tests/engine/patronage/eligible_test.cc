#include "engine/patronage/eligible.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

const Date end_of_year = Date::of(2025, 12, 31).value();

// No rule when `eligible` is empty.
model::SurplusPlan eligible_plan(const std::string& eligible) {
  return *books::bylaws(
              "  income: {surplus: all}\n"
              "  measures: {hours: {unit: hours, at_most: 1000 hours}}\n" +
              (eligible.empty() ? "" : "  patronage: {eligible: {" + eligible + "}}\n") +
              "  steps: [{move: rest, to: members, in_proportion_to: hours}]\n")
              .surplus;
}

// "s-a": shares, outside, aside; empty: everybody shares.
std::string told(const std::string& eligible, const Members& members, const OnlyClass& only = {}) {
  const auto all = standings(eligible_plan(eligible), members, end_of_year, only);
  if (!all) return books::code(all.diagnostics());
  std::string text;
  for (const Standing one : *all)
    text += one == Standing::shares ? 's' : one == Standing::outside ? '-' : 'a';
  return text;
}

Members people() {
  Members members = books::people({"Ana", "Bo", "Cy", "Di"}, {{"hours", {1200, 900, 0, 100}}});
  members.classes = {"member", "candidate"};
  members.class_of = {0, 0, 1, 1};
  return members;
}

TEST(Standings, LeaveEverybodyInWithoutARule) {
  EXPECT_EQ(told("", people()), "");
}

TEST(Standings, TakeMembersOfTheirClassesOut) {
  EXPECT_EQ(told("classes: [member]", people()), "ss--");
  EXPECT_EQ(told("classes: [member], the_rest: to reserve", people()), "ssaa");
}

// The hours that count are 1000, 900 and 100: of the three who have any, 666.67 on average.
TEST(Standings, AskForAPartOfTheAverage) {
  EXPECT_EQ(told("of: hours, at_least: 15% of the average", people()), "ss-s");
  EXPECT_EQ(told("of: hours, at_least: 25% of the average", people()), "ss--");
  EXPECT_EQ(told("of: hours, at_least: 25% of the average, the_rest: to reserve", people()),
            "ssaa");
  EXPECT_EQ(told("of: hours, at_least: 135% of the average", people()), "ss--");
  EXPECT_EQ(told("of: hours, at_least: 136% of the average", people()), "s---");
}

TEST(Standings, AskForANumber) {
  EXPECT_EQ(told("of: hours, at_least: 900 hours", people()), "ss--");
  EXPECT_EQ(told("of: hours, at_least: 900.5 hours", people()), "s---");
  EXPECT_EQ(told("of: hours, at_least: 6000 minutes", people()), "ss-s");
  EXPECT_EQ(told("of: hours, at_least: 900 USD", people()), "P204");
}

TEST(Standings, KeepThoseOfAnotherClassOutsideWhateverTheRule) {
  EXPECT_EQ(told("of: hours, at_least: 900 hours, the_rest: to reserve", people(), "candidate"),
            "--aa");
}

TEST(Standings, NeedTheColumnsThatTheRuleAsksFor) {
  Members members = people();
  members.class_of.clear();
  EXPECT_EQ(told("classes: [member]", members), "P205");
  members.measures.clear();
  EXPECT_EQ(told("of: hours, at_least: 900 hours", members), "P205");
}

// "what (from) -> result", or "".
std::string why(const std::string& eligible, const Members& members, std::size_t member) {
  const auto step = why_not_eligible(eligible_plan(eligible), members, end_of_year, member);
  if (!step) return "";
  std::string text = step->what;
  for (const auto& [name, value] : step->from) text += ", " + name + " " + to_text(value);
  return text + " -> " + to_text(step->result);
}

TEST(WhyNotEligible, NamesTheFirstTestThatIsNotMet) {
  EXPECT_EQ(why("classes: [member]", people(), 2),
            "not eligible: for members of class member, class candidate -> no share");
  EXPECT_EQ(why("of: hours, at_least: 900 hours, the_rest: to reserve", people(), 3),
            "not eligible: too little of hours, hours 100, at least 900 -> no share: it goes to "
            "reserve");
  Members dated = people();
  const int day = Date::of(2025, 9, 1).value().day_number();
  dated.joined = {day, day - 1000, day, day};
  EXPECT_EQ(why("when: time as member at least 6 months", dated, 0),
            "not eligible: time as member at least 6 months, joined 2025-09-01, class member, "
            "year end 2025-12-31 -> no share");
}

TEST(WhyNotEligible, SaysNothingOfWhoIsEligible) {
  EXPECT_EQ(why("", people(), 0), "");
  EXPECT_EQ(why("classes: [member]", people(), 0), "");
  EXPECT_EQ(why("of: hours, at_least: 100 hours", people(), 3), "");
  EXPECT_EQ(why("of: hours, at_least: 101 hours", people(), 0), "");
}

}  // namespace
}  // namespace toadlane::patronage
