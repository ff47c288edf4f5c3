#pragma once

#include <string>
#include <vector>

#include "tests/engine/patronage/oracle.h"

namespace toadlane::oracle {

/// M2 before M10: the names that the tests make are letters, then one number.
bool lower_number(const std::string& a, const std::string& b);

/// The whole number at or below a fraction, and at or above it.
Whole floor_of(const Fraction& x);
Whole ceiling_of(const Fraction& x);

/// "half up", "half even", "down", "up", "toward zero".
Whole round_by(const std::string& how, const Fraction& x);

/// Largest remainders, one unit after the other, over exact shares of a pool.
std::vector<Whole> share_out(const Whole& pool, const std::vector<Fraction>& exact,
                             const std::vector<std::string>& names);

/// A whole amount, of either sign, by weights.
std::vector<Whole> divide(const Whole& amount, const std::vector<Fraction>& weights,
                          const std::vector<std::string>& names);

}  // namespace toadlane::oracle
