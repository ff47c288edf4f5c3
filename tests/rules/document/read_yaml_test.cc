#include "rules/document/read_yaml.h"

#include <gtest/gtest.h>

#include <ctime>

namespace toadlane::document {
namespace {

using namespace std::string_literals;

std::string repeated(std::string_view part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

std::vector<std::string> codes_of(const Result<Node>& result) {
  std::vector<std::string> codes;
  for (const Diagnostic& one : result.diagnostics().all())
    codes.emplace_back(entry_of(one.code).name);
  return codes;
}

// The places as line:column.
std::vector<std::string> places_of(const Result<Node>& result) {
  std::vector<std::string> places;
  for (const Diagnostic& one : result.diagnostics().all())
    places.push_back(std::to_string(one.span->begin.line) + ":" +
                     std::to_string(one.span->begin.column));
  return places;
}

using Words = std::vector<std::string>;

TEST(ReadYaml, KeepsNumbersAndYesAndNoAsText) {
  const auto root = read_yaml(
      "a", "a: 010\nb: 1_000\nc: 2/3\nd: 12:30\ne: no\nf: 0x10\ng: 1.10\nh: ~\ni: -9_000.00\n");
  ASSERT_TRUE(root);
  const Words expected{"010", "1_000", "2/3", "12:30", "no", "0x10", "1.10", "~", "-9_000.00"};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(root->entries()[i].value.text(), expected[i]);
}

TEST(ReadYaml, ReadsWhatBylawsAreMadeOf) {
  const auto root = read_yaml("a",
                              "# yaml-language-server: $schema=x\n---\n"
                              "written ballot: {open for: 10 days}   # Art. 3.2(b)\n"
                              "steps:\n"
                              "  - {cite: Art. 7.3(a), move: all of profit, to: reserve}\n"
                              "  - cite: Art. 7.3(b)\n"
                              "    to: [a, 'b, c', \"d: e\"]\n"
                              "...\n");
  ASSERT_TRUE(root) << to_text(root.diagnostics());
  EXPECT_EQ(root->find("steps")->items()[0].find("cite")->text(), "Art. 7.3(a)");
  EXPECT_EQ(root->find("steps")->items()[1].find("to")->items()[2].text(), "d: e");
}

TEST(ReadYaml, ReadsAByteOrderMarkAndCrlf) {
  const auto root = read_yaml("a",
                              "\xEF\xBB\xBF"
                              "a: b\r\nc: |\r\n  d\r\n  e\r\n");
  ASSERT_TRUE(root) << to_text(root.diagnostics());
  EXPECT_EQ(root->find("c")->text(), "d\ne\n");
}

TEST(ReadYaml, GivesAnyKindOfRoot) {
  EXPECT_EQ(read_yaml("a", "hello\n")->kind(), Kind::scalar);
  EXPECT_EQ(read_yaml("a", "- a\n")->kind(), Kind::list);
}

TEST(ReadYaml, ReportsAllMistakesInOrderOfPlace) {
  const auto result = read_yaml("a",
                                "a: 1\nb: &x 2\na: 3\nc: *x\nb: !t 4\n"
                                "d: {e: 1, f, e: 2}\n? g\n: h\n<<: 5\n");
  EXPECT_EQ(codes_of(result),
            (Words{"D112", "D101", "D112", "D101", "D113", "D121", "D101", "D116", "D114"}));
  EXPECT_EQ(places_of(result),
            (Words{"2:4", "3:1", "4:4", "5:1", "5:4", "6:11", "6:14", "7:1", "9:1"}));
}

TEST(ReadYaml, ReportsWhatStandsBeforeASyntaxError) {
  const auto result = read_yaml("a", "a: 1\na: 2\nb: [1\nc: 3\n");
  EXPECT_EQ(codes_of(result), (Words{"D101", "D107"}));
}

TEST(ReadYaml, ShowsFiftyMistakesAtMost) {
  const auto result = read_yaml("a", repeated("a: 1\n", 80));
  ASSERT_EQ(result.diagnostics().all().size(), 50U);
  EXPECT_NE(result.diagnostics().all().back().advice.find("more mistakes"), std::string::npos);
}

TEST(ReadYaml, SaysWhereAKeyWasFirstGivenEvenInALongMap) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "k" + std::to_string(i) + ": 1\n";
  const auto result = read_yaml("a", text + "k57: 2\n");
  EXPECT_EQ(places_of(result), (Words{"101:1"}));
  EXPECT_EQ(result.diagnostics().all()[0].labels.at(0).span.begin, (Position{58, 1}));
}

TEST(ReadYaml, TakesTheSameTextInQuotesForTheSameKey) {
  EXPECT_EQ(codes_of(read_yaml("a", "a: 1\n'a': 2\n\"\\x61\": 3\n")), (Words{"D101", "D101"}));
}

TEST(ReadYaml, RefusesWhatIsTooLargeTooDeepOrTooMuch) {
  const Limits small{.bytes_max = 40, .depth_max = 3, .nodes_max = 5};
  EXPECT_EQ(codes_of(read_yaml("a", std::string(41, 'x'), small)), Words{"D102"});
  EXPECT_TRUE(read_yaml("a", std::string(40, 'x'), small));
  EXPECT_TRUE(read_yaml("a", "[[[a]]]", small));
  EXPECT_EQ(codes_of(read_yaml("a", "[[[[a]]]]", small)), Words{"D110"});
  EXPECT_TRUE(read_yaml("a", "[a, b, c, d]", small));
  EXPECT_EQ(codes_of(read_yaml("a", "[a, b, c, d, e]", small)), Words{"D111"});
}

TEST(ReadYaml, RefusesHostileFilesAtOnce) {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i)
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
            repeated("*a" + std::to_string(i - 1) + ", ", 10) + "]\n";
  const std::vector<std::pair<std::string, std::string>> files{
      {"D102", "a: " + std::string(10'000'000, 'x')},
      {"D110", std::string(10'000, '[')},
      {"D110", std::string(1'000'000, '{')},
      {"D110", repeated("- ", 100'000)},
      {"D110", repeated("? ", 100'000)},
      {"D107", "a: [" + repeated("b, ", 30'000)},
      {"D104", std::string(1'000'000, '\0')},
      {"D112", bomb},
      {"D112", "a: &a [*a]\n"},
      {"D111", "[" + repeated("a,", 200'000) + "]"},
      {"D101", repeated("a: b\n", 40'000)},
      {"D108", "a: '" + std::string(1'000'000, 'x')},
      {"D101", "{" + repeated("a: b, ", 30'000) + "}"},
      {"D112", "[" + repeated("&a b, ", 30'000) + "]"},
  };
  for (const auto& [code, text] : files) {
    const std::clock_t begin = std::clock();
    const auto result = read_yaml("a", text);
    const std::clock_t took = std::clock() - begin;
    ASSERT_FALSE(result) << code;
    EXPECT_EQ(codes_of(result).front(), code) << text.substr(0, 30);
    EXPECT_LT(took, 5 * CLOCKS_PER_SEC) << text.substr(0, 30);  // slow machines, sanitizers
  }
}

// What yaml-cpp alone would read without a word, or other YAML programs otherwise.
TEST(ReadYaml, RefusesWhatOneParserWouldLetPass) {
  const std::vector<std::pair<std::string, std::string>> files{
      {"a: 1\na: 2\n", "D101"},
      {"- a\nb: c\n", "D122"},
      {"a: 'b\nc: d\n", "D108"},
      {"a: \"b\nc: d\n", "D108"},
      {"a: 'b\nc: d'\n", "D108"},
      {"a: b\nc\n", "D117"},
      {"a: b\xFF\n", "D103"},
      {"a: b\x01\n", "D104"},
      {"a: b\n---\nc: d\n", "D109"},
      {"a: &a [*a]\n", "D112"},
      {"x: &x {a: b}\n<<: *x\n", "D112"},
      {"<<: {a: b}\n", "D114"},
      {",", "D121"},
      {"a: [b,, c]\n", "D121"},
      {"a: {b: c,, d: e}\n", "D121"},
      {"a: b\xC2\x85"
       "c: d\n",
       "D104"},
      {"a: b\u2028c: d\n", "D104"},
      {"a: b\n  - c\n  - d\n", "D122"},
      {"a: b\n...\nc: d\n", "D109"},
  };
  for (const auto& [text, code] : files) {
    const auto result = read_yaml("a", text);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(codes_of(result).front(), code) << text << to_text(result.diagnostics());
  }
}

TEST(ReadYaml, RefusesWhatTheTwoParsersReadDifferently) {
  // libyaml keeps every empty line before a closing quote, yaml-cpp only the first.
  const auto result = read_yaml("a", "a: b\nc: 'd\n\n\n'\n");
  ASSERT_EQ(codes_of(result), Words{"D125"});
  EXPECT_EQ(places_of(result), Words{"2:4"});
  EXPECT_EQ(result.diagnostics().all()[0].message,
            "programs read this text differently: one reader sees `d\\x0a\\x0a`, another "
            "`d\\x0a`");
}

}  // namespace
}  // namespace toadlane::document
