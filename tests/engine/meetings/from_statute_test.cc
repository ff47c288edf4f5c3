#include "engine/meetings/from_statute.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

Meeting with_present(int present) {
  Meeting meeting;
  meeting.body = "members";
  meeting.counts.set("members", 20);
  meeting.present = {Integer(present)};
  return meeting;
}

TEST(FromStatute, IsCitedWhereTheBylawsAreSilent) {
  model::Bylaws bylaws = bylaws_with_quorum("at least 10% of members");
  EXPECT_EQ(hold(bylaws, with_present(2)).held->quorum.cite, "Art. 3");
  bylaws.from_statute.push_back({Clause("meetings.members.quorum"), "from the statute, s. 12"});
  const Held held = hold(bylaws, with_present(2)).held.value();
  EXPECT_EQ(held.quorum.cite, "from the statute, s. 12");
  EXPECT_EQ(held.quorum.why.front().citation, "from the statute, s. 12");
  bylaws.from_statute.front().clause = Clause("meetings.members.quorum_of_each");
  EXPECT_EQ(hold(bylaws, with_present(2)).held->quorum.cite, "Art. 3");
}

TEST(FromStatute, IsCitedWhereItAsksForANoticeOrASecretBallot) {
  model::Bylaws bylaws = bylaws_with_quorum("at least 10% of members");
  bylaws.meetings.front().second.notice =
      timing("10 days before meeting", "meetings.members.notice");
  bylaws.meetings.front().second.ballot = "secret";
  bylaws.decisions.emplace_back("it", passing("more than 1/2 of votes cast"));
  Meeting meeting = with_present(2);
  meeting.motions = {votes(2, 0)};
  meeting.motions.front().present = 2;
  bylaws.from_statute = {{Clause("meetings.members.notice"), "from the statute, s. 5"},
                         {Clause("meetings.members.ballot"), "from the statute, s. 6"}};
  const Held held = hold(bylaws, meeting).held.value();
  EXPECT_EQ(held.times.front().check.cite, "from the statute, s. 5");
  EXPECT_EQ(held.ballots.front().cite, "from the statute, s. 6");
  EXPECT_EQ(held.quorum.cite, "Art. 3");
}

}  // namespace
}  // namespace toadlane::meetings
