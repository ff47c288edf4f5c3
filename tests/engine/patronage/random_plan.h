#pragma once

#include "tests/engine/number/cases.h"
#include "tests/engine/patronage/oracle.h"

namespace toadlane::oracle {

/// A random plan of what the bylaws language can say of a surplus, and a random year for it: ties,
/// zeros, empty pools, losses, awkward fractions and limits are likely; most plans are sound, some
/// spend too much or leave somebody out.
struct Case {
  Plan plan;
  Year year;
};

Case random_case(cases::Dice& dice);

}  // namespace toadlane::oracle
