#include "rules/document/reader.h"

#include <gmock/gmock.h>

#include "rules/document/read_yaml.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Reads a text by one walk; "2:5 B101 steps[0].mvoe" for each mistake.
std::vector<std::string> reader_mistakes(const std::string& text, const Visitor::Walk& walk) {
  const Result<Node> node = document::read_yaml("t.yaml", text);
  if (!node) return {to_text(node.diagnostics())};
  const Names names;
  Diagnostics diagnostics;
  SourceMap places;
  Reader reader(*node, names, diagnostics, places);
  walk(reader);
  std::vector<std::string> all;
  for (const Diagnostic& one : diagnostics.all()) {
    EXPECT_FALSE(one.advice.empty()) << one.message;
    const Position place = one.span.value_or(SourceSpan{}).begin;
    all.push_back(std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                  std::string(entry_of(one.code).name) + " " + one.clause.path() + " | " +
                  one.advice);
  }
  return all;
}

// Two steps of a plan: `move` must be there, `to` may be.
struct Step {
  std::string move;
  std::string to;
};

void describe(Visitor& v, Step& step) {
  v.block([&](Visitor& b) {
    field(b, "move", step.move, Need::required, "what");
    field(b, "to", step.to, "where");
  });
}

std::vector<std::string> read(const std::string& text, std::vector<Step>& kept) {
  return reader_mistakes(text, [&](Visitor& v) {
    v.block([&](Visitor& b) { field(b, "steps", kept, Need::required, "the steps"); });
  });
}

std::vector<std::string> read(const std::string& text) {
  std::vector<Step> kept;
  return read(text, kept);
}

TEST(Reader, FillsTheModelAndTakesOneForAListOfOne) {
  std::vector<Step> kept;
  EXPECT_THAT(read("steps: [{move: a}, {move: b, to: c}]", kept), IsEmpty());
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[1].to, "c");
  kept.clear();
  EXPECT_THAT(read("steps: {move: a}", kept), IsEmpty());
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].move, "a");
}

TEST(Reader, OffersTheNearKeyForAnUnknownOne) {
  EXPECT_THAT(read("steps: [{move: a, tp: b}]"),
              ElementsAre("1:19 B101 steps[0].tp | did you mean `to`?"));
  EXPECT_THAT(read("steps: [{move: a, zebra: b}]"),
              ElementsAre("1:19 B101 steps[0].zebra | the keys known here are `move` and `to`"));
}

TEST(Reader, NamesTheKeyThatIsMissing) {
  EXPECT_THAT(read("steps: [{to: a}]"), ElementsAre("1:9 B102 steps[0].move | add `move:` here"));
}

TEST(Reader, SaysTheShapeThatItWants) {
  EXPECT_THAT(read("steps: [{move: [a]}, b]"),
              ElementsAre("1:16 B112 steps[0].move | write text in your own words",
                          "1:22 B112 steps[1] | write a block of keys with `move:`"));
  EXPECT_THAT(read("steps:\n"), ElementsAre(HasSubstr("B112 steps | write a list")));
}

TEST(Reader, FindsAllMistakesAtOnce) {
  EXPECT_THAT(read("steps:\n  - {to: [a]}\n  - {mvoe: b, move: c}\nstep: 1\n"),
              ElementsAre(HasSubstr("2:5 B102 steps[0].move"), HasSubstr("2:10 B112 steps[0].to"),
                          HasSubstr("3:6 B101 steps[1].mvoe"), HasSubstr("4:1 B101 step ")));
}

TEST(Reader, TakesCoinedNamesBesideItsKeysButNoBlankOne) {
  std::vector<std::string> names;
  const auto walk = [&](Visitor& v) {
    v.block([&](Visitor& b) {
      std::string cite;
      field(b, "cite", cite, "the article");
      b.other_names("accounts", [&](Visitor&, const std::string& name) { names.push_back(name); });
    });
  };
  EXPECT_THAT(reader_mistakes("{cite: Art. 1, reserve: x, ' ': y}", walk),
              ElementsAre(HasSubstr("1:28 B117")));
  EXPECT_THAT(names, ElementsAre("reserve"));
}

TEST(Reader, TakesTheShapeThatFits) {
  std::string text;
  const auto walk = [&](Visitor& v) {
    v.one_of({{Kind::scalar, [&](Visitor& s) { rules::describe(s, text); }},
              {Kind::map, [&](Visitor&) { text = "a map"; }}});
  };
  EXPECT_THAT(reader_mistakes("{a: b}", walk), IsEmpty());
  EXPECT_EQ(text, "a map");
  EXPECT_THAT(reader_mistakes("word", walk), IsEmpty());
  EXPECT_EQ(text, "word");
  EXPECT_THAT(reader_mistakes("[a]", walk),
              ElementsAre("1:1 B112  | write a single value or a block of keys"));
}

TEST(Reader, WantsAListWhereOneValueDoesNotStandForIt) {
  const auto walk = [](Visitor& v) { v.list(false, [](Visitor&) {}); };
  EXPECT_THAT(reader_mistakes("[a]", walk), IsEmpty());
  EXPECT_THAT(reader_mistakes("a", walk), ElementsAre(HasSubstr("1:1 B112  | write a list")));
}

TEST(Reader, CitesTheArticleOfTheInnermostBlock) {
  const Result<Node> node =
      document::read_yaml("t.yaml", "{cite: Art. 1, inner: {cite: Art. 2, key: [a]}}");
  ASSERT_TRUE(node.ok());
  const Names names;
  Diagnostics diagnostics;
  SourceMap places;
  Reader reader(*node, names, diagnostics, places, Clause("root"));
  std::string text;
  reader.block([&](Visitor& b) {
    field(b, "cite", text, "");
    b.key("inner", Need::required, "", [&](Visitor& i) {
      i.block([&](Visitor& k) {
        field(k, "cite", text, "");
        field(k, "key", text, "");
      });
    });
  });
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_THAT(diagnostics.all()[0].citations, ElementsAre("Art. 2"));
  EXPECT_TRUE(places.contains(Clause("root.inner.key")));
  EXPECT_TRUE(places.contains(Clause("root")));
}

}  // namespace
}  // namespace toadlane::rules
