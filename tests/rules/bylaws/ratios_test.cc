#include "rules/bylaws/ratios.h"

#include <gtest/gtest.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

TEST(Ratios, LimitTheHighestByTheLowest) {
  model::RatioLimit limit;
  Diagnostics diagnostics;
  read_block("{highest_to_lowest: at most 5, cite: Art. 9.14}\n", "ratios.pay", diagnostics,
             [&](Visitor& v) { describe(v, limit); });
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(limit.highest_to_lowest.text, "at most 5");
  EXPECT_EQ(limit.cite, "Art. 9.14");
}

TEST(Ratios, SayTheirLimit) {
  model::RatioLimit limit;
  Diagnostics diagnostics;
  read_block("{cite: Art. 9.14}\n", "ratios.pay", diagnostics,
             [&](Visitor& v) { describe(v, limit); });
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("ratios.pay.highest_to_lowest"));
}

}  // namespace
}  // namespace toadlane::rules
