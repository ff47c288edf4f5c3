#include "engine/meetings/check_times.h"

#include <gtest/gtest.h>

#include <utility>

#include "tests/engine/meetings/day.h"
#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

using Verdict = TimeCheck::Verdict;

// Ten days for a meeting, fifteen and a hearing for `expel`.
model::Bylaws bylaws() {
  model::Bylaws bylaws = bylaws_with_quorum("3 members");
  bylaws.meetings.front().second.notice =
      timing("10 days before meeting", "meetings.members.notice");
  bylaws.decisions.emplace_back("it", passing("more than 1/2 of votes cast"));
  model::Decision expel = passing("more than 1/2 of votes cast");
  expel.notice = timing("15 days before meeting", "decisions.expel.notice");
  expel.hearing = timing("5 days before effect", "decisions.expel.hearing");
  bylaws.decisions.emplace_back("expel", expel);
  return bylaws;
}

Meeting meeting(const char* sent) {
  Meeting meeting;
  meeting.on = day("2025-06-20");
  meeting.body = "members";
  meeting.notice_sent = day(sent);
  meeting.counts.set("members", 7);
  meeting.present = {Integer(5)};
  meeting.motions = {votes(3, 2), votes(3, 2)};
  for (Motion& motion : meeting.motions) motion.present = 5;
  meeting.motions[1].decision = "expel";
  meeting.motions[1].title = "Expel Bo";
  return meeting;
}

TEST(CheckTimes, AsksForTheMeetingAndForEachMotionWithANoticeOfItsOwn) {
  Meeting one = meeting("2025-06-05");
  Held held = *hold(bylaws(), one).held;
  ASSERT_EQ(held.times.size(), 3U);
  EXPECT_EQ(held.times[0].check.what, "the notice");
  EXPECT_EQ(held.times[0].check.verdict, Verdict::good);
  EXPECT_EQ(held.times[1].check.what, "the notice of `Expel Bo`");
  EXPECT_EQ(held.times[1].check.clause, Clause("decisions.expel.notice"));
  EXPECT_EQ(held.times[1].check.verdict, Verdict::good);
  EXPECT_EQ(held.times[1].motion, 1U);
  EXPECT_EQ(held.times[2].check.verdict, Verdict::not_said);
  EXPECT_TRUE(held.in_time());
  // The twin: a day later the meeting is in time and the motion is not.
  held = *hold(bylaws(), meeting("2025-06-06")).held;
  EXPECT_EQ(held.times[0].check.verdict, Verdict::good);
  EXPECT_EQ(held.times[1].check.verdict, Verdict::late);
  EXPECT_FALSE(held.in_time());
  // A motion that was announced before the others.
  one = meeting("2025-06-06");
  one.motions[1].notice_sent = day("2025-06-05");
  EXPECT_TRUE(hold(bylaws(), one).held->in_time());
}

TEST(CheckTimes, SaysWhatLeavesACarriedMotionOpenToChallenge) {
  // In time for the meeting, a day late for the second motion alone.
  Held held = *hold(bylaws(), meeting("2025-06-06")).held;
  EXPECT_EQ(held.open_to_challenge(0), "");
  EXPECT_EQ(held.open_to_challenge(1), "the notice of `Expel Bo` was too late: Art. 5");
  EXPECT_EQ(held.motions[1].outcome, Outcome::carried);
  EXPECT_EQ(hold(bylaws(), meeting("2025-06-05")).held->open_to_challenge(1), "");
  // Too late for both; what was lost is not attacked for its notice.
  Meeting late = meeting("2025-06-11");
  std::swap(late.motions[0].votes_for, late.motions[0].votes_against);
  held = *hold(bylaws(), late).held;
  EXPECT_EQ(held.open_to_challenge(0), "");
  EXPECT_EQ(held.open_to_challenge(1),
            "the notice was too late: Art. 3; the notice of `Expel Bo` was too late: Art. 5");
}

TEST(CheckTimes, CountsAHearingBackFromTheEffect) {
  Meeting one = meeting("2025-06-05");
  one.motions[1].heard = day("2025-06-16");
  EXPECT_EQ(hold(bylaws(), one).held->times[2].check.verdict, Verdict::late);
  one.motions[1].takes_effect = day("2025-06-21");
  EXPECT_EQ(hold(bylaws(), one).held->times[2].check.verdict, Verdict::good);
  EXPECT_EQ(hold(bylaws(), one).held->times[2].check.reason,
            "held 2025-06-16, 5 days before the effect of 2025-06-21; the last good day was "
            "2025-06-16");
}

TEST(CheckTimes, SaysWhatItCannotRead) {
  model::Bylaws rules = bylaws();
  rules.meetings.front().second.notice = {};
  rules.meetings.front().second.notice.text = "in good time";
  const Held held = *hold(rules, meeting("2025-06-05")).held;
  ASSERT_EQ(held.not_checked.size(), 1U);
  EXPECT_EQ(held.not_checked[0].rule, "in good time");
}

}  // namespace
}  // namespace toadlane::meetings
