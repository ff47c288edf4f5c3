#include "engine/meetings/petition.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

TEST(Petition, IsReachedByTheNumberThatItsRuleAsks) {
  model::Bylaws rules = bylaws_with(passing("more than 1/2 of votes cast"));
  rules.meetings.front().second.petition = model::Petition{};
  rules.meetings.front().second.petition->meeting = threshold("at least 10% of members");
  const auto asked = [&](std::int64_t number) {
    Meeting meeting = meeting_of(58, 40, votes(30, 10));
    meeting.petitions = {{"meeting", Integer(number)}};
    return hold(rules, meeting).held->petitions.front();
  };
  EXPECT_TRUE(asked(6).reached);
  EXPECT_FALSE(asked(5).reached);
  EXPECT_EQ(asked(5).needed, 6);
  EXPECT_EQ(asked(5).rule, "at least 10% of members");
  const Body body = *find_body(rules, "members");
  EXPECT_EQ(petition_rule(body, "item"), nullptr);
  EXPECT_EQ(petition_of(body, {"meeting", 6}, Headcount()).missing.front(), "members");
}

TEST(Petition, CountsOneClassWhereItsRuleDoes) {
  model::Bylaws rules = bylaws_with(passing("more than 1/2 of votes cast"));
  rules.meetings.front().second.petition = model::Petition{};
  rules.meetings.front().second.petition->of_class = {
      {"workers", threshold("at least 20% of members of the class")}};
  rules.meetings.front().second.petition->amendment = threshold("at least 5 members");
  Meeting meeting = meeting_of(58, 40, votes(30, 10));
  meeting.petitions = {{"meeting", 3, "workers"}, {"amendment", 4}};
  EXPECT_EQ(hold(rules, meeting).missing.front().what.kind, Missing::Kind::group);
  EXPECT_EQ(hold(rules, meeting).missing.front().what.name, "workers");
  meeting.groups = {{"workers", GroupAttendance{15, std::nullopt}}};
  EXPECT_TRUE(hold(rules, meeting).held->petitions[0].reached);
  EXPECT_EQ(hold(rules, meeting).held->petitions[0].needed, 3);
  EXPECT_FALSE(hold(rules, meeting).held->petitions[1].reached);
  meeting.groups = {{"workers", GroupAttendance{16, std::nullopt}}};  // the twin: one more
  EXPECT_FALSE(hold(rules, meeting).held->petitions[0].reached);
  EXPECT_EQ(petition_rule(*find_body(rules, "members"), "item", "workers"), nullptr);
  meeting.groups.clear();  // counted by class elsewhere: nothing is asked for again
  meeting.counts.set("members of workers", 15);
  EXPECT_TRUE(hold(rules, meeting).held->petitions[0].reached);
}

}  // namespace
}  // namespace toadlane::meetings
