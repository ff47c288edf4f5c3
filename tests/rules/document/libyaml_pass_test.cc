#include "rules/document/libyaml_pass.h"

#include <gtest/gtest.h>

namespace toadlane::document {
namespace {

TEST(LibyamlPass, GivesPlacesInBytes) {
  Diagnostics found;
  const SourceFile source("a", "é: 'ü x'\r\nb: 山\n");
  const LibyamlPass pass = read_with_libyaml(source, {}, found);
  ASSERT_TRUE(pass.whole);
  ASSERT_EQ(pass.events.size(), 6U);
  EXPECT_EQ(pass.events[1].text, "é");
  EXPECT_EQ(pass.events[1].end, 2U);
  EXPECT_EQ(pass.events[2].begin, 4U);
  EXPECT_EQ(pass.events[2].end, 10U);
  EXPECT_EQ(pass.events[2].style, Style::single_quoted);
  EXPECT_EQ(pass.events[4].begin, 15U);
  EXPECT_EQ(pass.events[4].end, 18U);
}

TEST(LibyamlPass, NotesWhereItStopped) {
  Diagnostics found;
  const LibyamlPass pass = read_with_libyaml(SourceFile("a", "é: [b\n"), {}, found);
  EXPECT_FALSE(pass.whole);
  ASSERT_TRUE(pass.error);
  EXPECT_EQ(pass.error->context_at, 4U);
  EXPECT_TRUE(found.empty());
}

TEST(LibyamlPass, NamesEachAnchorAndTag) {
  Diagnostics found;
  read_with_libyaml(SourceFile("a", "a: &x !y [b]\nc: !z &w d\n"), {}, found);
  ASSERT_EQ(found.all().size(), 4U);
  EXPECT_EQ(found.all()[1].span->begin, (Position{1, 7}));
  EXPECT_EQ(found.all()[3].span->begin, (Position{2, 7}));
}

}  // namespace
}  // namespace toadlane::document
