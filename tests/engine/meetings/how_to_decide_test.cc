#include "engine/meetings/how_to_decide.h"

#include <gtest/gtest.h>

#include "tests/engine/meetings/held.h"

namespace toadlane::meetings {
namespace {

MotionResult chosen(const model::Named<Integer>& options, const std::string& passes = "") {
  model::Decision how;
  how.cite = "Art. 6";
  how.how_to_decide = model::HowToDecide{};
  how.how_to_decide->among = {"by_majority", "by_two_thirds"};
  if (!passes.empty()) how.how_to_decide->passes = threshold(passes);
  model::Bylaws bylaws = bylaws_with(how);
  bylaws.decisions.emplace_back("by_majority", passing("more than 1/2 of votes cast"));
  bylaws.decisions.emplace_back("by_two_thirds", passing("at least 2/3 of votes cast"));
  Motion motion = votes(6, 4);
  motion.options = options;
  const HeldFound found = hold(bylaws, meeting_of(20, 13, motion));
  if (!found.held) return {.reason = "missing: " + found.missing.front().what.name};
  return found.held->motions.front();
}

TEST(HowToDecide, IsTheWayWithTheMostVotes) {
  EXPECT_EQ(chosen({{"by_majority", 9}, {"by_two_thirds", 4}}).outcome, Outcome::carried);
  EXPECT_EQ(chosen({{"by_majority", 4}, {"by_two_thirds", 9}}).outcome, Outcome::lost);
  EXPECT_EQ(chosen({{"by_majority", 4}, {"by_two_thirds", 9}}).rule, "at least 2/3 of votes cast");
  EXPECT_EQ(chosen({}).reason, "missing: options");
}

TEST(HowToDecide, ChoosesNoneOfEqualVotes) {
  EXPECT_EQ(chosen({{"by_majority", 6}, {"by_two_thirds", 6}}).reason,
            "no way to decide has the most votes");
  EXPECT_EQ(chosen({{"by_majority", 0}, {"by_two_thirds", 0}}).outcome, Outcome::lost);
}

TEST(HowToDecide, NeedsTheMajorityThatItsRuleAsks) {
  const std::string rule = "more than 1/2 of members present";
  EXPECT_EQ(chosen({{"by_majority", 6}, {"by_two_thirds", 5}}, rule).reason,
            "6 chose `by_majority`, 7 needed");
  EXPECT_EQ(chosen({{"by_majority", 7}, {"by_two_thirds", 5}}, rule).outcome, Outcome::carried);
}

}  // namespace
}  // namespace toadlane::meetings
