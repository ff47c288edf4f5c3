#include "rules/bylaws/step_order.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Two steps to funds, and the rest by hours under the article of the last one.
std::vector<std::string> two_steps(const std::string& first, const std::string& second,
                                   const std::string& readings = "") {
  return told(
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "accounts: {reserve: {kind: fund}, school: {kind: fund}}\n"
      "surplus:\n"
      "  cite: Art. 7\n"
      "  income: {work: result of work, trade: result of trade, losses_covered_by_other: no}\n"
      "  measures: {hours: {unit: hours}}\n"
      "  steps:\n"
      "    - {" +
      first + ", to: reserve}\n    - {" + second +
      ", to: school}\n"
      "    - {move: rest, to: members, in_proportion_to: hours}\n" +
      readings);
}

TEST(StepOrder, IsThatOfTheArticles) {
  EXPECT_THAT(two_steps("cite: Art. 7, move: 50% of rest", "cite: Art. 9, move: 10% of rest"),
              IsEmpty());
  EXPECT_THAT(two_steps("cite: Art. 7.4, move: 50% of rest", "cite: Art. 7.2, move: 10% of rest"),
              IsEmpty());
  EXPECT_THAT(two_steps("cite: reserve, move: 50% of rest", "cite: school, move: 10% of rest"),
              IsEmpty());
}

TEST(StepOrder, IsAGuessWhereALaterArticleComesFirst) {
  const std::string first = "cite: Art. 9, move: 50% of rest";
  const std::string second = "cite: Art. 7, move: 10% of rest";
  EXPECT_THAT(two_steps(first, second), ElementsAre("B150 surplus.steps[1]"));
  EXPECT_THAT(two_steps(first, second + ", order: stated"), IsEmpty());
  EXPECT_THAT(two_steps(first, second,
                        "readings: [{of: \"surplus.steps[1]\", taken_as: after Art. 9, because: "
                        "the reserve is for creditors}]\n"),
              IsEmpty());
  EXPECT_THAT(two_steps(first, second,
                        "readings: [{of: \"surplus.steps[0]\", taken_as: before Art. 7, because: "
                        "the reserve is for creditors}]\n"),
              ElementsAre("B150 surplus.steps[1]"));
}

TEST(StepOrder, DoesNotMatterWhereBothMoveTheSameInAnyOrder) {
  EXPECT_THAT(two_steps("cite: Art. 9, move: 50% of work", "cite: Art. 7, move: 10% of work"),
              IsEmpty());
  EXPECT_THAT(
      two_steps("cite: Art. 9, move: 50% of rest of work", "cite: Art. 7, move: rest of trade"),
      IsEmpty());
}

TEST(StepOrder, IsAskedForWhereTheFileSaysThatItIsNotStated) {
  const std::string not_stated = ", order: not stated";
  EXPECT_THAT(two_steps("cite: Art. 7, move: 50% of work",
                        "cite: Art. 9, move: 10% of rest of work" + not_stated),
              ElementsAre("B150 surplus.steps[1]"));
  EXPECT_THAT(
      two_steps("cite: Art. 7, move: 50% of work", "cite: Art. 9, move: 10% of work" + not_stated),
      IsEmpty());
  EXPECT_THAT(two_steps("cite: Art. 7, move: 50% of work",
                        "cite: Art. 9, move: 10% of trade, until: moved to school reaches 10% of "
                        "(work minus moved to reserve)" +
                            not_stated),
              ElementsAre("B150 surplus.steps[1]"));
}

}  // namespace
}  // namespace toadlane::rules
