#pragma once

#include <cstddef>
#include <vector>

#include "service/app/close_year.h"
#include "service/render/text_out.h"

namespace toadlane::render {

/// Members whose claims to the last coins of a portion were equal, where some got one and some did
/// not; by position, ascending. Both are empty where there was no such tie.
///
///   10001 by 1 : 1 : 1   ->   remainders of 2/3 each; two got a unit, one did not
struct Tie {
  std::vector<std::size_t> got;
  std::vector<std::size_t> missed;
};
Tie tie_of(const patronage::YearEnd& result, const patronage::Portion& portion);

/// What somebody should look at before a year is signed: who got a coin that was left over, and
/// which ties decided it; whom the 20% in money misses and what the bylaws do not say of consent,
/// under Subchapter T; money that is held and dividends too small to be allocated; what no article
/// decides; warnings. Each heading is always there, with "None" under it where there is none. Of
/// more than `members_max` members in one list the rest are counted, and ties are not looked for.
void exceptions_text(const app::ClosedYear& closed, std::size_t members_max, TextOut& out);

}  // namespace toadlane::render
