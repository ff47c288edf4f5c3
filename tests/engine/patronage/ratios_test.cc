#include "engine/patronage/ratios.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::Bylaws with_ratios(const std::string& ratios) {
  return books::bylaws(
      "  income: {surplus: all}\n"
      "  measures: {gross pay: {unit: USD}, hours worked: {unit: hours}}\n"
      "  steps: [{move: rest, to: reserve}]\n"
      "ratios:\n" +
      ratios);
}

// "kept 26/5: Ana 58240, Cy 11200" for each limit; "not tested: why".
std::vector<std::string> answers(const std::string& ratios, const Members& members,
                                 const model::Named<Ratio>& others = {}) {
  const model::Bylaws bylaws = with_ratios(ratios);
  model::FiscalYear year = books::year(bylaws, 2025, {{"surplus", "0.00"}});
  year.others = others;
  std::vector<std::string> all;
  for (const RatioFound& one : ratios_of(bylaws, year, members)) {
    all.push_back(std::string(words_for(one.answer)) + (one.value ? " " + one.value->text() : "") +
                  ": " + one.found);
    EXPECT_EQ(one.why.empty(), !one.value);
  }
  return all;
}

const Members& three_paid() {
  static const Members members = books::people(
      {"Ana", "Bo", "Cy", "Dee"},
      {{"gross pay", {58'240, 30'000, 11'200, 0}}, {"hours worked", {1'820, 1'500, 700, 0}}});
  return members;
}

// 58,240 / 11,200 = 5.2. Dee had no pay in the year and is not compared.
TEST(Ratios, CompareTheHighestWithTheLowest) {
  EXPECT_THAT(answers("  pay: {highest_to_lowest: at most 5}\n", three_paid()),
              ElementsAre("broken 26/5: Ana 58240, Cy 11200"));
  EXPECT_THAT(answers("  pay: {highest_to_lowest: at most 5.2}\n", three_paid()),
              ElementsAre("kept 26/5: Ana 58240, Cy 11200"));
}

// 32, 20 and 16 an hour.
TEST(Ratios, ComparePayByTheHour) {
  EXPECT_THAT(answers("  pay: {per: hours worked, highest_to_lowest: at most 2}\n", three_paid()),
              ElementsAre("kept 2: Ana 32, Cy 16"));
  EXPECT_THAT(
      answers("  pay: {per: hours worked, highest_to_lowest: fewer than 2}\n", three_paid()),
      ElementsAre("broken 2: Ana 32, Cy 16"));
}

TEST(Ratios, KeepAFloorUnderTheLowest) {
  EXPECT_THAT(answers("  pay: {lowest: at least 11_200 USD}\n", three_paid()),
              ElementsAre("kept 11200: Cy"));
  EXPECT_THAT(answers("  pay: {lowest: at least 11_200.01 USD}\n", three_paid()),
              ElementsAre("broken 11200: Cy"));
}

// Both limits of one ratio are answered.
TEST(Ratios, AnswerEachOfTheirLimits) {
  EXPECT_THAT(
      answers("  pay: {highest_to_lowest: at most 6, lowest: at least 12_000 USD}\n", three_paid()),
      ElementsAre("kept 26/5: Ana 58240, Cy 11200", "broken 11200: Cy"));
}

// Four members of eight people: a half.
TEST(Ratios, CountTheMembersAmongThePeople) {
  const std::string half = "  workers: {share_of: members, among: everybody, at_least: 50%}\n";
  const std::string more = "  workers: {share_of: members, among: everybody, at_least: 51%}\n";
  EXPECT_THAT(answers(half, three_paid(), {{"people", 4}}), ElementsAre("kept 1/2: 4 of 8"));
  EXPECT_THAT(answers(more, three_paid(), {{"people", 4}}), ElementsAre("broken 1/2: 4 of 8"));
  EXPECT_THAT(answers(half, three_paid(), {{"people", 5}}), ElementsAre("broken 4/9: 4 of 9"));
}

// At the year end: Bo left a day before it, Cy joined a day after.
TEST(Ratios, CountWhoIsThereAtTheYearEnd) {
  Members members = books::people({"Ana", "Bo", "Cy"}, {});
  const std::int32_t end = Date::of(2025, 12, 31).value().day_number();
  members.joined = {0, 0, end + 1};
  members.left = {Members::no_day, end - 1, Members::no_day};
  const std::string rule = "  workers: {share_of: members, among: everybody, at_least: 50%}\n";
  EXPECT_THAT(answers(rule, members, {{"people", 1}}), ElementsAre("kept 1/2: 1 of 2"));
  members.left[1] = end;  // the twin: their last day is the last of the year
  EXPECT_THAT(answers(rule, members, {{"people", 1}}), ElementsAre("kept 2/3: 2 of 3"));
}

// 4,020 hours of members; of others 1,206 are 30% of them, and 3/13 of all.
TEST(Ratios, ShareHoursAmongMembersOrAmongAll) {
  const std::string rest = "share_of: others, of: hours worked, at_most: 30%}\n";
  EXPECT_THAT(answers("  h: {among: members, " + rest, three_paid(), {{"hours worked", 1'206}}),
              ElementsAre("kept 3/10: 1206 of 4020"));
  EXPECT_THAT(answers("  h: {among: members, " + rest, three_paid(), {{"hours worked", 1'207}}),
              ElementsAre("broken 1207/4020: 1207 of 4020"));
  EXPECT_THAT(answers("  h: {among: everybody, " + rest, three_paid(), {{"hours worked", 1'207}}),
              ElementsAre("kept 1207/5227: 1207 of 5227"));
}

// A candidate has no vote, and is among everybody.
TEST(Ratios, ShareVotesAndCapitalByClass) {
  Members members = books::people({"Ana", "Bo", "Cy"}, {});
  members.classes = {"member", "candidate"};
  members.class_of = {0, 0, 1};
  members.opening = {100'00, 200'00, 100'00};
  EXPECT_THAT(answers("  v: {share_of: member, among: everybody, of: votes, at_least: 65%}\n"
                      "  c: {share_of: candidate, among: [member, candidate], "
                      "of: account balance, at_most: 24%}\n"
                      "  p: {share_of: [member, candidate], among: everybody, at_least: 75%}\n",
                      members, {{"people", 1}}),
              ElementsAre("kept 1: 2 of 2", "broken 1/4: 100 of 400", "kept 3/4: 3 of 4"));
}

TEST(Ratios, SayWhatTheyCannotTest) {
  const Members nobody = books::people({"Ana"}, {});
  EXPECT_THAT(answers("  pay: {highest_to_lowest: at most 5}\n", nobody),
              ElementsAre("not tested: the members table has no column `gross pay`"));
  EXPECT_THAT(answers("  w: {share_of: member, among: everybody, at_least: 51%}\n", nobody,
                      {{"people", 1}}),
              ElementsAre("not tested: the members table has no column `class`"));
  EXPECT_THAT(answers("  w: {share_of: members, among: everybody, at_least: 51%}\n", nobody),
              ElementsAre("not tested: the year file has no `others: {people: ...}`"));
  EXPECT_THAT(answers("  h: {share_of: members, among: everybody, of: hours worked, "
                      "at_least: 51%}\n",
                      books::people({"Ana"}, {{"hours worked", {0}}}), {{"hours worked", 0}}),
              ElementsAre("not tested: everybody have no `hours worked`"));
  EXPECT_THAT(answers("  pay: {highest_to_lowest: at most 5}\n",
                      books::people({"A"}, {{"gross pay", {0}}})),
              ElementsAre("not tested: no member has any `gross pay`"));
}

TEST(Ratios, AreDoubtedWhenBrokenOrNotTested) {
  const model::Bylaws bylaws = with_ratios(
      "  pay: {cite: Art. 9, highest_to_lowest: at most 5}\n"
      "  workers: {share_of: members, among: everybody, at_least: 51%}\n"
      "  floor: {lowest: at least 1 USD}\n");
  const auto year = books::year(bylaws, 2025, {{"surplus", "0.00"}});
  const auto closed = close_year(bylaws, year, three_paid());
  ASSERT_TRUE(closed.ok());
  EXPECT_EQ(closed->ratios.size(), 3U);
  ASSERT_EQ(closed->doubts.all().size(), 2U);
  const Diagnostic& pay = closed->doubts.all()[0];
  EXPECT_EQ(pay.code, Code::P240);
  EXPECT_EQ(pay.clause, Clause("ratios.pay.highest_to_lowest"));
  EXPECT_THAT(pay.message, HasSubstr("is broken: 5.2 (Ana 58240, Cy 11200)"));
  EXPECT_EQ(pay.citations, std::vector<std::string>{"Art. 9"});
  EXPECT_EQ(closed->doubts.all()[1].code, Code::P241);
}

}  // namespace
}  // namespace toadlane::patronage
