#include "tests/tidy/lengths.h"

#include <gtest/gtest.h>

namespace toadlane::tidy {
namespace {

std::string repeated(const std::string& line, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += line;
  return text;
}

using Functions = std::vector<Function>;

TEST(Functions, AreFoundInNamespacesAndClasses) {
  EXPECT_EQ(functions_of("namespace a {\nint f(int b) {\n  if (b) {\n  }\n}\n}\n"),
            (Functions{{2, 5}}));
  EXPECT_EQ(functions_of(
                "class A : public B {\n public:\n  A() : b_{1}, c_(2) {\n  }\n  int b_ = 0;\n};"),
            (Functions{{3, 4}}));
  EXPECT_EQ(functions_of("template <class T>\nT f(std::vector<T> v = {}) {\n}\n"),
            (Functions{{1, 3}}));
  EXPECT_EQ(functions_of("#define M(x) \\\n  { x }\nTEST(A, B) {\n  f([] { g(); });\n}\n"),
            (Functions{{3, 5}}));
  EXPECT_EQ(functions_of("bool operator==(A a, B b) {\n}\nauto f = [](int x) {\n};\n"),
            (Functions{{1, 2}, {3, 4}}));
}

TEST(Functions, AreNotTablesNorTypes) {
  EXPECT_EQ(functions_of("enum class A {\n  a,\n};\nstruct alignas(64) B {\n  int c = 0;\n};\n"),
            Functions{});
  EXPECT_EQ(functions_of("const std::array a{\n  f(1),\n};\nint b[] = {\n  g(2),\n};\n"),
            Functions{});
}

TEST(Functions, OfSixtyLinesAreTheLimit) {
  const auto count = [](std::size_t inside) {
    return long_functions({{"engine/a.cc", "void f() {\n" + repeated("g();\n", inside) + "}\n"}})
        .size();
  };
  EXPECT_EQ(count(58), 0U);
  EXPECT_EQ(count(59), 1U);
}

TEST(Files, OfSixHundredLinesAreTheLimit) {
  const auto count = [](const std::string& path, std::size_t lines) {
    return long_files({{path, repeated("x\n", lines)}}).size();
  };
  EXPECT_EQ(count("engine/a.cc", 600), 0U);
  EXPECT_EQ(count("engine/a.cc", 601), 1U);
  EXPECT_EQ(count("check", 601), 1U);
  EXPECT_EQ(count("docs/a.md", 601), 0U);
}

TEST(Lines, OfAHundredColumnsAreTheLimitAndCountCharacters) {
  const auto count = [](const std::string& line) {
    return long_lines({{"engine/a.h", "\n" + line + "\n"}}).size();
  };
  EXPECT_EQ(count(std::string(100, 'x')), 0U);
  EXPECT_EQ(count(std::string(101, 'x')), 1U);
  EXPECT_EQ(count(repeated("\xC3\xAB", 100)), 0U);
}

}  // namespace
}  // namespace toadlane::tidy
