#include "rules/bylaws/decisions.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::Decision read_decisions(const std::string& text, Diagnostics& diagnostics) {
  model::Decision value;
  read_block(text, "decisions.one", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

TEST(Decisions, AreReadWithTheirMajority) {
  Diagnostics diagnostics;
  const model::Decision one = read_decisions(
      "cite: Art. 3.5\nby: members\nperson_concerned: neither votes nor counts\n"
      "passes: at least 75% of all members\ntie: lost\nabstentions: counted as for\n"
      "notice: 15 days before meeting\nprotects: [dissolution, classes]\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_THAT(one.by, ElementsAre("members"));
  EXPECT_EQ(one.cite, "Art. 3.5");
  ASSERT_TRUE(one.passes);
  EXPECT_EQ(to_text(*one.passes), "at least 75% of all members");
  EXPECT_EQ(one.person_concerned, "neither votes nor counts");
  EXPECT_EQ(one.tie, "lost");
  EXPECT_EQ(one.abstentions, "counted as for");
  EXPECT_EQ(one.notice.text, "15 days before meeting");
  EXPECT_THAT(one.protects, ElementsAre("dissolution", "classes"));
}

TEST(Decisions, MayBelongToEitherOfTwoBodies) {
  Diagnostics diagnostics;
  const model::Decision one = read_decisions(
      "by: {either: [members, board]}\nmethod: consent\nblocks_allowed: 1\n"
      "put_to_vote_when: {wanted_by: at least 3/4 of the quorum}\n"
      "otherwise_passes: at least 2/3 of directors present\n"
      "and_each: {of: classes affected, passes: at least 2/3 of votes cast}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_THAT(one.by, ElementsAre("members", "board"));
  EXPECT_EQ(one.method, "consent");
  EXPECT_EQ(one.blocks_allowed, 1);
  ASSERT_TRUE(one.put_to_vote_when && one.otherwise_passes && one.and_each);
  EXPECT_EQ(to_text(*one.put_to_vote_when), "at least 3/4 of the quorum");
  EXPECT_EQ(one.and_each->of, "classes affected");
  EXPECT_FALSE(one.passes);
}

TEST(Decisions, RefuseAMajorityThatDoesNotSayAtLeastOrMoreThan) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read_decisions("passes: 1/2 of votes cast\n", diagnostics).passes);
  ASSERT_EQ(diagnostics.count(Severity::error), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("decisions.one.passes"));
  EXPECT_THAT(to_text(diagnostics), HasSubstr("more than"));
}

TEST(Decisions, RefuseAMethodThatIsNotKnown) {
  Diagnostics diagnostics;
  read_decisions("method: concensus\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_THAT(diagnostics.all()[0].advice, HasSubstr("did you mean `consensus`?"));
}

TEST(Decisions, SayTheirTopicAndWhatFollowsThem) {
  Diagnostics diagnostics;
  const model::Decision one = read_decisions(
      "about: [bylaws, expulsion]\nby: members\npasses: more than 1/2 of votes cast\n"
      "notice_holds: full text\nreasons_in_writing: yes\n"
      "appeal: {cite: Art. 7.3, to: members, within: 30 days}\n"
      "delegated_at_most: 4 years\nreported_within: 30 days\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_THAT(one.about, ElementsAre("bylaws", "expulsion"));
  EXPECT_THAT(one.notice_holds, ElementsAre("full text"));
  EXPECT_EQ(one.reasons_in_writing, true);
  ASSERT_TRUE(one.appeal);
  EXPECT_EQ(one.appeal->to, "members");
  EXPECT_EQ(one.appeal->within.text, "30 days");
  EXPECT_EQ(one.appeal->cite, "Art. 7.3");
  EXPECT_EQ(one.delegated_at_most.text, "4 years");
  EXPECT_EQ(one.reported_within.text, "30 days");
  read_decisions("about: mergers\nappeal: {within: 30 days}\nreported_within: soon\n", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 3U) << to_text(diagnostics);
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `merger`?"));
}

}  // namespace
}  // namespace toadlane::rules
