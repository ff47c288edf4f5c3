#include "service/store/sql_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace toadlane::store {
namespace {

TEST(SqlText, ParsesWholeNumbersOf64BitsOnly) {
  EXPECT_EQ(parse_integer("0"), 0);
  EXPECT_EQ(parse_integer("-9223372036854775808"), INT64_MIN);
  EXPECT_EQ(parse_integer("9223372036854775807"), INT64_MAX);
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "9223372036854775808", "0x1"})
    EXPECT_EQ(parse_integer(text), std::nullopt) << text;
}

TEST(SqlText, WritesArrays) {
  EXPECT_EQ(array_text(std::vector<std::string>{}), "{}");
  EXPECT_EQ(array_text(std::vector<std::string>{"", "a,b", "c\"d\\", "NULL"}),
            R"({"","a,b","c\"d\\","NULL"})");
  EXPECT_EQ(array_text(std::vector<std::int64_t>{-1, INT64_MAX}), "{-1,9223372036854775807}");
}

TEST(SqlText, WritesBytesAsHexadecimalAndBack) {
  const std::string bytes("\0\xff\x10z", 4);
  EXPECT_EQ(hex_text(bytes), "00ff107a");
  EXPECT_EQ(bytes_of_hex("00ff107a"), bytes);
  EXPECT_EQ(bytes_of_hex(""), "");
  EXPECT_EQ(bytes_of_hex("0"), std::nullopt);
  EXPECT_EQ(bytes_of_hex("0g"), std::nullopt);
  EXPECT_EQ(bytes_of_hex("0F"), std::nullopt);
}

}  // namespace
}  // namespace toadlane::store
