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

}  // namespace
}  // namespace toadlane::meetings
