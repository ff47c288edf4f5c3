#include "service/render/register_xlsx.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/service/render/lane_bakery.h"

// What is in the sheets is read by tests/golden/result-folder, which opens the archive again.
namespace toadlane::render {
namespace {

std::string book(const LaneBakery& bakery, std::size_t members_max = 10) {
  const app::ClosedYear closed = bakery.closed();
  const Result<std::string> bytes = register_xlsx(closed, members_max);
  EXPECT_TRUE(bytes) << (bytes ? "" : to_text(bytes.diagnostics()));
  return bytes ? *bytes : "";
}

TEST(RegisterXlsx, IsAnArchiveOfTheSameBytesInEveryTimeZone) {
  const std::string here = book({});
  EXPECT_TRUE(here.starts_with("PK"));
  ASSERT_EQ(::setenv("TZ", "Pacific/Kiritimati", 1), 0);
  EXPECT_EQ(book({}), here);
  ASSERT_EQ(::unsetenv("TZ"), 0);
}

TEST(RegisterXlsx, TakesAnyTextAndAmount) {
  LaneBakery bakery;
  bakery.members = "member,name,hours\n=1+1,\"<b>&\"\"\",1\n+M,\xE7\x8E\x8B,0\n@M,,3\n";
  EXPECT_NE(book(bakery), "");
  bakery.income = "-23_000_000_000_000_000.00";
  EXPECT_NE(book(bakery), "");
  bakery.income = "0.00";
  EXPECT_NE(book(bakery), "");
}

TEST(RegisterXlsx, PutsFurtherMembersIntoOneRow) {
  EXPECT_NE(book({}, 2), book({}, 3));
}

}  // namespace
}  // namespace toadlane::render
