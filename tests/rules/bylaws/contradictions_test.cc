#include "rules/bylaws/contradictions.h"

#include <gmock/gmock.h>

#include "rules/bylaws/statute_defaults.h"
#include "tests/rules/bylaws/told.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string contradictory =
    "format: coop-bylaws 1\n"
    "coop: {name: Test, kind: worker cooperative, currency: USD}\n"
    "meetings: {members: {cite: Art. 3}}\n"
    "contradictions:\n"
    "  - of: meetings.members.quorum\n"
    "    says: {Art. 5: at least 25% of members, Art. 12: at least 30% of members}\n";

std::string taken_as(const std::string& article,
                     const std::string& of = "meetings.members.quorum") {
  return "readings: [{of: " + of + ", taken_as: " + article + ", because: it is the later one}]\n";
}

Node settled_text(const std::string& text) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  Diagnostics diagnostics;
  Node settled = without_contradictions(*node, diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  return settled;
}

std::string quorum_in(const std::string& text, const Occasion& occasion = {}) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  if (!node) return to_text(node.diagnostics());
  const Result<BylawsRead> read = read_bylaws(*node, occasion);
  if (!read) return to_text(read.diagnostics());
  const auto& quorum = model::find(read->bylaws.meetings, "members")->quorum;
  return quorum.empty() || !quorum[0].is ? "none" : to_text(*quorum[0].is);
}

TEST(Contradictions, AreRefusedWithoutAReading) {
  EXPECT_THAT(told(contradictory), ElementsAre("B149 meetings.members.quorum"));
  const Diagnostic only = diagnostics_of(contradictory).all().front();
  EXPECT_EQ(only.severity, Severity::error);
  EXPECT_THAT(only.citations, ElementsAre("Art. 5", "Art. 12"));
  EXPECT_EQ(only.span->begin.column, 20U);
  ASSERT_EQ(only.labels.size(), 1U);
  EXPECT_EQ(only.labels[0].span.begin.column, 54U);
  EXPECT_THAT(only.advice, HasSubstr("{of: meetings.members.quorum, taken_as: Art. 12"));
}

TEST(Contradictions, AreSettledByTheArticleThatTheReadingNames) {
  EXPECT_EQ(quorum_in(contradictory + taken_as("Art. 12")), "at least 30% of members");
  EXPECT_EQ(quorum_in(contradictory + taken_as("Art. 5")), "at least 25% of members");
}

TEST(Contradictions, AreNotSettledByAnotherReading) {
  EXPECT_THAT(told(contradictory + taken_as("Art. 9")),
              ElementsAre("B149 meetings.members.quorum"));
  EXPECT_THAT(quorum_in(contradictory + taken_as("Art. 9")),
              HasSubstr("`readings` takes it as `Art. 9`"));
  EXPECT_THAT(told(contradictory + taken_as("Art. 12", "meetings.members.notice")),
              ElementsAre("B149 meetings.members.quorum"));
  const std::string both =
      "readings:\n"
      "  - {of: meetings.members.quorum, taken_as: Art. 5, because: it is stricter}\n"
      "  - {of: meetings.members.quorum, taken_as: Art. 12, because: it is later}\n";
  EXPECT_THAT(told(contradictory + both), ElementsAre("B149 meetings.members.quorum"));
}

TEST(Contradictions, CiteTheArticleThatHoldsAndKeepItsPlace) {
  const Node text = settled_text(contradictory + taken_as("Art. 12"));
  const Node* members = text.find("meetings")->find("members");
  EXPECT_EQ(members->find("cite")->text(), "Art. 3, Art. 12");
  EXPECT_EQ(members->find("quorum")->span().begin.line, 6U);
  EXPECT_EQ(members->find("quorum")->span().begin.column, 54U);
  EXPECT_EQ(text.find("contradictions"), nullptr);
}

