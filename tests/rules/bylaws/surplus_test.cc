#include "rules/bylaws/surplus.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "rules/bylaws/read_bylaws.h"
#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

BylawsRead surplus_example(const std::string& name, const std::string& year_end = "2023-12-31") {
  const std::string path = std::string(TOADLANE_SOURCE_DIR) + "/examples/" + name + "/bylaws.yaml";
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  Result<BylawsRead> read =
      read_bylaws(*node, {.fiscal_year_end = Date::parse(year_end), .notice = {}});
  EXPECT_TRUE(read.ok()) << to_text(read.diagnostics());
  return std::move(*read);
}

TEST(Surplus, OfTheBicycleCollectiveFillsThePlan) {
  const BylawsRead read = surplus_example("bicycle-collective");
  const model::SurplusPlan& plan = read.bylaws.surplus.value();
  EXPECT_EQ(plan.cite, "Art. 7.2-7.4");
  EXPECT_EQ(plan.income_basis, "tax basis");
  EXPECT_EQ(plan.losses_covered_by_other, false);
  ASSERT_EQ(plan.income.size(), 2U);
  EXPECT_EQ(plan.income[1].first, "profit");
  ASSERT_EQ(plan.measures.size(), 1U);
  EXPECT_EQ(plan.measures[0].second.unit, "hours");
  EXPECT_EQ(plan.measures[0].second.by.text, "members");
  ASSERT_EQ(plan.steps.size(), 3U);
  EXPECT_EQ(to_text(plan.steps[0].move.value()), "all of profit");
  EXPECT_TRUE(plan.steps[1].until);
  EXPECT_EQ(plan.steps[2].to, "members");
  EXPECT_EQ(plan.steps[2].in_proportion_to, "hours worked");
  ASSERT_EQ(plan.losses.size(), 2U);
  EXPECT_EQ(to_text(plan.losses[0].in.value()), "fiscal years 1 to 2");
  EXPECT_TRUE(plan.losses[1].otherwise);
  EXPECT_EQ(plan.losses[1].taken_from.at(0).first, "members by hours worked");
  ASSERT_TRUE(plan.pay);
  EXPECT_EQ(to_text(plan.pay->cash.at(0).at_least.value()), "20%");
  EXPECT_EQ(plan.pay->rest, "qualified written notice");
  EXPECT_EQ(plan.pay->consent_cite, "Art. 7.5");
  EXPECT_TRUE(plan.rounding.stated);
  EXPECT_THAT(plan.rounding.ties, ElementsAre("larger share", "member number"));
  EXPECT_EQ(plan.rounding.cash, "up for each member");
}

TEST(Surplus, OfThePrintWorksFillsThePlan) {
  const BylawsRead read = surplus_example("print-works");
  const model::SurplusPlan& plan = read.bylaws.surplus.value();
  EXPECT_EQ(plan.losses_covered_by_other, true);
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_THAT(plan.measures[0].second.counting, ElementsAre("regular", "overtime", "paid leave"));
  EXPECT_EQ(to_text(plan.measures[0].second.at_most.value()), "2080 hours");
  ASSERT_TRUE(plan.patronage);
  EXPECT_EQ(plan.patronage->combine, model::Patronage::Combine::separate_shares);
  EXPECT_EQ(to_text(plan.patronage->weights.at(1).second), "20%");
  ASSERT_EQ(plan.steps.size(), 5U);
  EXPECT_EQ(plan.steps[1].clause, Clause("surplus.steps[1]"));
  EXPECT_EQ(plan.steps[1].to, "statutory reserve");
  ASSERT_EQ(plan.losses.size(), 1U);
  EXPECT_EQ(plan.losses[0].if_short, "rest from members by patronage");
  EXPECT_EQ(plan.losses[0].never_below.at(0),
            std::pair(std::string("member accounts"), std::string("0.00")));
  EXPECT_EQ(plan.losses[0].then, "carried forward");
  EXPECT_FALSE(plan.losses[0].may_go_negative);
}

TEST(Surplus, OfTheNeighbourhoodGrocerFillsThePlan) {
  const BylawsRead read = surplus_example("neighbourhood-grocer", "2025-12-31");
  const model::SurplusPlan& plan = read.bylaws.surplus.value();
  ASSERT_EQ(plan.measures.size(), 3U);
  EXPECT_EQ(plan.measures[1].second.unit, "EUR");
  ASSERT_EQ(plan.steps.size(), 3U);
  EXPECT_EQ(to_text(plan.steps[1].move.value()), "50% of rest");
  ASSERT_EQ(plan.steps[2].pools.size(), 3U);
  EXPECT_EQ(plan.steps[2].pools[2].first, "consumers");
  EXPECT_EQ(to_text(plan.steps[2].pools[2].second.share.value()), "20%");
  EXPECT_EQ(plan.steps[2].pools[2].second.in_proportion_to, "purchases");
  EXPECT_EQ(plan.steps[2].empty_pool, "to indivisible reserve");
  EXPECT_FALSE(plan.pay);
  EXPECT_FALSE(plan.patronage);
}

TEST(Surplus, OffersTheNearWordOfARounding) {
  Diagnostics diagnostics;
  model::SurplusPlan plan;
  read_block("income: {s: x}\nsteps: []\nrounding: {steps: half evn}\n", "surplus", diagnostics,
             [&](Visitor& v) { describe(v, plan); });
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("surplus.rounding.steps"));
  EXPECT_THAT(diagnostics.all()[0].advice, HasSubstr("did you mean `half even`?"));
}

TEST(Surplus, StatesWhatStatutesAskOfDividendsAndLosses) {
  model::SurplusPlan plan;
  Diagnostics diagnostics;
  read_block(
      "income: {surplus: result of the year}\n"
      "steps: []\n"
      "patronage: {allocated: each quarter, owed_before_received: yes, non_members: a lower rate}\n"
      "losses: [{taken_from: {carried forward: 100%}, carried_at_most: 7 years}]\n"
      "netting_notice: 8.5 months after year end\n",
      "surplus", diagnostics, [&](Visitor& v) { describe(v, plan); });
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_TRUE(plan.patronage);
  EXPECT_EQ(plan.patronage->allocated, "each quarter");
  EXPECT_EQ(plan.patronage->owed_before_received, true);
  EXPECT_EQ(plan.patronage->non_members, "a lower rate");
  ASSERT_EQ(plan.losses.size(), 1U);
  EXPECT_EQ(plan.losses[0].carried_at_most.text, "7 years");
  EXPECT_EQ(plan.netting_notice.text, "8.5 months after year end");
}

}  // namespace
}  // namespace toadlane::rules
