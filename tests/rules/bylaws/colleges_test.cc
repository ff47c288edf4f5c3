#include "rules/bylaws/colleges.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::HasSubstr;

model::Colleges read_colleges(const std::string& text, Diagnostics& diagnostics) {
  model::Colleges colleges;
  read_block(text, "colleges", diagnostics, [&](Visitor& v) { describe(v, colleges); });
  return colleges;
}

TEST(Colleges, AreReadWithTheirWeights) {
  Diagnostics diagnostics;
  const model::Colleges colleges = read_colleges(
      "cite: Art. 17\n"
      "weights: {workers: 70%, consumers: 3/10}\n"
      "exists_with: at least 3 members\n"
      "if_missing: {workers: vote with consumers, others: weight spread in proportion}\n"
      "result: each college as a block\n"
      "tied_college: left out\n"
      "abstentions: not counted\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(colleges.cite, "Art. 17");
  ASSERT_EQ(colleges.weights.size(), 2U);
  EXPECT_EQ(colleges.weights[1].first, "consumers");
  EXPECT_EQ(to_text(colleges.weights[0].second), "70%");
  EXPECT_EQ(colleges.exists_with.text, "at least 3 members");
  ASSERT_EQ(colleges.if_missing.size(), 2U);
  EXPECT_EQ(colleges.if_missing[0].first, "workers");
  EXPECT_EQ(colleges.if_missing[1].second.text, "weight spread in proportion");
  EXPECT_EQ(colleges.result, "each college as a block");
  EXPECT_EQ(colleges.tied_college, "left out");
  EXPECT_EQ(colleges.abstentions, "not counted");
}

TEST(Colleges, AreAskedWhetherTheyVoteAsABlock) {
  Diagnostics diagnostics;
  read_colleges("weights: {workers: 100%}\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("colleges.result"));
}

TEST(Colleges, RefuseAWeightThatIsNotAPart) {
  Diagnostics diagnostics;
  read_colleges("weights: {workers: 40 members}\nresult: in proportion\n", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 1U);
  EXPECT_EQ(diagnostics.all().at(0).clause, Clause("colleges.weights.workers"));
}

TEST(Colleges, OfferTheNearWord) {
  Diagnostics diagnostics;
  read_colleges("weights: {workers: 100%}\nresult: in propotion\n", diagnostics);
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `in proportion`?"));
}

}  // namespace
}  // namespace toadlane::rules
