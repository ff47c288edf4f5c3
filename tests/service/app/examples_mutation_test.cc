// Every number that the examples of bylaws expect is needed: with any one of them
// changed, that example fails, alone, and says which number it is.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "rules/bylaws/read_bylaws.h"
#include "rules/document/read_yaml.h"
#include "service/app/examples.h"
#include "tests/golden/example_folders.h"

namespace toadlane::app {
namespace {

using Verdict = ExampleOutcome::Verdict;

std::string bylaws_of(const std::string& name) {
  std::ifstream file(std::string(TOADLANE_SOURCE_DIR) + "/examples/" + name + "/bylaws.yaml");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// One expected value: of which example, under which name, and the bytes where it stands.
struct Expected {
  std::size_t example;
  std::string name;
  std::string text;
  std::size_t begin;
  std::size_t end;
};

void gather(const std::vector<model::Fact>& facts, std::size_t example, const std::string& above,
            const rules::SourceMap& places, std::vector<Expected>& all) {
  for (const model::Fact& fact : facts) {
    gather(fact.facts, example, fact.name, places, all);
    if (fact.kind != model::Fact::Kind::value) continue;
    const document::Place& place = places.at(fact.clause).place();
    all.push_back({example, above.empty() ? fact.name : above + " of " + fact.name, fact.text,
                   place.begin, place.end});
  }
}

// Another value of the same kind: 27_500.00 becomes 27_501.00, yes becomes no.
std::string changed(const std::string& text) {
  if (text == "yes") return "no";
  if (text == "no") return "yes";
  std::string other = text;
  const std::size_t point = other.find_first_of(".%");
  char& digit = other[point == std::string::npos ? other.size() - 1 : point - 1];
  digit = digit == '9' ? '8' : static_cast<char>(digit + 1);
  return other;
}

// What a failing line calls it: the last word of its name, with the value that the file expects.
bool named(const std::vector<std::string>& lines, const Expected& one) {
  const std::string word =
      one.name.substr(one.name.rfind(" of ") == std::string::npos ? 0 : one.name.rfind(" of ") + 4);
  for (const std::string& line : lines)
    if (line.find(word) != std::string::npos && line.find(": expected ") != std::string::npos)
      return true;
  return false;
}

class Mutation : public testing::TestWithParam<std::string> {};

TEST_P(Mutation, OfAnyExpectedNumberFailsItsExampleAndNamesIt) {
  const std::string text = bylaws_of(GetParam());
  const auto before = run_examples({"bylaws.yaml", text});
  ASSERT_TRUE(before) << to_text(before.diagnostics());
  EXPECT_EQ(before->count(Verdict::failed), 0U);
  const auto read = rules::read_bylaws(*document::read_yaml("bylaws.yaml", text));
  ASSERT_TRUE(read);
  std::vector<Expected> all;
  for (std::size_t i = 0; i < read->bylaws.examples.size(); ++i)
    if (before->outcomes.at(i).verdict == Verdict::passed)
      gather(read->bylaws.examples[i].expect, i, "", read->places, all);
  ASSERT_FALSE(all.empty());
  for (const Expected& one : all) {
    std::string mutant = text;
    ASSERT_EQ(mutant.substr(one.begin, one.end - one.begin), one.text);
    mutant.replace(one.begin, one.end - one.begin, changed(one.text));
    const auto after = run_examples({"bylaws.yaml", mutant});
    ASSERT_TRUE(after) << to_text(after.diagnostics());
    EXPECT_EQ(after->count(Verdict::failed), 1U) << one.name << " " << one.text;
    const ExampleOutcome& outcome = after->outcomes.at(one.example);
    EXPECT_EQ(outcome.verdict, Verdict::failed) << outcome.name << ": " << one.name;
    EXPECT_TRUE(named(outcome.lines, one)) << outcome.name << ": " << one.name << " in\n"
                                           << testing::PrintToString(outcome.lines);
  }
}

INSTANTIATE_TEST_SUITE_P(Examples, Mutation,
                         testing::ValuesIn(golden::example_folders(TOADLANE_SOURCE_DIR
                                                                   "/examples")),
                         [](const auto& example) { return golden::test_name_of(example.param); });

}  // namespace
}  // namespace toadlane::app
