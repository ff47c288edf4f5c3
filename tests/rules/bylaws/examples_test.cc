#include "rules/bylaws/examples.h"

#include <gmock/gmock.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

model::Example read_examples(const std::string& text, Diagnostics& diagnostics) {
  model::Example value;
  read_block(text, "examples[0]", diagnostics, [&](Visitor& v) { describe(v, value); });
  return value;
}

TEST(Examples, KeepTheirFactsAsWritten) {
  Diagnostics diagnostics;
  const model::Example example = read_examples(
      "name: quorum\ncite: Art. 3\n"
      "with: {colleges.result: each}\n"
      "given: {members: 7, present: [4, 3], hours: {Ana: 1_800, Bo: 5}}\n"
      "expect: {quorum: 4}\n",
      diagnostics);
  EXPECT_EQ(to_text(diagnostics), "");
  EXPECT_EQ(example.name, "quorum");
  EXPECT_EQ(example.cite, "Art. 3");
  ASSERT_EQ(example.with.size(), 1U);
  EXPECT_EQ(example.with[0].name, "colleges.result");
  ASSERT_EQ(example.given.size(), 3U);
  EXPECT_EQ(example.given[0].text, "7");
  EXPECT_EQ(example.given[1].kind, model::Fact::Kind::list);
  EXPECT_EQ(example.given[1].facts.at(1).text, "3");
  EXPECT_EQ(example.given[1].facts.at(1).clause, Clause("examples[0].given.present[1]"));
  EXPECT_EQ(example.given[2].kind, model::Fact::Kind::named);
  EXPECT_EQ(example.given[2].facts.at(0).name, "Ana");
  EXPECT_EQ(example.given[2].facts.at(0).text, "1_800");
  EXPECT_EQ(example.expect.at(0).clause, Clause("examples[0].expect.quorum"));
}

TEST(Examples, NeedANameFactsAndWhatMustComeOut) {
  Diagnostics diagnostics;
  read_examples("{cite: Art. 3}\n", diagnostics);
  std::vector<std::string> missing;
  for (const Diagnostic& one : diagnostics.all()) missing.push_back(one.clause.path());
  EXPECT_THAT(missing, ElementsAre("examples[0].name", "examples[0].given", "examples[0].expect"));
}

TEST(Examples, TakeAPartOfTheTextAsFactsOfTheSameShape) {
  const Result<Node> node = document::read_yaml("x.yaml", "{a: [1, {b: 2}], c: }\n");
  ASSERT_TRUE(node.ok()) << to_text(node.diagnostics());
  const model::Fact fact = fact_of("all", *node, Clause("x"));
  EXPECT_EQ(fact.kind, model::Fact::Kind::named);
  ASSERT_EQ(fact.facts.size(), 2U);
  ASSERT_EQ(fact.facts[0].facts.size(), 2U);
  EXPECT_EQ(fact.facts[0].facts[1].facts.at(0).text, "2");
  EXPECT_EQ(fact.facts[0].facts[1].facts.at(0).clause, Clause("x.a[1].b"));
  EXPECT_EQ(fact.facts[1].text, "");
}

TEST(Examples, RefuseFactsNestedInFacts) {
  Diagnostics diagnostics;
  read_examples("{name: n, given: {a: {b: {c: {d: 1}}}}, expect: {}}\n", diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, Code::B112);
  EXPECT_THAT(diagnostics.all()[0].message, HasSubstr("a block of keys"));
}

}  // namespace
}  // namespace toadlane::rules
