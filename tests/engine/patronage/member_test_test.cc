#include "engine/patronage/member_test.h"

#include <gtest/gtest.h>

#include "engine/expression/parse.h"
#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

// Whether somebody of a class who joined on that day passes, at 2025-12-31: "yes", "no", a code.
std::string test(const std::string& words, const std::string& joined = "2020-01-01",
                 std::uint16_t of_class = 0) {
  auto names = expression::Vocabulary::with_bases();
  names.add({"time as member", expression::Role::measure, {expression::Dimension::time, ""}, ""});
  names.add({"time worked", expression::Role::measure, {expression::Dimension::time, ""}, ""});
  for (const char* status : {"member", "candidate", "suspended"})
    names.add({status, expression::Role::status, {}, ""});
  const auto condition = expression::parse_condition(words, names);
  EXPECT_TRUE(condition.value.has_value()) << words;
  Members members = books::people({"Ana"}, {});
  members.classes = {"member", "candidate"};
  members.class_of = {of_class};
  const auto day = Date::parse(joined);
  members.joined = {day ? day->day_number() : Members::no_day};
  const auto made =
      MemberTest::of(*condition.value, Date::of(2025, 12, 31).value(), members, Clause("surplus"));
  if (!made) return books::code(made.diagnostics());
  return made->holds(members, 0) ? "yes" : "no";
}

TEST(MemberTest, ComparesTheTimeAsMemberOnTheDay) {
  const std::string day = "2023-12-31";
  EXPECT_EQ(test("time as member at least 2 years", day), "yes");
  EXPECT_EQ(test("time as member more than 2 years", day), "no");
  EXPECT_EQ(test("time as member at most 2 years", day), "yes");
  EXPECT_EQ(test("time as member fewer than 2 years", day), "no");
}

TEST(MemberTest, ComparesTheTimeAsMemberADayBeforeAndAfter) {
  EXPECT_EQ(test("time as member at least 2 years", "2024-01-01"), "no");
  EXPECT_EQ(test("time as member more than 2 years", "2023-12-30"), "yes");
  EXPECT_EQ(test("time as member at most 2 years", "2023-12-30"), "no");
  EXPECT_EQ(test("time as member fewer than 2 years", "2024-01-01"), "yes");
}

TEST(MemberTest, CountsDaysWeeksAndMonths) {
  EXPECT_EQ(test("time as member at least 30 days", "2025-12-01"), "yes");
  EXPECT_EQ(test("time as member at least 31 days", "2025-12-01"), "no");
  EXPECT_EQ(test("time as member at least 2 weeks", "2025-12-17"), "yes");
  EXPECT_EQ(test("time as member at least 2 weeks", "2025-12-18"), "no");
  EXPECT_EQ(test("time as member at least 6 months", "2025-06-30"), "yes");
  EXPECT_EQ(test("time as member at least 6 months", "2025-07-01"), "no");
}

TEST(MemberTest, KnowsClassesAndJoinsConditions) {
  EXPECT_EQ(test("candidate"), "no");
  EXPECT_EQ(test("candidate", "2020-01-01", 1), "yes");
  EXPECT_EQ(test("not candidate"), "yes");
  EXPECT_EQ(test("member and time as member at least 9 years"), "no");
  EXPECT_EQ(test("candidate or time as member at least 2 years"), "yes");
}

TEST(MemberTest, RefusesWhatAYearEndCannotTell) {
  EXPECT_EQ(test("suspended"), "P203");
  EXPECT_EQ(test("time worked at least 2 years"), "P203");
  EXPECT_EQ(test("time as member at least 2.5 years"), "P203");
  EXPECT_EQ(test("not suspended and member"), "P203");
}

TEST(MemberTest, DoesNotGuessWhenSomebodyJoined) {
  EXPECT_EQ(test("time as member at least 2 years", ""), "P205");
  EXPECT_EQ(test("member", ""), "yes") << "the day is not asked for";
}

}  // namespace
}  // namespace toadlane::patronage
