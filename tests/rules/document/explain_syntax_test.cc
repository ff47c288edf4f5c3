#include "rules/document/explain_syntax.h"

#include <gtest/gtest.h>

#include "rules/document/read_yaml.h"

namespace toadlane::document {
namespace {

// A file that cannot be followed, and what is said about it: code, place of the mistake, place of
// its label ("" for none), and a part of the advice.
struct Row {
  std::string text;
  std::string code;
  std::string place;
  std::string label;
  std::string advice;
};

std::string text_of(const Position& position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

void expect_explained(const Row& row) {
  const auto result = read_yaml("a.yaml", row.text);
  ASSERT_FALSE(result) << row.text;
  const Diagnostics& all = result.diagnostics();
  ASSERT_EQ(all.all().size(), 1U) << row.text << to_text(all);
  const Diagnostic& one = all.all().front();
  EXPECT_EQ(entry_of(one.code).name, row.code) << to_text(one);
  ASSERT_TRUE(one.span);
  EXPECT_EQ(text_of(one.span->begin), row.place) << to_text(one);
  EXPECT_EQ(one.span->file, "a.yaml");
  EXPECT_EQ(one.labels.empty() ? "" : text_of(one.labels[0].span.begin), row.label) << to_text(one);
  EXPECT_NE(one.advice.find(row.advice), std::string::npos) << to_text(one);
  EXPECT_FALSE(one.advice.empty());
}

TEST(Explanation, OfTabs) {
  for (const Row& row : std::vector<Row>{
           {"a: b\n\tc: d\n", "D106", "2:1", "", "spaces"},
           {"a:\n\tb: c\n", "D106", "2:1", "", "spaces"},
           {"\ta: b\n", "D106", "1:1", "", "spaces"},
           {"- a\n-\tb: c\n", "D106", "2:2", "", "spaces"},
           {"a: |\n\tb\n", "D106", "2:1", "", "spaces"},
       })
    expect_explained(row);
}

TEST(Explanation, OfBrackets) {
  for (const Row& row : std::vector<Row>{
           {"a: [1, 2\nb: 3\n", "D107", "2:1", "1:4", "`]`"},
           {"a: {x: 1\nb: 2\n", "D107", "2:1", "1:4", "`}`"},
           {"a: [1, 2\n\n", "D107", "1:9", "1:4", "`]`"},
           {"a: {b: c]}\n", "D107", "1:9", "1:4", "`}`"},
           {"a: {x: 1, y\n", "D107", "1:12", "1:4", "`}`"},
           {"a: ]\n", "D123", "1:4", "", "delete it"},
           {"a: } x\n", "D123", "1:4", "", "delete it"},
           {"a: {b: c} x\n", "D123", "1:11", "", "quotes"},
           {"a: [x]y\n", "D123", "1:7", "", "quotes"},
       })
    expect_explained(row);
}

TEST(Explanation, OfQuotes) {
  for (const Row& row : std::vector<Row>{
           {"a: 'x\nb: c\n", "D108", "2:5", "1:4", "`'` behind"},
           {"a: \"x\nb: \"y\"\n", "D108", "2:5", "1:4", "line 1"},
           {"a: 'x\nb: 'y'\nc: d\n", "D108", "2:5", "1:4", "line 1"},
           {"a: 'x\nb: y'\nc: d\n", "D108", "2:1", "1:4", "close the quote"},
           {"a: 'tis\n", "D108", "1:8", "1:4", "double quotes"},
           {"a: {b: 'c}\nd: e's\n", "D108", "2:6", "1:8", "line 1"},
           {"a: \"x\" y\n", "D123", "1:8", "1:4", "whole value"},
           {"a: 'x' 'y'\n", "D123", "1:8", "1:4", "whole value"},
           {"{a: \"x\" y}\n", "D123", "1:9", "1:5", "whole value"},
           {"a: \"b\"c\n", "D123", "1:7", "1:4", "whole value"},
           {"a: \"\\q\"\n", "D124", "1:5", "", "single quotes"},
           {"a: \"\\ud800\"\n", "D124", "1:5", "", "single quotes"},
           {"a: \"x\\0y\"\n", "D124", "1:4", "", "delete the escape"},
       })
    expect_explained(row);
}

TEST(Explanation, OfColons) {
  for (const Row& row : std::vector<Row>{
           {"a: b: c\n", "D119", "1:5", "1:4", "`\"b: c\"`"},
           {"- a: b: c\n", "D119", "1:7", "1:6", "`\"b: c\"`"},
           {"a: don't: x\n", "D119", "1:9", "1:4", "`\"don't: x\"`"},
           {"a: say \"b\": c\n", "D119", "1:11", "1:4", "`'say \"b\": c'`"},
           {"{a: b c: d, e: f}\n", "D119", "1:8", "1:5", "`\"b c: d\"`"},
           {"[a: b: c]\n", "D119", "1:6", "1:5", "`\"b: c\"`"},
           {"a:b\nc: d\n", "D118", "1:2", "", "`a: b`"},
           {"a: b\nc:d\n", "D118", "2:2", "", "`c: d`"},
           {"a: b\nc:d\ne: f\n", "D118", "2:2", "", "`c: d`"},
           {"{cite:Art. 7, move: x}\n", "D118", "1:6", "", "`cite: Art. 7`"},
           {"\"a\":b\n", "D118", "1:4", "", "`\"a\": b`"},
           {"x: y\n\"a\":b\n", "D118", "2:4", "", "`\"a\": b`"},
           {"a: [b]: c\n", "D119", "1:7", "", "quotes"},
           {"a: b\nc\n", "D117", "2:1", "", "`c: `"},
           {"a: b\nc\nd: e\n", "D117", "2:1", "", "`c: `"},
           {"c\na: b\n", "D117", "1:1", "", "`c: `"},
           {"{a b}\n", "D117", "1:2", "", "`a b: `"},
           {": b\n", "D117", "1:1", "", "before the `:`"},
       })
    expect_explained(row);
}

TEST(Explanation, OfCommas) {
  for (const Row& row : std::vector<Row>{
           {"{cite: Art. 7, (b), move: x}\n", "D121", "1:16", "1:8", "`cite: \"Art. 7, (b)\"`"},
           {"{amount: 1.200,00 EUR}\n", "D121", "1:16", "1:10", "write digits with a dot"},
           {"a: {x: 1\n  y: 2}\n", "D121", "2:3", "1:4", "comma"},
           {"a: [b, c,\n", "D107", "1:10", "1:4", "`]`"},
           {"[a, b,, c]\n", "D121", "1:7", "", "delete the comma"},
           {"a: , b\n", "D121", "1:4", "", "delete the comma"},
       })
    expect_explained(row);
}

TEST(Explanation, OfIndentationAndLists) {
  for (const Row& row : std::vector<Row>{
           {"a: b\n  c: d\n", "D122", "2:3", "1:4", "indent"},
           {"a:\n  b: c\n d: e\n", "D122", "3:2", "1:1", "indent"},
           {"a:\n    b: c\n  d: e\n", "D122", "3:3", "1:1", "indent"},
           {"  a: b\nc: d\n", "D122", "2:1", "1:3", "same column"},
           {"- a\nb: c\n", "D122", "2:1", "1:1", "either"},
           {"a: b\n- c\n", "D122", "2:1", "1:1", "either"},
           {"a:\n  - b\n  c: d\n", "D122", "3:3", "2:3", "either"},
           {"a: b\n  - c\n", "D122", "2:3", "1:4", "dash"},
           {"a: - b\n", "D122", "1:4", "", "next line"},
       })
    expect_explained(row);
}

TEST(Explanation, OfCharactersThatBeginNoValue) {
  for (const Row& row : std::vector<Row>{
           {"a: @b\n", "D120", "1:4", "", "`\"@b\"`"},
           {"a: `b`\n", "D120", "1:4", "", "quotes"},
           {"a: %b\n", "D120", "1:4", "", "`\"%b\"`"},
           {"a: > 5%\n", "D120", "1:4", "", "more than"},
           {"a: >= 3/4\n", "D120", "1:4", "", "at least"},
           {"a: | x\n", "D120", "1:4", "", "`\"| x\"`"},
           {"a: *\n", "D112", "1:4", "", "`\"*\"`"},
           {"a: & b\n", "D112", "1:4", "", "`\"& b\"`"},
           {"a: !b\n", "D113", "1:4", "", "quotes"},
           {"%b: a\n", "D115", "1:1", "", "quotes"},
           {"%YAML 1.2\n---\na: b\n", "D115", "1:1", "", "delete"},
       })
    expect_explained(row);
}

TEST(Explanation, OfKeysAndDocuments) {
  for (const Row& row : std::vector<Row>{
           {"? a\n: b\n", "D116", "1:1", "", "`a: `"},
           {"a: ? b\n", "D116", "1:4", "", "quotes"},
           {"[a]: b\n", "D116", "1:1", "", "brackets"},
           {"{a: b}: c\n", "D116", "1:1", "", "brackets"},
           {"\"<<\": {a: b}\n", "D114", "1:1", "", "keys out"},
           {"a: b\n---\nc: d\n", "D109", "2:1", "", "---"},
           {"", "D105", "1:1", "", "format:"},
           {"# x\n\n", "D105", "1:1", "", "format:"},
           {"---\n", "D105", "1:1", "", "format:"},
       })
    expect_explained(row);
}

TEST(Explanation, OfWhatIsUnknown) {
  const SourceFile source("a.yaml", "a: b\n");
  const Diagnostic one = explain_syntax(
      source, {.problem = "something new", .at = 3, .context = "", .context_at = {}}, {});
  EXPECT_EQ(one.code, Code::D126);
  EXPECT_NE(one.message.find("something new"), std::string::npos);
}

}  // namespace
}  // namespace toadlane::document
