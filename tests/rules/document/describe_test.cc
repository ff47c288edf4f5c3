#include "rules/document/describe.h"

#include <gmock/gmock.h>

#include "rules/document/read_yaml.h"
#include "rules/document/reader.h"

namespace toadlane::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Reads a text by one walk; "2:5 B101 steps[0].mvoe" for each mistake.
std::vector<std::string> mistakes(const std::string& text, const Visitor::Walk& walk) {
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

TEST(Describe, KeepsATextAsItIsWritten) {
  std::string text;
  EXPECT_THAT(mistakes("0x10", [&](Visitor& v) { describe(v, text); }), IsEmpty());
  EXPECT_EQ(text, "0x10");
}

TEST(Describe, TakesAListOrASingleValueForAListOfOne) {
  std::vector<std::string> list;
  EXPECT_THAT(mistakes("[a, b]", [&](Visitor& v) { describe(v, list); }), IsEmpty());
  EXPECT_THAT(list, ElementsAre("a", "b"));
  list.clear();
  EXPECT_THAT(mistakes("a, b", [&](Visitor& v) { describe(v, list); }), IsEmpty());
  EXPECT_THAT(list, ElementsAre("a, b"));
}

TEST(Describe, TakesOnlyTheWordsOfAClosedList) {
  std::string chosen;
  const auto walk = [&](Visitor& v) { describe_word(v, chosen, {"same", "any"}); };
  EXPECT_THAT(mistakes("any", walk), IsEmpty());
  EXPECT_EQ(chosen, "any");
  EXPECT_THAT(mistakes("samee", walk),
              ElementsAre("1:1 B111  | did you mean `same`? Known are `same` and `any`"));
  EXPECT_THAT(mistakes("zebra", walk), ElementsAre("1:1 B111  | write `same` or `any`"));
  EXPECT_EQ(chosen, "any");
}

TEST(Describe, WalksAFieldOnlyWhenItIsThere) {
  std::string a = "before";
  std::string b = "before";
  EXPECT_THAT(mistakes("{b: new}",
                       [&](Visitor& v) {
                         v.block([&](Visitor& block) {
                           field(block, "a", a, "help");
                           word_field(block, "b", b, {"new", "old"}, "help");
                         });
                       }),
              IsEmpty());
  EXPECT_EQ(a, "before");
  EXPECT_EQ(b, "new");
}

TEST(Describe, LetsAScalarRefuseAPartOfItsText) {
  EXPECT_THAT(mistakes("key: 'a bad word'",
                       [&](Visitor& v) {
                         v.block([&](Visitor& b) {
                           b.key("key", Need::required, "help", [&](Visitor& k) {
                             k.scalar({.name = "words", .example = {}}, [](const Scalar& scalar) {
                               scalar.refuse(Diagnostic::error(Code::B117, "bad").hint("no"), 2, 3);
                             });
                           });
                         });
                       }),
              ElementsAre(HasSubstr("1:9 B117 key")));
}

}  // namespace
}  // namespace toadlane::rules
