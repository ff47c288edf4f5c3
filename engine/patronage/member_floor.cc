#include "engine/patronage/member_floor.h"

#include <algorithm>

#include "engine/base/invariant.h"
#include "engine/number/water_fill.h"

namespace toadlane::patronage {

Portion divide_above_floor(const Division& division, std::size_t position, const Members& members,
                           NumberSpan borne, std::int64_t floor_minor) {
  invariant(members.opening.size() == members.size(), "balances with a floor are known");
  std::vector<Vessel> vessels;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::int64_t room =
        std::max<std::int64_t>(members.opening[i] + borne[i] - floor_minor, 0);
    vessels.push_back({Ratio(division.basis.weight_of(i)), std::nullopt, Ratio(Integer(room)),
                       members.number[i]});
  }
  const WaterFill filled = water_fill(Integer(-division.pool.amount.minor()), vessels);
  Portion portion{{position}, {}, {}, {}};
  for (std::size_t i = 0; i < members.size(); ++i) {
    portion.parts.push_back(-filled.parts[i].to_int64().value());
    portion.above_floors.push_back(-filled.exact[i]);
  }
  return portion;
}

Integer room_above_floor(const Basis& basis, const Members& members, std::int64_t floor_minor) {
  Integer room = 0;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (basis.weight_of(i).sign() > 0)
      room += Integer(std::max<std::int64_t>(members.opening[i] - floor_minor, 0));
  return room;
}

}  // namespace toadlane::patronage
