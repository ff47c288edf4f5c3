#include "service/render/redline.h"

#include <gtest/gtest.h>

namespace toadlane::render {
namespace {

std::string line(const std::string& before, const std::string& after) {
  return redline_text(redline(before, after));
}

TEST(Redline, StrikesTheWordsThatWent) {
  EXPECT_EQ(line("at least 1/2 of members", "at least 2/3 of members"),
            "at least [-1/2-] {+2/3+} of members");
  EXPECT_EQ(line("10 days", "10 clear days"), "10 {+clear+} days");
}

TEST(Redline, StrikesAllWhereLittleStays) {
  EXPECT_EQ(line("more than 1/2 of members", "greater of 10 members and 40% of members"),
            "[-more than 1/2 of members-] {+greater of 10 members and 40% of members+}");
  EXPECT_EQ(line("", "new"), "{+new+}");
  EXPECT_EQ(line("old", ""), "[-old-]");
  EXPECT_EQ(line("same words", "same words"), "same words");
}

}  // namespace
}  // namespace toadlane::render
