#include "rules/document/tree.h"

#include <gtest/gtest.h>

#include "engine/base/text.h"
#include "rules/document/read_yaml.h"

namespace toadlane::document {
namespace {

Node read(std::string text) {
  auto result = read_yaml("a.yaml", std::move(text));
  if (!result) ADD_FAILURE() << to_text(result.diagnostics());
  return result ? *result : Node();
}

// What the span covers of its line; it must begin and end on the same one.
std::string covered(const SourceSpan& span) {
  EXPECT_EQ(span.begin.line, span.end.line);
  return character_range(span.excerpt, span.begin.column - 1, span.end.column - span.begin.column);
}

// What is written where `part` of the text of the value of `a` stands.
std::string written(const std::string& file, const std::string& part) {
  const Node value = *read(file).find("a");
  const std::size_t first = value.text().find(part);
  EXPECT_NE(first, std::string::npos) << value.text();
  return covered(value.span_of(first, part.size()));
}

TEST(Tree, KeepsKindsTextsAndTheOrderWritten) {
  const Node root = read("z: 1.10\na: [x, 'y']\nb:\nc: ''\nd: null\n");
  ASSERT_EQ(root.kind(), Kind::map);
  ASSERT_EQ(root.entries().size(), 5U);
  EXPECT_EQ(root.entries()[0].key.text(), "z");
  EXPECT_EQ(root.find("z")->text(), "1.10");
  EXPECT_EQ(root.find("a")->items()[1].text(), "y");
  EXPECT_TRUE(root.find("a")->items()[1].quoted());
  EXPECT_FALSE(root.find("a")->items()[0].quoted());
  EXPECT_EQ(root.find("b")->kind(), Kind::null);
  EXPECT_EQ(root.find("c")->kind(), Kind::scalar);
  EXPECT_EQ(root.find("d")->text(), "null");  // a member may be called so
  EXPECT_EQ(root.find("nothing"), nullptr);
}

TEST(Tree, GivesANodeThePlaceFromItsFirstCharacterToItsLast) {
  const Node root = read("a:\n  - x: 1\n    y: {p: q, r: s}\n\n# c\nb: |\n  one\n  two\n\nc: d\n");
  const SourceSpan list = root.find("a")->span();
  EXPECT_EQ(list.begin, (Position{2, 3}));
  EXPECT_EQ(list.end, (Position{3, 20}));
  EXPECT_EQ(covered(root.find("a")->items()[0].find("y")->span()), "{p: q, r: s}");
  EXPECT_EQ(root.find("b")->span().begin, (Position{6, 4}));
  EXPECT_EQ(root.find("b")->span().end, (Position{8, 6}));
  EXPECT_EQ(root.span().begin, (Position{1, 1}));
  EXPECT_EQ(root.span().end, (Position{10, 5}));
}

TEST(Tree, PutsAMissingValueBehindItsColon) {
  EXPECT_EQ(read("a:\nb: c\n").find("a")->span().begin, (Position{1, 3}));
  EXPECT_EQ(read("a:   # nothing\nb: c\n").find("a")->span().begin, (Position{1, 3}));
  EXPECT_EQ(read("- x\n-\n").items()[1].span().begin, (Position{2, 2}));
}

TEST(Span, FindsPartsOfPlainText) {
  EXPECT_EQ(written("a: at least 3% of memebers  # c\n", "memebers"), "memebers");
  EXPECT_EQ(written("b: {c: d}\na: 25% of (profit plus surplus)\n", "plus"), "plus");
  EXPECT_EQ(written("{c: d, a: Art. 7.3(a), e: f}\n", "7.3(a)"), "7.3(a)");
}

TEST(Span, CountsCharactersNotBytes) {
  EXPECT_EQ(written("a: « Coopérative 山田 » x\n", "山田"), "山田");
  EXPECT_EQ(written("é: {ü: ß}\na: 'ñ 2/3 of ö'\n", "2/3"), "2/3");
}

TEST(Span, TakesTheWholeCharacterWhenItIsCut) {
  const Node value = *read("a: é\n").find("a");
  EXPECT_EQ(covered(value.span_of(1, 1)), "é");
}

TEST(Span, LooksThroughSingleQuotes) {
  EXPECT_EQ(written("a: 'the members'' quorum of 5'\n", "quorum"), "quorum");
  EXPECT_EQ(written("a: 'the members'' quorum'\n", "'"), "''");
  EXPECT_EQ(written("a: 'members'' quorum'\n", "s' q"), "s'' q");
}

TEST(Span, LooksThroughEscapesInDoubleQuotes) {
  EXPECT_EQ(written("a: \"x\\u00e9y\\tz 5 w\"\n", "5"), "5");
  EXPECT_EQ(written("a: \"x\\u00e9y\"\n", "é"), "\\u00e9");
  EXPECT_EQ(written("a: \"\\x41\\U0001F600b\"\n", "b"), "b");
  EXPECT_EQ(written("a: \"say \\\"no\\\" twice\"\n", "\"no\""), "\\\"no\\\"");
}

TEST(Span, FollowsTextOverSeveralLines) {
  const std::string plain = "a: at least 1/2\n   of all\n\n   members\nb: c\n";
  EXPECT_EQ(read(plain).find("a")->text(), "at least 1/2 of all\nmembers");
  EXPECT_EQ(written(plain, "of all"), "of all");
  EXPECT_EQ(written(plain, "members"), "members");
  const std::string quoted = "a: \"at least 1/2  \n   of \\\n   all\n\n\n   members\"\n";
  EXPECT_EQ(read(quoted).find("a")->text(), "at least 1/2 of all\n\nmembers");
  EXPECT_EQ(written(quoted, "all"), "all");
  EXPECT_EQ(written(quoted, "members"), "members");
  const Node value = *read(plain).find("a");
  const SourceSpan both = value.span_of(9, 6);  // `1/2 of`
  EXPECT_EQ(both.begin, (Position{1, 13}));
  EXPECT_EQ(both.end, (Position{2, 6}));
}

TEST(Span, FollowsFoldedAndLiteralText) {
  const std::string folded =
      "a: >\n  at least 1/2\n  of all\n\n  members\n    not so\n  here\nb: c\n";
  EXPECT_EQ(read(folded).find("a")->text(), "at least 1/2 of all\nmembers\n  not so\nhere\n");
  for (const char* part : {"least", "of all", "members", "not so", "here"})
    EXPECT_EQ(written(folded, part), part);
  const std::string literal = "a: |2-  # c\n    at\n\n  least é 1/2\nb: c\n";
  EXPECT_EQ(read(literal).find("a")->text(), "  at\n\nleast é 1/2");
  for (const char* part : {"  at", "least", "1/2"}) EXPECT_EQ(written(literal, part), part);
  EXPECT_EQ(read(folded).find("a")->span_of(0, 2).begin, (Position{2, 3}));
}

TEST(Span, FollowsFilesWithCrlf) {
  const std::string file =
      "x: y\r\na: >\r\n  at least\r\n  é half\r\nb: 'one\r\n  two'\r\nc: d\r\n";
  EXPECT_EQ(written(file, "half"), "half");
  const Node root = read(file);
  EXPECT_EQ(root.find("b")->text(), "one two");
  EXPECT_EQ(covered(root.find("b")->span_of(4, 3)), "two");
  EXPECT_EQ(root.find("c")->span().begin, (Position{7, 4}));
}

TEST(Span, StaysInsideTheNode) {
  const Node value = *read("a: 'abc'\n").find("a");
  EXPECT_EQ(value.span_of(3, 0).begin, (Position{1, 8}));
  EXPECT_EQ(value.span_of(99, 5).begin, (Position{1, 8}));
  EXPECT_EQ(value.span_of(1, static_cast<std::size_t>(-1)).end, (Position{1, 8}));
  EXPECT_EQ(covered(value.span_of(1, 0)), "");
  EXPECT_EQ(read("a: ''\n").find("a")->span_of(0, 1).begin, (Position{1, 5}));
}

TEST(Span, IsTheWholeNodeWhereTheTextHasNoPlace) {
  const Node value = *read("a: abc\n").find("a");
  const Node other = Node::scalar("something else", value.place());
  EXPECT_EQ(covered(other.span_of(2, 3)), "abc");
  const Node pretended = Node::scalar("something else", value.place(), Style::plain);
  EXPECT_EQ(covered(pretended.span_of(2, 3)), "abc");
  EXPECT_EQ(Node().span().file, "");
}

TEST(Overlay, ReplacesInPlaceAndAppends) {
  const Node root = read("a: 1\nb: {c: 2}\nd: 3\n");
  const Node changed = root.with("a", Node::scalar("9", root.find("a")->place()));
  EXPECT_EQ(changed.entries()[0].key.text(), "a");
  EXPECT_EQ(changed.find("a")->text(), "9");
  EXPECT_EQ(root.find("a")->text(), "1");  // the original stays
  const Node longer = changed.with("new", *root.find("b"));
  ASSERT_EQ(longer.entries().size(), 4U);
  EXPECT_EQ(longer.entries()[3].key.text(), "new");
  EXPECT_EQ(longer.find("new")->find("c")->text(), "2");
  EXPECT_EQ(longer.entries()[3].key.span().begin, (Position{2, 4}));
}

TEST(Overlay, TakesKeysOut) {
  const Node root = read("a: 1\nb: 2\n");
  EXPECT_TRUE(same_content(root.without("a"), read("b: 2\n")));
  EXPECT_TRUE(same_content(root.without("zzz"), root));
}

TEST(Overlay, ChangesAndAddsItems) {
  const Node list = read("[a, b, c]\n");
  const Node item = Node::scalar("x", list.place());
  EXPECT_TRUE(same_content(list.with_item(1, item), read("- a\n- x\n- c\n")));
  EXPECT_TRUE(same_content(list.with_added(item), read("[a, b, c, x]")));
}

TEST(Overlay, ComparesContentNotPlacesOrQuotes) {
  EXPECT_TRUE(same_content(read("a: [1, '2']\n"), read("'a':\n- 1\n- >-\n  2\n")));
  EXPECT_FALSE(same_content(read("a: 1\nb: 2\n"), read("b: 2\na: 1\n")));
  EXPECT_FALSE(same_content(read("a:\n"), read("a: ''\n")));
}

TEST(OverlayDeathTest, RefusesTwoEntriesWithOneKey) {
  const Node key = Node::scalar("a", {});
  EXPECT_DEATH(Node::map({{key, Node()}, {key, Node()}}, {}), "keys");
}

}  // namespace
}  // namespace toadlane::document
