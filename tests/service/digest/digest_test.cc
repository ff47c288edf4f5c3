#include "service/digest/digest.h"

#include <gtest/gtest.h>

#include <string>

namespace toadlane {
namespace {

// The expected values are those of Python's hashlib.blake2b(..., digest_size=32).
TEST(Digest, IsBlake2bOf256Bits) {
  EXPECT_EQ(blake2b_256_hex(""),
            "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(blake2b_256_hex("abc"),
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(blake2b_256_hex(std::string("\0a", 2)),
            "7234082e1dd0b5ec0acd71875d61c9f374af30c100bc4de7aa4eb3f15bbed686");
}

// FIPS 180-4, the example of one block.
TEST(Digest, IsSha256WhereOthersFollowALot) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, PutsTheLengthBeforeEachField) {
  Fingerprint print;
  print.add("ab").add("c");
  EXPECT_EQ(print.hex(), blake2b_256_hex("2:ab1:c"));
  Fingerprint other;
  other.add("a").add("bc");
  EXPECT_EQ(other.hex(), blake2b_256_hex("1:a2:bc"));
  Fingerprint number;
  number.add(std::int64_t{-7});
  EXPECT_EQ(number.hex(), blake2b_256_hex("2:-7"));
}

TEST(Digest, KnowsWhatAFingerprintLooksLike) {
  EXPECT_TRUE(is_blake2b_256_hex(blake2b_256_hex("")));
  EXPECT_FALSE(is_blake2b_256_hex(""));
  EXPECT_FALSE(is_blake2b_256_hex(std::string(63, 'a')));
  EXPECT_FALSE(is_blake2b_256_hex(std::string(64, 'A')));
  EXPECT_FALSE(is_blake2b_256_hex(std::string(64, 'g')));
}

TEST(DigestDeathTest, TakesAFingerprintOnce) {
  EXPECT_EXIT(
      {
        Fingerprint print;
        (void)print.hex();
        (void)print.hex();
      },
      testing::ExitedWithCode(70), "once");
}

}  // namespace
}  // namespace toadlane
