// Each defect with a twin that lacks it.
#include <gtest/gtest.h>

#include "tests/rules/text/told.h"

namespace toadlane::text::test {
namespace {

TEST(LintContradictions, FindsNoQuorumBesideOneThatIsPresent) {
  const std::string counts = "1. A majority at a meeting at which a quorum is present decides.\n\n";
  EXPECT_EQ(found_in(counts + "2. No quorum is required.\n"), Found{"A107 1:28"});
  EXPECT_EQ(found_in(counts + "2. There is no quorum for these meetings.\n"), Found{"A107 1:28"});
  EXPECT_EQ(found_in(counts + "2. If there is no quorum, the meeting is adjourned.\n"), Found{});
  EXPECT_EQ(found_in(counts + "2. A quorum is required.\n"), Found{});
  EXPECT_EQ(found_in("1. A majority decides.\n\n2. No quorum is required.\n"), Found{});
}

TEST(LintContradictions, FindsAnOfficeByElectionAndByLot) {
  const std::string vote = "1. The members elect the treasurer.\n\n";
  EXPECT_EQ(found_in(vote + "2. The treasurer is chosen by lot.\n"), Found{"A108 3:8"});
  EXPECT_EQ(found_in(vote + "2. The secretary is chosen by lot.\n"), Found{});
  EXPECT_EQ(found_in(vote + "2. For treasurer, a tie is decided by lot.\n"), Found{});
}

}  // namespace
}  // namespace toadlane::text::test
