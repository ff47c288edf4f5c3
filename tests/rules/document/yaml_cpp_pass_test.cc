#include "rules/document/yaml_cpp_pass.h"

#include <gtest/gtest.h>

#include "rules/document/libyaml_pass.h"

namespace toadlane::document {
namespace {

std::vector<Event> events_of(const SourceFile& source) {
  Diagnostics found;
  return read_with_libyaml(source, {}, found).events;
}

TEST(YamlCppPass, AgreesOnOrdinaryText) {
  const SourceFile source("a", "a: {b: [c, 'd'], e: }\nf:\n- |\n  g\n- ~\n- \"null\"\n- null\n");
  EXPECT_FALSE(compare_with_yaml_cpp(source, events_of(source)));
}

TEST(YamlCppPass, NotesADifferentText) {
  const SourceFile source("a", "a: b\nc: d\n");
  std::vector<Event> events = events_of(source);
  events[4].text = "x";
  const auto difference = compare_with_yaml_cpp(source, events);
  ASSERT_TRUE(difference);
  EXPECT_EQ(difference->at, 8U);
  EXPECT_EQ(difference->what, "one reader sees `x`, another `d`");
}

TEST(YamlCppPass, NotesQuotesSeenByOneOnly) {
  const SourceFile source("a", "a: ''\n");
  std::vector<Event> events = events_of(source);
  events[2].style = Style::plain;
  EXPECT_TRUE(compare_with_yaml_cpp(source, events));
}

TEST(YamlCppPass, NotesWhatOneOfThemLeavesOut) {
  const SourceFile source("a", "a: b\n");
  std::vector<Event> events = events_of(source);
  events.push_back({.text = "more", .begin = 5, .end = 5});
  EXPECT_TRUE(compare_with_yaml_cpp(source, events));
  events.resize(2);
  EXPECT_TRUE(compare_with_yaml_cpp(source, events));
}

TEST(YamlCppPass, NotesARefusal) {
  const SourceFile source("a", "a: b: c\n");
  const auto difference = compare_with_yaml_cpp(source, events_of(source));
  ASSERT_TRUE(difference);
  EXPECT_NE(difference->what.find("refuses"), std::string::npos);
}

}  // namespace
}  // namespace toadlane::document
