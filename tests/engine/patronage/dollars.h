#pragma once

#include "engine/number/money.h"

namespace toadlane::patronage {

inline const Currency usd = Currency::find("USD").value();

inline Money dollars(std::int64_t cents) {
  return Money::of_minor(cents, usd);
}

}  // namespace toadlane::patronage
