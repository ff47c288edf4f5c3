#include "rules/bylaws/accounts.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::Accounts read_accounts(const std::string& text, Diagnostics& diagnostics) {
  model::Accounts value;
  read_block(text, "accounts", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

TEST(Accounts, AreReadWithTheirKindsBesideTheRules) {
  Diagnostics diagnostics;
  const model::Accounts accounts = read_accounts(
      "reserve: {cite: Art. 2, kind: unallocated reserve}\n"
      "interest: {is: 0%, on: opening balance, at_most: 4%, chosen_by: {body: board}}\n"
      "redeem: {order: [oldest year first, lot], aim: within 5 years of crediting}\n"
      "unclaimed: {after: 3 years, notice: 60 days, to: reserve}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(accounts.collective.size(), 1U);
  EXPECT_EQ(accounts.collective[0].first, "reserve");
  EXPECT_EQ(accounts.collective[0].second.kind, "unallocated reserve");
  EXPECT_EQ(accounts.collective[0].second.cite, "Art. 2");
  ASSERT_TRUE(accounts.interest && accounts.interest->is && accounts.interest->at_most);
  EXPECT_EQ(accounts.interest->on, "opening balance");
  EXPECT_EQ(to_text(*accounts.interest->at_most), "4%");
  ASSERT_TRUE(accounts.redeem);
  ASSERT_EQ(accounts.redeem->order.size(), 2U);
  EXPECT_EQ(accounts.redeem->order[1].text, "lot");
  ASSERT_TRUE(accounts.unclaimed);
  EXPECT_EQ(accounts.unclaimed->notice.text, "60 days");
  EXPECT_EQ(accounts.unclaimed->to, "reserve");
}

TEST(Accounts, SayWhatALeavingMemberIsPaid) {
  Diagnostics diagnostics;
  const model::Accounts accounts = read_accounts(
      "on_exit:\n"
      "  valued_at: par less losses\n"
      "  pay: [{part: 1/2, no_later_than: 6 months after exit}, {part: rest, no_later_than: x}]\n"
      "  set_off: yes\n"
      "  never_below: {capital: 1/2 of highest capital ever}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(accounts.on_exit);
  EXPECT_EQ(accounts.on_exit->valued_at.text, "par less losses");
  ASSERT_EQ(accounts.on_exit->pay.size(), 2U);
  EXPECT_EQ(accounts.on_exit->pay[1].part.text, "rest");
  EXPECT_EQ(accounts.on_exit->set_off, true);
  ASSERT_EQ(accounts.on_exit->never_below.size(), 1U);
  EXPECT_EQ(accounts.on_exit->never_below[0].first, "capital");
}

TEST(Accounts, RefuseAKindThatIsNotKnownAndAKindThatIsMissing) {
  Diagnostics diagnostics;
  read_accounts("reserve: {kind: unalocated reserve}\nother: {cite: Art. 1}\n", diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 2U);
  EXPECT_EQ(diagnostics.all()[0].code, Code::B111);
  EXPECT_THAT(diagnostics.all()[0].advice, HasSubstr("did you mean `unallocated reserve`?"));
  EXPECT_EQ(diagnostics.all()[1].clause, Clause("accounts.other.kind"));
  EXPECT_THAT(diagnostics.all()[1].citations, ElementsAre("Art. 1"));
}

TEST(Accounts, SayWhatLeaversArePaidByTheWayTheyLeft) {
  Diagnostics diagnostics;
  const model::Accounts accounts = read_accounts(
      "on_exit: {pay: [{part: all, no_later_than: 5 years after exit}], pay_on_death: [{part: all, "
      "no_later_than: 1 year after exit}], deducted: {leaving_early: 20%, expulsion: 30%}, "
      "deferred_above: 10%}\n"
      "interest: {is: 2%, in_addition_to_patronage: yes}\n"
      "capital_accounts: {cite: Art. 8.2, sum_is: net book value, collective: reserve, adjusted: "
      "each fiscal year}\n"
      "reserve: {kind: indivisible reserve}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(accounts.on_exit && accounts.on_exit->deducted && accounts.on_exit->deferred_above);
  ASSERT_EQ(accounts.on_exit->pay_on_death.size(), 1U);
  EXPECT_EQ(accounts.on_exit->pay_on_death[0].no_later_than.text, "1 year after exit");
  EXPECT_TRUE(accounts.on_exit->deducted->leaving_early && accounts.on_exit->deducted->expulsion);
  EXPECT_EQ(accounts.interest->in_addition_to_patronage, true);
  ASSERT_TRUE(accounts.capital_accounts);
  EXPECT_EQ(accounts.capital_accounts->sum_is, "net book value");
  EXPECT_EQ(accounts.capital_accounts->collective, "reserve");
  EXPECT_EQ(accounts.capital_accounts->adjusted, "each fiscal year");
  EXPECT_EQ(accounts.collective.size(), 1U);  // the block of capital accounts is none
}

}  // namespace
}  // namespace toadlane::rules
