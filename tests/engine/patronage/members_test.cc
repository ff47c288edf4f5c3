#include "engine/patronage/members.h"

#include <gtest/gtest.h>

namespace toadlane::patronage {
namespace {

TEST(Members, AreCalledByNumberAndName) {
  Members members;
  members.number = {"M1", "M2", "Cy"};
  EXPECT_EQ(members.number_and_name(0), "M1");
  members.name = {"Ana", "", "Cy"};
  EXPECT_EQ(members.number_and_name(0), "M1 Ana");
  EXPECT_EQ(members.number_and_name(1), "M2");
  EXPECT_EQ(members.number_and_name(2), "Cy");
}

}  // namespace
}  // namespace toadlane::patronage
