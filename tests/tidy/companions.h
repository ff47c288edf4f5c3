#pragma once

#include <string>
#include <vector>

#include "tests/tidy/source.h"

namespace toadlane::tidy {

/// A source without a test of its own, and where it is tested instead.
struct WithoutTest {
  std::string path;
  std::string reason;
};

const std::vector<WithoutTest>& without_tests();

/// Sources of engine and rules of more than 40 lines that have no test beside them:
/// engine/number/ratio.cc is tested in tests/engine/number/ratio_test.cc.
std::vector<Finding> untested(const Sources& sources, const std::vector<WithoutTest>& excused);

/// Excuses that excuse nothing: no such source, a short one, one that has its test, or no reason.
std::vector<Finding> stale_excuses(const Sources& sources, const std::vector<WithoutTest>& excused);

/// Headers of engine and rules whose first declaration has no `///` sentence above it.
std::vector<Finding> unexplained_headers(const Sources& sources);

/// Headers that could be read twice: each begins with #pragma once.
std::vector<Finding> headers_without_pragma(const Sources& sources);

}  // namespace toadlane::tidy
