#include "rules/bylaws/shares.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

model::Shares read_shares(const std::string& text, Diagnostics& diagnostics) {
  model::Shares shares;
  read_block(text, "shares", diagnostics, [&](Visitor& v) { describe(v, shares); });
  return shares;
}

TEST(Shares, AreOfKindsUnderNamesOfTheirOwn) {
  Diagnostics diagnostics;
  const model::Shares shares = read_shares(
      "cite: Art. 8\n"
      "one_member_at_most: 1/3\n"
      "membership share: {cite: Art. 8.1, kind: membership, par: 100.00 EUR, paid_in_at_least: 25%,"
      " withdrawable: no, transferable: no, returned: within 6 months of exit}\n"
      "class B: {kind: investment, par: 10.00 EUR, transferable: yes}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(shares.one_member_at_most);
  EXPECT_EQ(expression::to_text(*shares.one_member_at_most), "1/3");
  ASSERT_EQ(shares.kinds.size(), 2U);
  const model::ShareKind& first = shares.kinds[0].second;
  EXPECT_EQ(shares.kinds[0].first, "membership share");
  EXPECT_EQ(first.cite, "Art. 8.1");
  EXPECT_EQ(first.kind, "membership");
  ASSERT_TRUE(first.par && first.paid_in_at_least);
  EXPECT_EQ(expression::to_text(*first.par), "100 EUR");
  EXPECT_EQ(first.withdrawable, false);
  EXPECT_EQ(first.transferable, false);
  EXPECT_TRUE(first.returned.when);
  EXPECT_EQ(shares.kinds[1].second.kind, "investment");
  EXPECT_EQ(shares.kinds[1].second.transferable, true);
  EXPECT_FALSE(shares.kinds[1].second.withdrawable);
}

TEST(Shares, SayTheirKindAndStayBelowTheWhole) {
  Diagnostics diagnostics;
  read_shares("one_member_at_most: 110%\nshare: {par: 25%}\n", diagnostics);
  std::vector<std::string> places;
  for (const Diagnostic& one : diagnostics.all()) places.push_back(one.clause.path());
  EXPECT_THAT(places, testing::UnorderedElementsAre("shares.one_member_at_most",
                                                    "shares.share.kind", "shares.share.par"));
}

}  // namespace
}  // namespace toadlane::rules
