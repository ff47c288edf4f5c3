#include "rules/bylaws/overlay.h"

#include <gmock/gmock.h>

#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using document::Node;
using document::same_content;
using testing::ElementsAre;

Node yaml(const std::string& text) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  return node ? *node : Node();
}

const std::string plan = "surplus:\n  steps: [{move: rest, to: a}, {move: rest, to: b}]\n";

// The text with the clause changed to `new`, compared with what it should be.
bool becomes(const std::string& text, std::string_view path, const std::string& wanted) {
  const auto changed = with_clause(yaml(text), path, Node::scalar("new", {}));
  return changed && same_content(*changed, yaml(wanted));
}

TEST(WithClause, ChangesAValueAndNothingElse) {
  EXPECT_TRUE(becomes("a: {b: 1, c: 2}\nd: 3\n", "a.b", "a: {b: new, c: 2}\nd: 3\n"));
}

TEST(WithClause, FindsTheItemOfAListByItsPosition) {
  EXPECT_TRUE(becomes(plan, "surplus.steps[1].to",
                      "surplus:\n  steps: [{move: rest, to: a}, {move: rest, to: new}]\n"));
}

TEST(WithClause, AddsANewKeyToABlockThatIsThere) {
  EXPECT_TRUE(becomes("a: {b: 1}\n", "a.c", "a: {b: 1, c: new}\n"));
}

TEST(WithClause, TakesTheLongestKeyWithPointsOrBrackets) {
  EXPECT_TRUE(becomes("a: {b: 1}\n'a.b': 2\n", "a.b", "a: {b: 1}\n'a.b': new\n"));
}

TEST(WithClause, GivesNothingWhereNoBlockIs) {
  const Node value = Node::scalar("new", {});
  for (const char* path :
       {"x.y", "surplus.losses[0]", "surplus.steps[2]", "surplus.steps[x]", "surplus.steps[-1]",
        "surplus.steps[0", "surplus.steps.to", "surplus.steps[0].to.more", "surplus[0]"})
    EXPECT_FALSE(with_clause(yaml(plan), path, value)) << path;
}

const std::string amended_text =
    "format: coop-bylaws 1\n"
    "surplus: {steps: old}\n"
    "meetings: {members: {quorum: old}}\n"
    "amendments:\n"
    "  - id: A1\n"
    "    from: 2024-06-01\n"
    "    applies_to: {surplus: fiscal years ending on or after 2024-12-31,"
    " meetings: notices sent on or after 2024-07-01}\n"
    "    set: {surplus.steps: new, meetings.members.quorum: new}\n";

// The surplus and the quorum that hold on an occasion.
std::vector<std::string> held(const Occasion& occasion) {
  Diagnostics diagnostics;
  const Node text = Layers(yaml(amended_text)).in_force(occasion, diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  return {text.find("surplus")->find("steps")->text(),
          text.find("meetings")->find("members")->find("quorum")->text()};
}

TEST(InForce, IsDecidedByTheEndOfTheYearForTheSurplus) {
  EXPECT_EQ(held({.fiscal_year_end = Date::parse("2024-12-30")})[0], "old");
  EXPECT_EQ(held({.fiscal_year_end = Date::parse("2024-12-31")})[0], "new");
}

TEST(InForce, IsDecidedByTheNoticeForMeetings) {
  EXPECT_EQ(held({.notice = Date::parse("2024-06-30")})[1], "old");
  EXPECT_EQ(held({.notice = Date::parse("2024-07-01")})[1], "new");
}

TEST(InForce, IsTheNewestTextWithoutAnOccasion) {
  EXPECT_THAT(held({}), ElementsAre("new", "new"));
}

TEST(InForce, BeginsWithTheAmendmentWhereNoDateOfItsOwnIsSaid) {
  const Node text = yaml(
      "rates: {prime rate: old}\n"
      "amendments: [{id: A1, from: 2024-06-01, set: {rates.prime rate: new}}]\n");
  Diagnostics diagnostics;
  const auto rate = [&](const char* notice) {
    return Layers(text)
        .in_force({.notice = Date::parse(notice)}, diagnostics)
        .find("rates")
        ->find("prime rate")
        ->text();
  };
  EXPECT_EQ(rate("2024-05-31"), "old");
  EXPECT_EQ(rate("2024-06-01"), "new");
}

TEST(InForce, GoesByTheFirstDayWhereTheOccasionHasNoDateOfTheBlock) {
  const Node text = yaml(
      "terms: {patron: old}\n"
      "amendments:\n"
      "  - id: A1\n"
      "    from: 2030-01-01\n"
      "    applies_to: {terms: fiscal years ending on or after 2030-12-31}\n"
      "    set: {terms.patron: new}\n");
  Diagnostics diagnostics;
  const auto term = [&](const Occasion& occasion) {
    return Layers(text).in_force(occasion, diagnostics).find("terms")->find("patron")->text();
  };
  EXPECT_EQ(term({.notice = Date::parse("2024-06-01")}), "old");
  EXPECT_EQ(term({.notice = Date::parse("2030-06-01")}), "new");
  EXPECT_EQ(term({.fiscal_year_end = Date::parse("2030-12-30")}), "old");
}

TEST(Before, IsTheTextOfThatDayWithoutTheAmendmentItself) {
  const Node text = yaml(
      "decisions: {change: old}\n"
      "amendments:\n"
      "  - {id: A1, from: 2024-01-01, adopted_by: {decision: change, on: 2024-02-01},"
      " set: {decisions.change: first}}\n"
      "  - {id: A2, from: 2024-01-01, adopted_by: {decision: change, on: 2024-03-01},"
      " set: {decisions.change: second}}\n");
  const auto before = [&](std::size_t position, const char* on) {
    model::Amendment amendment;
    amendment.clause = Clause("amendments").item(position);
    amendment.adopted_by.on = Date::parse(on);
    return Layers(text).before(amendment).find("decisions")->find("change")->text();
  };
  EXPECT_EQ(before(0, "2024-02-01"), "old");
  EXPECT_EQ(before(1, "2024-03-01"), "first");
}

TEST(InForce, LaysAmendmentsInTheOrderOfTheirDates) {
  Diagnostics diagnostics;
  const Node text = Layers(yaml("rates: {prime rate: old}\n"
                                "amendments:\n"
                                "  - {id: A2, from: 2025-01-01, set: {rates.prime rate: second}}\n"
                                "  - {id: A1, from: 2024-01-01, set: {rates.prime rate: first}}\n"))
                        .in_force({}, diagnostics);
  EXPECT_EQ(text.find("rates")->find("prime rate")->text(), "second");
}

TEST(InForce, RefusesAnAmendmentOfAClauseThatIsNotThere) {
  Diagnostics diagnostics;
  const Layers layers(
      yaml("amendments:\n"
           "  - {id: A1, from: 2024-01-01, set: {meeting.members.quorum: none}}\n"));
  const Node text = layers.in_force({}, diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  const Diagnostic& one = diagnostics.all()[0];
  EXPECT_EQ(one.code, Code::B121);
  EXPECT_EQ(one.clause, Clause("amendments[0].set"));
  ASSERT_TRUE(one.span);
  EXPECT_EQ(one.span->begin, (Position{.line = 2, .column = 38}));
}

}  // namespace
}  // namespace toadlane::rules
