#include "engine/patronage/member_floor.h"

#include <gtest/gtest.h>

#include "tests/engine/patronage/books.h"

namespace toadlane::patronage {
namespace {

Basis equally(std::size_t members) {
  const auto all = static_cast<std::int64_t>(members);
  Basis basis;
  basis.parts.push_back({"members", "", Ratio(1), {Numbers(members, 1), 0}, all, 1});
  basis.total = all;
  return basis;
}

TEST(MemberFloor, LetsNoAccountFallBelowIt) {
  Members members = books::people({"Ana", "Bo", "Cy"}, {});
  members.opening = {100, 100, 10};
  MemberPool pool;
  pool.amount = Money::of_minor(-150, Currency::find("USD").value());
  pool.loss = true;
  const Numbers borne(3);
  const Portion portion = divide_above_floor({pool, equally(3)}, 0, members, borne, 0);
  EXPECT_EQ(portion.parts, (std::vector<std::int64_t>{-70, -70, -10}));
  EXPECT_EQ(room_above_floor(equally(3), members, 0), Integer(210));
  EXPECT_EQ(room_above_floor(equally(3), members, 20), Integer(160));
}

}  // namespace
}  // namespace toadlane::patronage
