#include "engine/meetings/quorum_count.h"

#include <gtest/gtest.h>

#include "engine/meetings/quorum.h"
#include "tests/engine/meetings/roll_sample.h"
#include "tests/engine/meetings/sample.h"

namespace toadlane::meetings {
namespace {

TEST(QuorumCount, LeavesOutThoseOfClassesOutsideTheQuorum) {
  const model::Bylaws bylaws = bylaws_with_quorum("more than 1/2 of all members");
  Headcount counts;
  counts.set("all members", 9);
  const auto required = [&] {
    return quorum_of(*find_body(bylaws, "members"), Call::first, counts, 5).quorum->required;
  };
  EXPECT_EQ(required(), Integer(5));
  counts.set(outside_quorum("all members"), 2);
  EXPECT_EQ(required(), Integer(4));
  // Nothing but the quorum is counted so.
  EXPECT_EQ(counts.of("all members"), Integer(9));
}

// Two of four are on leave: a class without votes that counts among all members.
TEST(QuorumCount, IsTakenFromTheRoll) {
  model::Bylaws bylaws;
  model::MemberClass worker;
  worker.votes = 1;
  model::MemberClass on_leave;
  on_leave.votes = 0;
  on_leave.counts_among = "all members";
  bylaws.classes = {{"worker", worker}, {"on leave", on_leave}};
  RollFacts facts;
  facts.number = {"M1", "M2", "M3", "M4"};
  facts.class_names = {"worker", "on leave"};
  facts.class_of = {0, 0, 1, 1};
  EXPECT_FALSE(roll_of(bylaws, facts, "2025-06-20")->counts().of(outside_quorum("all members")));
  bylaws.classes[1].second.counts_in_quorum = false;
  const Headcount counts = roll_of(bylaws, facts, "2025-06-20")->counts();
  EXPECT_EQ(counts.of("all members"), Integer(4));
  EXPECT_EQ(counts.of(outside_quorum("all members")), Integer(2));
  EXPECT_FALSE(counts.of(outside_quorum("members")));
}

}  // namespace
}  // namespace toadlane::meetings
