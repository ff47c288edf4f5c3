#include "rules/meeting/gaps.h"

#include <gmock/gmock.h>

namespace toadlane::rules {
namespace {

using testing::HasSubstr;

TEST(Gaps, AreSaidWithTheRuleToAdd) {
  const Clause quorum("meetings.members.quorum");
  const Diagnostic gap = none_fits(quorum, Integer(20), "is");
  EXPECT_EQ(gap.code, Code::M318);
  EXPECT_EQ(gap.message, "none of the rules at `meetings.members.quorum` fits 20 members");
  EXPECT_THAT(gap.advice, HasSubstr("`is: none` where none is required"));
  EXPECT_THAT(none_fits(quorum, std::nullopt, "at_most").advice, HasSubstr("NUMBER proxies}`"));
  EXPECT_THAT(none_fits(quorum, std::nullopt, "number").advice, HasSubstr("is: NUMBER}`"));
}

TEST(Gaps, NameTheRuleThatDoesNotDecide) {
  const Clause passes("decisions.it.passes");
  EXPECT_EQ(no_majority(passes).code, Code::M319);
  EXPECT_THAT(unanimous_of_whom(passes).message, HasSubstr("`decisions.it.passes`"));
  EXPECT_EQ(not_counted_here(passes, "directors present", "members").message,
            "`directors present` is nothing that the rule at `decisions.it.passes` can count in a "
            "meeting of `members`");
}

}  // namespace
}  // namespace toadlane::rules
