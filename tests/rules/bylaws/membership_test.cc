#include "rules/bylaws/membership.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::Membership read_membership(const std::string& text, Diagnostics& diagnostics) {
  model::Membership membership;
  read_block(text, "membership", diagnostics, [&](Visitor& v) { describe(v, membership); });
  return membership;
}

TEST(Membership, SaysWhoMayJoinAndHowSoon) {
  Diagnostics diagnostics;
  const model::Membership one = read_membership(
      "cite: Art. 2\n"
      "members_at_least: 5\n"
      "people_at_least: 3\n"
      "open_to_all: yes\n"
      "offered_after: 12 months\n"
      "answered_within: 3 months\n"
      "special_posts: {cite: Art. 2.4, probation: 18 months, at_most: 20%}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(one.cite, "Art. 2");
  EXPECT_EQ(one.members_at_least, 5);
  EXPECT_EQ(one.people_at_least, 3);
  EXPECT_EQ(one.open_to_all, true);
  EXPECT_EQ(one.offered_after.text, "12 months");
  ASSERT_TRUE(one.answered_within.time);
  EXPECT_EQ(one.answered_within.time->value, Ratio(3));
  ASSERT_TRUE(one.special_posts);
  EXPECT_EQ(one.special_posts->cite, "Art. 2.4");
  EXPECT_EQ(one.special_posts->probation.text, "18 months");
  EXPECT_TRUE(one.special_posts->at_most);
}

TEST(Membership, SaysWhatJoiningCosts) {
  Diagnostics diagnostics;
  const model::Membership one = read_membership(
      "fee: {cite: Art. 6, amount: 1_200.00 EUR, paid: [in money, withheld from pay],"
      " instalments: 24, of_pay_at_most: 50%}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(one.fee && one.fee->amount && one.fee->of_pay_at_most);
  EXPECT_EQ(expression::to_text(*one.fee->amount), "1200 EUR");
  EXPECT_THAT(one.fee->paid, ElementsAre("in money", "withheld from pay"));
  EXPECT_EQ(one.fee->instalments, 24);
}

TEST(Membership, SaysHowAMemberLeaves) {
  Diagnostics diagnostics;
  const model::Membership one = read_membership(
      "leaving: {allowed: yes, notice: 3 months, stay_at_least: 5 years}\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(one.leaving);
  EXPECT_EQ(one.leaving->allowed, true);
  EXPECT_EQ(one.leaving->notice.text, "3 months");
  EXPECT_EQ(one.leaving->stay_at_least.text, "5 years");
}

TEST(Membership, PassesToNobodyOrToSomeWithConsent) {
  Diagnostics diagnostics;
  const model::Membership none = read_membership("transfer: none\n", diagnostics);
  ASSERT_TRUE(none.transfer);
  EXPECT_THAT(none.transfer->to, ElementsAre());
  const model::Membership some =
      read_membership("transfer: {to: [heirs, members], approved_by: board}\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(some.transfer);
  EXPECT_THAT(some.transfer->to, ElementsAre("heirs", "members"));
  EXPECT_EQ(some.transfer->approved_by, "board");
}

TEST(Membership, RefusesWhatIsOfAnotherKind) {
  Diagnostics diagnostics;
  read_membership(
      "members_at_least: five\n"
      "offered_after: 12 members\n"
      "special_posts: {at_most: 120%}\n"
      "fee: {amount: 12 months, paid: in mony}\n"
      "transfer: all\n",
      diagnostics);
  std::vector<std::string> places;
  for (const Diagnostic& one : diagnostics.all()) places.push_back(one.clause.path());
  EXPECT_THAT(places, testing::UnorderedElementsAre(
                          "membership.members_at_least", "membership.offered_after",
                          "membership.special_posts.probation", "membership.special_posts.at_most",
                          "membership.fee.amount", "membership.fee.paid", "membership.transfer"));
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `in money`?"));
}

}  // namespace
}  // namespace toadlane::rules
