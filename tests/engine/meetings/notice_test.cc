#include "engine/meetings/notice.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/day.h"
#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

using Verdict = TimeCheck::Verdict;

TimeCheck check(const std::string& words, const char* sent, const Holidays& holidays = {}) {
  const auto found = check_time(
      {"the notice", "sent", timing(words, "meetings.members.notice"), "Art. 3"},
      *sent == '\0' ? std::nullopt : std::optional(day(sent)), day("2025-06-20"), holidays);
  EXPECT_TRUE(found) << words;
  return found.value_or(TimeCheck{});
}

TEST(Notice, IsGoodFromTheFirstToTheLastDayOfItsRange) {
  const std::string rule = "10 to 60 days before meeting";
  EXPECT_EQ(check(rule, "2025-06-10").verdict, Verdict::good);
  EXPECT_EQ(check(rule, "2025-06-11").verdict, Verdict::late);
  EXPECT_EQ(check(rule, "2025-04-21").verdict, Verdict::good);
  EXPECT_EQ(check(rule, "2025-04-20").verdict, Verdict::early);
  EXPECT_EQ(check(rule, "").verdict, Verdict::not_said);
  EXPECT_EQ(check(rule, "2025-06-11").reason,
            "sent 2025-06-11, 9 days before the meeting of 2025-06-20; the last good day was "
            "2025-06-10");
  EXPECT_EQ(check(rule, "2025-04-20").reason,
            "sent 2025-04-20, 61 days before the meeting of 2025-06-20; the first good day was "
            "2025-04-21");
  EXPECT_EQ(check(rule, "").reason, "the day is not said; the last good day is 2025-06-10");
}

// One unit changed, and the outcome flips.
TEST(Notice, DependsOnTheUnit) {
  EXPECT_EQ(check("10 days before meeting", "2025-06-10").verdict, Verdict::good);
  EXPECT_EQ(check("11 days before meeting", "2025-06-10").verdict, Verdict::late);
  EXPECT_EQ(check("10 clear days before meeting", "2025-06-10").verdict, Verdict::late);
  EXPECT_EQ(check("10 clear days before meeting", "2025-06-09").verdict, Verdict::good);
  EXPECT_EQ(check("10 working days before meeting", "2025-06-09").verdict, Verdict::late);
  EXPECT_EQ(check("10 working days before meeting", "2025-06-06").verdict, Verdict::good);
  EXPECT_EQ(
      check("10 working days before meeting", "2025-06-06", Holidays({day("2025-06-19")})).verdict,
      Verdict::late);
  EXPECT_EQ(check("2 weeks before meeting", "2025-06-06").verdict, Verdict::good);
  EXPECT_EQ(check("2 weeks before meeting", "2025-06-07").verdict, Verdict::late);
  EXPECT_EQ(check("48 hours before meeting", "2025-06-18").verdict, Verdict::by_hours);
}

TEST(Notice, OfASingleNumberIsNeverTooEarly) {
  const TimeCheck long_ago = check("10 days before meeting", "2024-06-10");
  EXPECT_EQ(long_ago.verdict, Verdict::good);
  EXPECT_FALSE(long_ago.first);
}

TEST(Notice, InOtherWordsIsNotChecked) {
  EXPECT_FALSE(check_time({"the notice", "sent", timing("within 3 days of meeting", ""), ""}, {},
                          day("2025-06-20"), {}));
  EXPECT_FALSE(check_time({"the notice", "sent", model::Timing{}, ""}, {}, Date(), {}));
}

}  // namespace
}  // namespace toadlane::meetings