TEST(Contradictions, LeaveTheCitationOfAValueThatHasOne) {
  const Node text = settled_text(
      "meetings: {members: {cite: Art. 3}}\n"
      "contradictions:\n"
      "  - of: meetings.members.quorum_lost\n"
      "    says: {Art. 5: {cite: Art. 5.2, actions_need: at least 1/2 of the quorum}, Art. 12: "
      "adjourn}\n"
      "readings: {of: meetings.members.quorum_lost, taken_as: Art. 5, because: it says more}\n");
  const Node* members = text.find("meetings")->find("members");
  EXPECT_EQ(members->find("cite")->text(), "Art. 3");
  EXPECT_EQ(members->find("quorum_lost")->find("cite")->text(), "Art. 5.2");
}

TEST(Contradictions, AreNoneWhereBothSayTheSame) {
  std::string same = contradictory;
  same.replace(same.find("30%"), 3, "25%");
  EXPECT_EQ(quorum_in(same), "at least 25% of members");
}

TEST(Contradictions, AreOfTheTextThatAnAmendmentChanges) {
  const std::string amended = contradictory + taken_as("Art. 12") +
                              "in_force: {from: 2020-01-01}\n"
                              "amendments:\n"
                              "  - id: A1\n"
                              "    from: 2024-01-01\n"
                              "    set: {meetings.members.quorum: at least 35% of members}\n";
  EXPECT_EQ(quorum_in(amended, {.notice = Date::parse("2023-12-31")}), "at least 30% of members");
  EXPECT_EQ(quorum_in(amended, {.notice = Date::parse("2024-01-01")}), "at least 35% of members");
}

TEST(Contradictions, RefuseWhatIsNone) {
  std::string in_place = contradictory;
  in_place.replace(in_place.find("cite: Art. 3"), 12, "cite: Art. 3, quorum: 3 members");
  EXPECT_THAT(told(in_place), ElementsAre("B141 meetings.members.quorum"));
  std::string alone = contradictory;
  alone.replace(alone.find(", Art. 12: at least 30% of members"), 34, "");
  EXPECT_THAT(told(alone), ElementsAre("B117 meetings.members.quorum"));
  std::string nowhere = contradictory + taken_as("Art. 12", "meetings.owners.quorum");
  nowhere.replace(nowhere.find("of: meetings.members.quorum"), 27, "of: meetings.owners.quorum");
  EXPECT_THAT(told(nowhere), ElementsAre("B113 meetings.owners.quorum"));
}

TEST(Contradictions, ReadTheArticleThatDoesNotHold) {
  std::string slip = contradictory + taken_as("Art. 12");
  slip.replace(slip.find("25% of members"), 14, "25% of membrs");
  EXPECT_THAT(told(slip), ElementsAre("X203 meetings.members.quorum"));
}

TEST(Contradictions, NameTheAddressThatIsMeantAndNoMore) {
  std::string misspelt = contradictory;
  misspelt.replace(misspelt.find("of: meetings.members"), 20, "of: meetings.membrs");
  EXPECT_THAT(told(misspelt), ElementsAre("B113 meetings.membrs.quorum"));
  EXPECT_THAT(diagnostics_of(misspelt).all().front().advice,
              HasSubstr("did you mean `meetings.members.quorum`?"));
}

TEST(Contradictions, ReportTheKeysThatTheyDoNotKnow) {
  std::string misspelt = contradictory;
  misspelt.replace(misspelt.find("says:"), 5, "say:");
  EXPECT_THAT(told(misspelt),
              ElementsAre("B102 contradictions[0].says", "B101 contradictions[0].say"));
}

TEST(Contradictions, StandBeforeWhatAStatuteSupplies) {
  const Result<Node> node = document::read_yaml("bylaws.yaml", contradictory + taken_as("Art. 12"));
  ASSERT_TRUE(node.ok());
  const std::vector<StatuteDefault> defaults{
      {"meetings.members.quorum", Node::scalar("at least 1/2 of members", {}), "s. 12"}};
  const Result<BylawsRead> read = read_bylaws_under(*node, {}, defaults);
  ASSERT_TRUE(read.ok()) << to_text(read.diagnostics());
  EXPECT_THAT(read->bylaws.from_statute, IsEmpty());
}

}  // namespace
}  // namespace toadlane::rules
