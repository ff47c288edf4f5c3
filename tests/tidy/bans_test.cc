#include "tests/tidy/bans.h"

#include <gtest/gtest.h>

namespace toadlane::tidy {
namespace {

std::size_t findings(const std::string& path, const std::string& text) {
  return banned_words({{path, text}}, bans()).size();
}

TEST(Bans, SayTheWordToUseInstead) {
  const auto found = banned_words({{"engine/model/a.cc", "int a;\ndouble rate;\n"}}, bans());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0],
            (Finding{"engine/model/a.cc", 2, "`double`; instead Ratio: 0.1 is not a tenth"}));
}

TEST(Bans, HoldInTheirFoldersOnly) {
  EXPECT_EQ(findings("service/http/a.cc", "double seconds;"), 0U);
  EXPECT_EQ(findings("rules/document/a.cc", "float share;"), 1U);
  EXPECT_EQ(findings("service/http/a.cc", "try { f(); } catch (...) { }"), 1U);
}

TEST(Bans, AllowAFunctionToBeDeletedAndCommentsToTalk) {
  EXPECT_EQ(findings("engine/number/a.h", "  Ratio(double) = delete;"), 0U);
  EXPECT_EQ(findings("engine/number/a.h", "// no double here\nauto a = \"double\";"), 0U);
}

TEST(Bans, AreAllFoundWhenPlanted) {
  for (const Ban& ban : bans()) {
    const std::string folder = ban.folders.empty() ? "service" : ban.folders.front();
    EXPECT_GE(findings(folder + "/a.cc", ban.word + " "), 1U) << ban.word;
    for (const std::string& adapter : ban.but_not)
      EXPECT_EQ(findings(adapter + "/a.cc", ban.word + " "), 0U) << ban.word;
  }
}

TEST(FloatingNumbers, AreFoundInEngineAndRules) {
  const auto count = [](const std::string& path, const std::string& text) {
    return floating_numbers({{path, text}}).size();
  };
  EXPECT_EQ(count("engine/a.cc", "x = 0.5;"), 1U);
  EXPECT_EQ(count("engine/a.cc", "x = 1e9;"), 1U);
  EXPECT_EQ(count("rules/a.cc", "x = .5;"), 1U);
  EXPECT_EQ(count("engine/a.cc", "x = 1'000'000 + 0x1E5 + a.b + 10; f(a...); v.x1.y;"), 0U);
  EXPECT_EQ(count("service/a.cc", "x = 0.5;"), 0U);
}

TEST(LoopsWithoutOrder, AreFoundThroughTheHeaderToo) {
  const Sources sources{
      {"engine/a.h", "std::unordered_map<int, std::vector<int>> by_member_;\n"},
      {"engine/a.cc", "for (const auto& pair : by_member_) f(pair);\nby_member_.find(3);\n"},
      {"engine/b.cc", "std::unordered_set<int> seen;\nstd::vector<int> v(seen.begin(), e);\n"},
      {"engine/c.cc", "std::map<int, int> seen;\nfor (auto& pair : seen) f(pair);\n"}};
  const auto found = loops_without_order(sources);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].path, "engine/a.cc");
  EXPECT_EQ(found[1].path, "engine/b.cc");
}

TEST(PutOff, IsFoundInCommentsAndDocuments) {
  const Sources sources{{"docs/a.md",
                         "one\nTO"
                         "DO: two\n"},
                        {"engine/a.cc",
                         "// FIX"
                         "ME\n"},
                        {"check", "mktemp -d /tmp/a-XXXXXX\n"}};
  const auto found = put_off(sources);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].line, 2U);
}

TEST(Exceptions, GiveTheirReason) {
  const std::string word =
      "NO"
      "LINT";
  const auto count = [&](const std::string& rest) {
    return exceptions_without_reason({{"engine/a.cc", "f();  // " + word + rest}}).size();
  };
  EXPECT_EQ(count(""), 1U);
  EXPECT_EQ(count("(bugprone-branch-clone)"), 1U);
  EXPECT_EQ(count("(bugprone-branch-clone): the table reads better so"), 0U);
}

}  // namespace
}  // namespace toadlane::tidy
