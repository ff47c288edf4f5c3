#pragma once

#include <string_view>

namespace toadlane {

/// Our own promise. When it does not hold the program has a bug: it says so on standard error and
/// ends with status 70, before a wrong number can leave it. Never for a user's mistake (that is a
/// Diagnostic) nor for an outcome of the rules (that is a value).
///
///   invariant(sum == pool, "the parts do not sum to the pool");
inline void invariant(bool holds, std::string_view promise);

/// Ends the program with status 70 and the broken promise.
[[noreturn]] void broken_invariant(std::string_view promise);

inline void invariant(bool holds, std::string_view promise) {
  if (!holds) [[unlikely]]
    broken_invariant(promise);
}

}  // namespace toadlane
