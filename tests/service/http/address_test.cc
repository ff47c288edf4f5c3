#include "service/http/address.h"

#include <gtest/gtest.h>

#include "service/http/target.h"

namespace toadlane::http {
namespace {

std::string read(std::string_view text) {
  const Result<Address> address = parse_address(text);
  if (!address) return std::string(entry_of(address.diagnostics().all().front().code).name);
  return address->host + " " + std::to_string(address->port);
}

TEST(Address, IsAHostAndAPort) {
  EXPECT_EQ(read("127.0.0.1:8080"), "127.0.0.1 8080");
  EXPECT_EQ(read("localhost:0"), "localhost 0");
  EXPECT_EQ(read("[::1]:65535"), "::1 65535");
  EXPECT_EQ(read("8080"), "127.0.0.1 8080");
}

TEST(Address, RefusesWhatIsNone) {
  for (const char* text : {"", ":", ":80", "localhost:", "localhost", "localhost:65536", "a:-1",
                           "a:+1", "a: 1", "::1:80", "[::1]80", "[]:80", "a:1x", "a:0x10"})
    EXPECT_EQ(read(text), "H502") << text;
}

TEST(Address, KnowsThisMachine) {
  for (const char* host : {"localhost", "LOCALHOST", "127.0.0.1", "127.255.0.1", "::1", "[::1]"})
    EXPECT_TRUE(is_loopback(host)) << host;
  for (const char* host : {"", "127.1", "128.0.0.1", "::", "::2", "::ffff:127.0.0.1", "localhost.",
                           "localhost.example", "2130706433", "0127.0.0.1", "127.0.0.1 "})
    EXPECT_FALSE(is_loopback(host)) << host;
}

TEST(Target, DecodesPathAndQueryApart) {
  const Result<Target> target = parse_target("/a%2Fb%3F?x=1%262&y&=z&&w=%C3%A9=");
  ASSERT_TRUE(target.ok());
  EXPECT_EQ(target->path, "/a/b?");
  EXPECT_EQ(target->query, (Pairs{{"x", "1&2"}, {"y", ""}, {"", "z"}, {"", ""}, {"w", "é="}}));
}

TEST(Target, WritesAPathAsItMayStandInAUri) {
  EXPECT_EQ(percent_encoded("/a b/é?\"<"), "/a%20b/%C3%A9%3F%22%3C");
}

}  // namespace
}  // namespace toadlane::http
