#include "rules/bylaws/amendment_dates.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Bylaws in force from 2020 with these amendments of the quorum.
std::vector<std::string> amended(const std::vector<std::string>& amendments) {
  std::string text =
      "format: coop-bylaws 1\n"
      "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
      "in_force: {from: 2020-01-01}\n"
      "meetings: {members: {cite: Art. 3, quorum: more than 1/2 of members}}\n"
      "amendments:\n";
  for (const std::string& one : amendments)
    text += "  - {" + one + ", set: {meetings.members.quorum: 3 members}}\n";
  return told(text);
}

TEST(AmendmentDates, AreAfterThoseOfTheBylaws) {
  EXPECT_THAT(amended({"id: A1, from: 2020-01-01"}), IsEmpty());
  EXPECT_THAT(amended({"id: A1, from: 2019-12-31"}), ElementsAre("B132 amendments[0].from"));
}

TEST(AmendmentDates, BelongToOneNumberEach) {
  EXPECT_THAT(amended({"id: A1, from: 2021-01-01", "id: A2, from: 2021-01-01"}), IsEmpty());
  EXPECT_THAT(amended({"id: A1, from: 2021-01-01", "id: A1, from: 2022-01-01"}),
              ElementsAre("B133 amendments[1].id"));
}

TEST(AmendmentDates, ThatReachBackAreDoubted) {
  const std::string by_notice =
      "id: A1, from: 2024-06-01, applies_to: {meetings: notices sent on "
      "or after ";
  EXPECT_THAT(amended({by_notice + "2024-06-01}"}), IsEmpty());
  EXPECT_THAT(amended({by_notice + "2024-05-31}"}),
              ElementsAre("B134 amendments[0].applies_to.meetings"));
}

TEST(AmendmentDates, AreOfAKindThatTheBlockHas) {
  const std::string to = "id: A1, from: 2024-06-01, applies_to: {meetings: ";
  EXPECT_THAT(amended({to + "fiscal years ending on or after 2024-12-31}"}),
              ElementsAre("B117 amendments[0].applies_to.meetings"));
  EXPECT_THAT(amended({to + "fiscal years 2025 to 2026}"}),
              ElementsAre("B117 amendments[0].applies_to.meetings"));
}

}  // namespace
}  // namespace toadlane::rules
