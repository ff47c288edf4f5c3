#include "service/render/text_out.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace toadlane::render {
namespace {

TEST(TextOut, KeepsATextInMemory) {
  TextOut out;
  out.put("10").put(".00");
  EXPECT_EQ(out.take(), "10.00");
  EXPECT_EQ(out.take(), "");
  EXPECT_FALSE(out.finish());
}

TEST(TextOut, WritesALongTextWhole) {
  int ends[2] = {};
  ASSERT_EQ(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
  TextOut out(ends[1], "statements.html");
  const std::string piece(1000, 'x');
  for (int i = 0; i < 60; ++i) out.put(piece);  // less than the pipe holds
  EXPECT_FALSE(out.finish());
  close(ends[1]);
  std::string read(100'000, ' ');
  EXPECT_EQ(::read(ends[0], read.data(), read.size()), 60'000);
  close(ends[0]);
}

TEST(TextOut, SaysThatTheDiskIsFull) {
  const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
  ASSERT_GE(full, 0);
  TextOut out(full, "statements.html");
  for (int i = 0; i < 100; ++i) out.put(std::string(1000, 'x'));
  const auto why = out.finish();
  close(full);
  ASSERT_TRUE(why);
  EXPECT_EQ(why->code, Code::U102);
  EXPECT_NE(why->message.find("statements.html"), std::string::npos);
}

}  // namespace
}  // namespace toadlane::render
