#include "tests/tidy/companions.h"

#include <gtest/gtest.h>

namespace toadlane::tidy {
namespace {

const std::string long_text(82, '\n');

TEST(Untested, SourcesOfMoreThanFortyLinesAreFound) {
  const Sources sources{{"engine/number/a.cc", std::string(41, '\n')},
                        {"engine/number/b.cc", std::string(40, '\n')},
                        {"engine/number/c.cc", long_text},
                        {"tests/engine/number/c_test.cc", ""},
                        {"service/http/d.cc", long_text}};
  const auto found = untested(sources, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].what, "has no test beside it: write tests/engine/number/a_test.cc");
  EXPECT_TRUE(untested(sources, {{"engine/number/a.cc", "tested through b"}}).empty());
}

TEST(Excuses, AreStaleWhenTheyExcuseNothing) {
  const Sources sources{{"engine/a.cc", long_text},
                        {"engine/short.cc", ""},
                        {"engine/tested.cc", long_text},
                        {"tests/engine/tested_test.cc", ""}};
  EXPECT_TRUE(stale_excuses(sources, {{"engine/a.cc", "why"}}).empty());
  EXPECT_EQ(stale_excuses(sources, {{"engine/a.cc", ""}}).size(), 1U);
  EXPECT_EQ(stale_excuses(sources, {{"engine/short.cc", "why"}}).size(), 1U);
  EXPECT_EQ(stale_excuses(sources, {{"engine/tested.cc", "why"}}).size(), 1U);
  EXPECT_EQ(stale_excuses(sources, {{"engine/gone.cc", "why"}}).size(), 1U);
}

TEST(Headers, ExplainTheirFirstDeclaration) {
  const std::string before = "#pragma once\n\n#include <map>\n\nnamespace a {\n\nclass B;\n\n";
  const auto count = [&](const std::string& path, const std::string& after) {
    return unexplained_headers({{path, before + after}}).size();
  };
  EXPECT_EQ(count("engine/a.h", "/// What it is.\nclass A {\n};\n"), 0U);
  EXPECT_EQ(count("engine/a.h", "/// What it is.\ntemplate <class T>\nclass A {\n};\n"), 0U);
  EXPECT_EQ(count("engine/a.h", "class A {\n  /// Inside.\n};\n"), 1U);
  EXPECT_EQ(count("rules/a.h", "// Only two.\nint f();\n/// Late.\nint g();\n"), 1U);
  EXPECT_EQ(count("service/a.h", "int f();\n"), 0U);
}

TEST(Headers, AreReadOnce) {
  EXPECT_EQ(headers_without_pragma({{"engine/a.h", "#ifndef A\n"}}).size(), 1U);
  EXPECT_EQ(headers_without_pragma({{"engine/a.h", "#pragma once\n"}}).size(), 0U);
}

}  // namespace
}  // namespace toadlane::tidy
