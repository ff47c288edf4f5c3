#include "engine/meetings/second_call.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

// Half of the members at the first call, a quarter at the second.
model::Bylaws second_call_bylaws() {
  model::Bylaws all = bylaws_with(passing("more than 1/2 of votes cast"));
  model::MeetingRules& rules = all.meetings.front().second;
  rules.quorum = {always("at least 1/2 of members")};
  model::SecondCall second;
  second.clause = Clause("meetings.members.second_call");
  second.quorum = {always("at least 1/4 of members")};
  second.wait = {"7 days", second.clause.key("wait")};
  second.no_later_than = {"15 days after meeting", second.clause.key("no_later_than")};
  second.declared_after = {"30 minutes", second.clause.key("declared_after")};
  second.business = "same";
  rules.second_call = second;
  return all;
}

Held second(const model::Bylaws& rules, const char* first, std::int64_t waited,
            bool requisitioned = false, std::optional<bool> on_the_agenda = std::nullopt) {
  Motion motion = votes(4, 2);
  motion.on_the_agenda = on_the_agenda;
  Meeting meeting = meeting_of(24, 6, motion);
  meeting.call = Call::second;
  meeting.first_call = FirstCall{Date::parse(first), Integer(waited)};
  meeting.requisitioned = requisitioned;
  return *hold(rules, meeting).held;
}

TEST(SecondCall, HasItsOwnQuorumAfterItsWaitingTime) {
  EXPECT_EQ(second(second_call_bylaws(), "2025-03-13", 30).quorum.required, 6);
  EXPECT_EQ(second(second_call_bylaws(), "2025-03-13", 30).motions.front().outcome,
            Outcome::carried);
  const Held early = second(second_call_bylaws(), "2025-03-14", 30);
  EXPECT_EQ(early.no_second_call, "held on 2025-03-20, and it may be held from 2025-03-21");
  EXPECT_EQ(early.quorum.required, 12);
  EXPECT_EQ(early.motions.front().outcome, Outcome::no_quorum);
}

// Of a first call on a Thursday, a week before.
TEST(SecondCall, WaitsInClearAndInWorkingDays) {
  model::Bylaws rules = second_call_bylaws();
  const auto late = [&](const char* wait) {
    rules.meetings.front().second.second_call->wait.text = wait;
    return second(rules, "2025-03-13", 30).no_second_call;
  };
  EXPECT_EQ(late("6 clear days"), "");
  EXPECT_EQ(late("7 clear days"), "held on 2025-03-20, and it may be held from 2025-03-21");
  EXPECT_EQ(late("5 working days"), "");
  EXPECT_EQ(late("6 working days"), "held on 2025-03-20, and it may be held from 2025-03-21");
}

TEST(SecondCall, IsNotHeldAfterItsLastDay) {
  EXPECT_EQ(second(second_call_bylaws(), "2025-03-05", 30).no_second_call, "");
  EXPECT_NE(second(second_call_bylaws(), "2025-03-04", 30).no_second_call, "");
}

TEST(SecondCall, IsDeclaredOnlyAfterTheFirstHasWaited) {
  EXPECT_EQ(second(second_call_bylaws(), "2025-03-13", 29).no_second_call,
            "the first call waited 29 minutes, and 30 are the least");
}

TEST(SecondCall, OfAMeetingThatMembersForcedIsNone) {
  model::Bylaws rules = second_call_bylaws();
  EXPECT_EQ(second(rules, "2025-03-13", 30, true).quorum.required, 6);
  rules.meetings.front().second.second_call->after_requisition = false;
  EXPECT_EQ(second(rules, "2025-03-13", 30, true).quorum.required, 12);
  EXPECT_EQ(second(rules, "2025-03-13", 30, false).quorum.required, 6);
}

TEST(SecondCall, DoesTheSameBusinessOnly) {
  model::Bylaws rules = second_call_bylaws();
  EXPECT_EQ(second(rules, "2025-03-13", 30, false, false).motions.front().outcome,
            Outcome::no_quorum);
  EXPECT_EQ(second(rules, "2025-03-13", 30, false, true).motions.front().outcome, Outcome::carried);
  rules.meetings.front().second.second_call->business = "any";
  EXPECT_EQ(second(rules, "2025-03-13", 30, false, false).motions.front().outcome,
            Outcome::carried);
}

TEST(SecondCall, NamesWhatItsFactsDoNotSay) {
  Meeting meeting = meeting_of(24, 6, votes(4, 2));
  meeting.call = Call::second;
  EXPECT_EQ(hold(second_call_bylaws(), meeting).held->not_checked.size(), 3U);
}

}  // namespace
}  // namespace toadlane::meetings
