#include "rules/bylaws/classes.h"

#include <gmock/gmock.h>

#include "rules/bylaws/names.h"
#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Classes {
  model::Named<model::MemberClass> classes;
  std::optional<model::ClassOverlap> overlap;
};

Classes read_classes(const std::string& text, Diagnostics& diagnostics) {
  Classes found;
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  const LanguageNames names = declared_names(*node);  // those that every file may use
  SourceMap places;
  Reader reader(*node, names, diagnostics, places, Clause("classes"));
  describe_classes(reader, found.classes, found.overlap);
  return found;
}

TEST(Classes, AreReadByTheirNamesInTheirOrder) {
  Diagnostics diagnostics;
  const Classes found = read_classes(
      "shop floor: {votes: 1}\ncandidate: {votes: 0, counts_among: none}\n", diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  ASSERT_EQ(found.classes.size(), 2U);
  EXPECT_EQ(found.classes[0].first, "shop floor");
  EXPECT_EQ(found.classes[0].second.votes, 1);
  EXPECT_EQ(found.classes[1].second.votes, 0);
  EXPECT_EQ(found.classes[1].second.counts_among, "none");
  EXPECT_EQ(found.classes[1].second.clause, Clause("classes.candidate"));
  EXPECT_FALSE(found.overlap);
}

TEST(Classes, KeepTheWordsOfTheirConditions) {
  Diagnostics diagnostics;
  const Classes found = read_classes(
      "member:\n"
      "  cite: Art. 3.1\n"
      "  votes: 1\n"
      "  admitted_when: hours worked at least 650 hours\n"
      "  kept_when: {cite: Art. 3.3, condition: hours worked at least 9 hours, first_year: "
      "prorated,"
      " lower_minimum_by: board}\n"
      "  ends_when: {condition: unpaid leave more than 6 months}\n"
      "  counts_in_quorum: no\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  const model::MemberClass& member = found.classes.at(0).second;
  EXPECT_EQ(member.cite, "Art. 3.1");
  EXPECT_EQ(member.admitted_when.text, "hours worked at least 650 hours");
  EXPECT_EQ(member.admitted_when.clause, Clause("classes.member.admitted_when"));
  EXPECT_TRUE(member.admitted_when.condition);
  ASSERT_TRUE(member.kept_when);
  EXPECT_EQ(member.kept_when->cite, "Art. 3.3");
  EXPECT_EQ(member.kept_when->condition.text, "hours worked at least 9 hours");
  EXPECT_EQ(member.kept_when->first_year, "prorated");
  EXPECT_EQ(member.kept_when->lower_minimum_by, "board");
  ASSERT_TRUE(member.ends_when);
  EXPECT_EQ(member.ends_when->condition.text, "unpaid leave more than 6 months");
  EXPECT_EQ(member.counts_in_quorum, false);
}

TEST(Classes, TakeOneWaitingTimeOrOneForEachKindOfBallot) {
  Diagnostics diagnostics;
  const Classes found = read_classes(
      "a: {votes: 1, may_vote_after: 30 days}\n"
      "b: {votes: 1, may_vote_after: {written ballot: 10 days, meeting: 3 days}}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  const auto& one = found.classes.at(0).second.may_vote_after;
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].first, "");
  EXPECT_EQ(one[0].second.text, "30 days");
  const auto& two = found.classes.at(1).second.may_vote_after;
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[0].first, "written ballot");
  EXPECT_EQ(two[1].second.text, "3 days");
}

TEST(Classes, RefuseAConditionWhereItsWordsStand) {
  Diagnostics diagnostics;
  read_classes(
      "a: {votes: 1, admitted_when: hours workd at least 650 hours, may_vote_after: 30 members}\n",
      diagnostics);
  ASSERT_EQ(diagnostics.count(Severity::error), 2U) << to_text(diagnostics);
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `hours worked`?"));
  ASSERT_TRUE(diagnostics.all()[0].span);
  EXPECT_EQ(diagnostics.all()[0].span->begin.line, 1U);
  EXPECT_EQ(diagnostics.all()[1].clause, Clause("classes.a.may_vote_after"));
}

TEST(Classes, TellTheRuleOfTwoClassesFromAClass) {
  Diagnostics diagnostics;
  const Classes found = read_classes(
      "workers: {votes: 1}\n"
      "overlap: {cite: Art. 12.5, rule: one class each, chosen_by: the member,"
      " otherwise: order listed}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(found.classes.size(), 1U);
  ASSERT_TRUE(found.overlap);
  EXPECT_EQ(found.overlap->cite, "Art. 12.5");
  EXPECT_EQ(found.overlap->rule, "one class each");
  EXPECT_EQ(found.overlap->chosen_by, "the member");
  EXPECT_EQ(found.overlap->otherwise, "order listed");
}

TEST(Classes, RefuseAClassThatDoesNotSayItsVotes) {
  Diagnostics diagnostics;
  read_classes("member: {cite: Art. 1}\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("classes.member.votes"));
  EXPECT_THAT(diagnostics.all()[0].citations, ElementsAre("Art. 1"));
}

TEST(Classes, OfferTheNearWord) {
  Diagnostics diagnostics;
  read_classes("member: {votes: 1, amditted_when: dues paid, counts_among: all memebers}\n",
               diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 2U);
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `admitted_when`?"));
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `all members`?"));
}

TEST(Classes, SayWhoBelongsToThemInTheWordsOfStatutes) {
  Diagnostics diagnostics;
  const Classes found = read_classes(
      "backers: {of: [people, companies], role: investors, votes: 1, votes_by: equity, votes_on: "
      "merger, capital_at_most: 45%}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  const model::MemberClass& backers = found.classes.at(0).second;
  EXPECT_THAT(backers.of, ElementsAre("people", "companies"));
  EXPECT_EQ(backers.role, "investors");
  EXPECT_EQ(backers.votes_by, "equity");
  EXPECT_THAT(backers.votes_on, ElementsAre("merger"));
  EXPECT_TRUE(backers.capital_at_most);
  read_classes("backers: {votes: 1, role: investor, capital_at_most: 101%}\n", diagnostics);
  EXPECT_EQ(diagnostics.count(Severity::error), 2U) << to_text(diagnostics);
  EXPECT_THAT(to_text(diagnostics), HasSubstr("did you mean `investors`?"));
}

}  // namespace
}  // namespace toadlane::rules
