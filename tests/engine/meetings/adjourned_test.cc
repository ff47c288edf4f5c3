#include "engine/meetings/adjourned.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/day.h"
#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

using Verdict = TimeCheck::Verdict;

// Ten days' notice, and a new one after an adjournment of more than 45 days.
model::Bylaws adjourning_bylaws(const std::string& new_notice_after) {
  model::Bylaws bylaws = bylaws_with_quorum("3 members");
  model::MeetingRules& rules = bylaws.meetings.front().second;
  rules.notice = timing("10 days before meeting", "meetings.members.notice");
  rules.adjourned.emplace();
  rules.adjourned->new_notice_after.text = new_notice_after;
  bylaws.decisions.emplace_back("it", passing("more than 1/2 of votes cast"));
  return bylaws;
}

// Opened on 20 June after a good notice, adjourned, and held again.
Held held_again(const char* on, const char* sent, const std::string& after = "45 days") {
  Meeting meeting;
  meeting.on = day(on);
  meeting.adjourned_from = day("2025-06-20");
  meeting.body = "members";
  meeting.notice_sent = day(sent);
  meeting.counts.set("members", 7);
  meeting.present = {Integer(5)};
  meeting.motions = {votes(3, 2)};
  meeting.motions[0].present = 5;
  return *hold(adjourning_bylaws(after), meeting).held;
}

TEST(Adjourned, NeedsNoNewNoticeUntilItsTimeIsOver) {
  const Held held = held_again("2025-08-04", "2025-06-10");
  ASSERT_EQ(held.times.size(), 1U);
  EXPECT_EQ(held.times[0].check.event, day("2025-06-20"));
  EXPECT_TRUE(held.in_time());
  EXPECT_EQ(held.open_to_challenge(0), "");
  EXPECT_FALSE(held_again("2025-08-04", "2025-06-11").in_time());
}

TEST(Adjourned, NeedsANewNoticeADayLater) {
  const Held held = held_again("2025-08-05", "2025-06-10");
  ASSERT_EQ(held.times.size(), 2U);
  EXPECT_EQ(held.times[1].check.verdict, Verdict::not_given);
  EXPECT_EQ(held.times[1].check.reason,
            "adjourned on 2025-06-20, and without one it could be held until 2025-08-04");
  EXPECT_EQ(held.times[1].check.clause, Clause("meetings.members.adjourned.new_notice_after"));
  EXPECT_EQ(held.open_to_challenge(0), "the new notice was not given: Art. 3");
  // The twin: by a day more in the bylaws it is in time.
  EXPECT_TRUE(held_again("2025-08-05", "2025-06-10", "46 days").in_time());
}

TEST(Adjourned, HoldsANewNoticeAgainstTheNewDay) {
  EXPECT_TRUE(held_again("2025-08-05", "2025-07-26").in_time());
  EXPECT_EQ(held_again("2025-08-05", "2025-07-27").open_to_challenge(0),
            "the notice was too late: Art. 3");
}

TEST(Adjourned, IsNotCheckedWhereTheBylawsDoNotSay) {
  const Held held = held_again("2025-12-01", "2025-06-10", "");
  EXPECT_TRUE(held.in_time());
  ASSERT_EQ(held.not_checked.size(), 1U);
  EXPECT_EQ(held.not_checked[0].rule, "the bylaws do not say");
}

}  // namespace
}  // namespace toadlane::meetings
