#include "rules/bylaws/ratios.h"

#include <gtest/gtest.h>

#include "engine/expression/evaluate.h"
#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

model::RatioLimit ratio_of(const std::string& text, Diagnostics& diagnostics) {
  model::RatioLimit limit;
  read_block(text, "ratios.pay", diagnostics, [&](Visitor& v) { describe(v, limit); });
  return limit;
}

TEST(Ratios, LimitTheHighestByTheLowest) {
  Diagnostics diagnostics;
  const model::RatioLimit limit = ratio_of(
      "{highest_to_lowest: at most 5, lowest: at least 20_000 EUR, per: hours, "
      "cite: Art. 9.14}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(to_text(limit.highest_to_lowest.value()), "at most 5");
  EXPECT_EQ(to_text(limit.lowest.value()), "at least 20000 EUR");
  EXPECT_EQ(limit.counted(), "gross pay");
  EXPECT_EQ(limit.per, "hours");
  EXPECT_FALSE(limit.is_share());
  EXPECT_EQ(limit.cite, "Art. 9.14");
}

TEST(Ratios, LimitTheShareOfAGroup) {
  Diagnostics diagnostics;
  const model::RatioLimit limit =
      ratio_of("{share_of: members, among: [members, others], at_least: 51%}\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_TRUE(limit.is_share());
  EXPECT_EQ(limit.among.size(), 2U);
  EXPECT_EQ(limit.counted(), "people");
  EXPECT_EQ(expression::evaluate(limit.at_least.value(), expression::Values()).value,
            Ratio::of(51, 100));
}

TEST(Ratios, RefuseAShareOfMoreThanAll) {
  Diagnostics diagnostics;
  ratio_of("{share_of: members, among: everybody, at_most: 130%}\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("ratios.pay.at_most"));
}

}  // namespace
}  // namespace toadlane::rules
