#include "rules/meeting/votes_text.h"

#include <gtest/gtest.h>

#include "tests/rules/bylaws/read_block.h"

namespace toadlane::rules {
namespace {

PeopleText people(const std::string& text, Diagnostics& diagnostics) {
  PeopleText said;
  read_block(text, "motions[0].for", diagnostics, [&](Visitor& v) { describe(v, said); });
  return said;
}

TEST(PeopleText, IsANumberOrNumbersByGroupOrNames) {
  Diagnostics none;
  EXPECT_EQ(people("7", none).total(), 7);
  EXPECT_EQ(people("{workers: 8, producers: 3}", none).total(), 11);
  EXPECT_EQ(people("[Ana, Bo]", none).total(), 2);
  EXPECT_FALSE(none.has_errors());
}

TEST(PeopleText, IsNotTakenForAnotherNumberWhereAPartIsIllegible) {
  Diagnostics mistakes;
  EXPECT_EQ(people("{workers: 8, producers: many}", mistakes).total(), std::nullopt);
  EXPECT_TRUE(mistakes.has_errors());
}

TEST(ProxyText, SaysWhoseItIsAndHowItVotes) {
  Diagnostics diagnostics;
  ProxyText proxy;
  read_block("{of: M3, held_by: M1, directed: for, revoked: yes}", "proxies[0]", diagnostics,
             [&](Visitor& v) { describe(v, proxy); });
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_EQ(proxy.held_by, "M1");
  EXPECT_EQ(proxy.directed, "for");
  EXPECT_EQ(proxy.revoked, true);
}

}  // namespace
}  // namespace toadlane::rules
