#include "rules/bylaws/conditional_rules.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> quorum(const std::string& rules) {
  return told(
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "meetings: {members: {cite: Art. 3, quorum: [" +
      rules + "]}}\n");
}

TEST(ConditionalRules, HaveOneForEveryNumberOfMembers) {
  EXPECT_THAT(quorum("{when: fewer than 20 members, is: 10 members}, "
                     "{when: at least 20 members, is: 1/2 of members}"),
              IsEmpty());
  EXPECT_THAT(quorum("{when: fewer than 20 members, is: 10 members}, "
                     "{otherwise: yes, is: 1/2 of members}"),
              IsEmpty());
  EXPECT_THAT(quorum("{when: fewer than 20 members, is: 10 members}, "
                     "{when: more than 20 members, is: 1/2 of members}"),
              ElementsAre("B131 meetings.members.quorum"));
  EXPECT_THAT(quorum("{when: fewer than 20 members, is: 10 members}"),
              ElementsAre("B131 meetings.members.quorum"));
}

TEST(ConditionalRules, AreReached) {
  EXPECT_THAT(quorum("{otherwise: yes, is: 1 member}, "
                     "{when: fewer than 20 members, is: 10 members}"),
              ElementsAre("B128 meetings.members.quorum[1]"));
}

TEST(ConditionalRules, ThatOverlapAreDoubted) {
  EXPECT_THAT(quorum("{when: fewer than 20 members, is: 10 members}, "
                     "{when: at least 10 members, is: 1/2 of members}"),
              ElementsAre("B135 meetings.members.quorum[1]"));
  EXPECT_THAT(quorum("{when: fewer than 20 members, is: 10 members}, "
                     "{when: fewer than 50 members, is: 12 members}, "
                     "{otherwise: yes, is: 1/2 of members}"),
              IsEmpty());
}

}  // namespace
}  // namespace toadlane::rules
