#include "engine/meetings/record_date.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/day.h"
#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

using How = RecordDay::How;

model::MeetingRules rules(const std::string& within, const std::string& otherwise,
                          const std::string& chooser) {
  model::RecordDate rule;
  rule.clause = Clause("meetings.members.record_date");
  if (!within.empty()) rule.within = timing(within, "meetings.members.record_date.within");
  if (!otherwise.empty())
    rule.otherwise = timing(otherwise, "meetings.members.record_date.otherwise");
  rule.chosen_by.body = chooser;
  model::MeetingRules meeting;
  meeting.cite = "Art. 3";
  meeting.record_date = rule;
  return meeting;
}

const Date the_meeting = day("2025-04-15");
const Date notice_day = day("2025-03-03");  // a Monday

TEST(RecordDate, IsTheChosenDayInsideItsRange) {
  const auto rule = rules("10 to 60 days before meeting", "business day before notice", "board");
  RecordDay found = record_date_of(&rule, {the_meeting, notice_day, day("2025-04-05")}, {});
  EXPECT_EQ(found.how, How::chosen);
  EXPECT_FALSE(found.outside);
  EXPECT_EQ(found.cite, "Art. 3");
  found = record_date_of(&rule, {the_meeting, notice_day, day("2025-04-06")}, {});
  EXPECT_TRUE(found.outside);
  EXPECT_EQ(found.first, day("2025-02-14"));
  EXPECT_EQ(found.last, day("2025-04-05"));
  EXPECT_TRUE(record_date_of(&rule, {the_meeting, notice_day, day("2025-02-13")}, {}).outside);
}

TEST(RecordDate, IsByDefaultTheBusinessDayBeforeTheNotice) {
  const auto rule = rules("10 to 60 days before meeting", "business day before notice", "board");
  const RecordDay found = record_date_of(&rule, {the_meeting, notice_day, {}}, {});
  EXPECT_EQ(found.how, How::by_default);
  EXPECT_EQ(found.day, day("2025-02-28"));
  const Holidays friday({day("2025-02-28")});
  EXPECT_EQ(record_date_of(&rule, {the_meeting, notice_day, {}}, friday).day, day("2025-02-27"));
  EXPECT_EQ(record_date_of(&rule, {the_meeting, {}, {}}, {}).missing, "notice_sent");
}

TEST(RecordDate, IsTheDayOfTheRuleWhereNobodyMayChoose) {
  const auto rule = rules("30 days before meeting", "", "");
  const RecordDay found = record_date_of(&rule, {the_meeting, notice_day, {}}, {});
  EXPECT_EQ(found.how, How::by_rule);
  EXPECT_EQ(found.day, day("2025-03-16"));
  EXPECT_TRUE(record_date_of(&rule, {the_meeting, notice_day, day("2025-03-17")}, {}).outside);
}

TEST(RecordDate, IsAskedForWhereTheBylawsLeaveItToAChoice) {
  const auto rule = rules("10 to 60 days before meeting", "", "board");
  const RecordDay found = record_date_of(&rule, {the_meeting, notice_day, {}}, {});
  EXPECT_EQ(found.how, How::not_said);
  EXPECT_EQ(found.missing, "record_date");
}

TEST(RecordDate, IsTheDayOfTheMeetingWhereTheBylawsAreSilent) {
  const model::MeetingRules silent;
  EXPECT_EQ(record_date_of(&silent, {the_meeting, notice_day, {}}, {}).day, the_meeting);
  EXPECT_EQ(record_date_of(nullptr, {the_meeting, {}, notice_day}, {}).day, notice_day);
}

}  // namespace
}  // namespace toadlane::meetings
