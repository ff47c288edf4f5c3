#include "rules/bylaws/bylaws.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "rules/bylaws/read_bylaws.h"
#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

BylawsRead example(const std::string& name) {
  const std::string path = std::string(TOADLANE_SOURCE_DIR) + "/examples/" + name + "/bylaws.yaml";
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Result<Node> node = document::read_yaml("bylaws.yaml", text);
  EXPECT_TRUE(node.ok()) << to_text(node.diagnostics());
  Result<BylawsRead> read =
      read_bylaws(*node, {.fiscal_year_end = Date::parse("2023-12-31"), .notice = {}});
  EXPECT_TRUE(read.ok()) << to_text(read.diagnostics());
  return std::move(*read);
}

TEST(Bylaws, HoldEveryBlockOfAFile) {
  const BylawsRead read = example("print-works");
  const model::Bylaws& bylaws = read.bylaws;
  EXPECT_EQ(bylaws.coop.name, "Example Print Works Cooperative");
  EXPECT_EQ(bylaws.in_force.from, Date::parse("2022-09-22"));
  EXPECT_EQ(bylaws.terms.at(0).first, "good standing");
  EXPECT_EQ(bylaws.classes.size(), 3U);
  EXPECT_EQ(bylaws.meetings.at(0).first, "members");
  EXPECT_EQ(bylaws.boards.at(0).first, "board");
  EXPECT_EQ(bylaws.decisions.size(), 7U);
  EXPECT_TRUE(bylaws.accounts && bylaws.surplus && bylaws.dissolution);
  EXPECT_FALSE(bylaws.colleges);
  EXPECT_EQ(bylaws.ratios.at(0).first, "pay");
  EXPECT_EQ(bylaws.amendments.at(0).id, "A1");
  EXPECT_EQ(bylaws.resolutions.at(1).id, "B-2024-12");
  EXPECT_EQ(bylaws.examples.size(), 9U);
}

TEST(Bylaws, KnowWhatNothingCanCompute) {
  const BylawsRead read = example("bicycle-collective");
  EXPECT_EQ(read.bylaws.readings.size(), 2U);
  EXPECT_EQ(read.bylaws.text_only.size(), 2U);
}

TEST(Bylaws, NeedAFormatAndACooperative) {
  Diagnostics diagnostics;
  model::Bylaws bylaws;
  read_block("rates: {euribor: the bank's page}\n", "", diagnostics,
             [&](Visitor& v) { describe(v, bylaws); });
  std::vector<std::string> missing;
  for (const Diagnostic& one : diagnostics.all()) missing.push_back(one.clause.path());
  EXPECT_THAT(missing, ElementsAre("format", "coop"));
  EXPECT_EQ(bylaws.rates.at(0).second.found, "the bank's page");
}

TEST(Bylaws, RefuseABlockThatTheFormatDoesNotHave) {
  Diagnostics diagnostics;
  model::Bylaws bylaws;
  read_block(
      "format: coop-bylaws 2\n"
      "coop: {name: T, kind: time bank, currency: MIN}\n"
      "desicions: {}\n",
      "", diagnostics, [&](Visitor& v) { describe(v, bylaws); });
  ASSERT_EQ(diagnostics.all().size(), 2U);
  EXPECT_EQ(diagnostics.all()[0].clause, Clause("format"));
  EXPECT_THAT(diagnostics.all()[1].advice, HasSubstr("did you mean `decisions`?"));
}

}  // namespace
}  // namespace toadlane::rules
