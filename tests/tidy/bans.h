#pragma once

#include <string>
#include <vector>

#include "tests/tidy/source.h"

namespace toadlane::tidy {

/// A word of C++ that some folders do without, and the word to use instead.
struct Ban {
  std::string word;
  std::vector<std::string> folders;  // where it is banned; empty: everywhere
  std::vector<std::string> but_not;  // the adapters in them that need it
  std::string instead;
};

const std::vector<Ban>& bans();

/// Banned words in code. Comments, strings and characters may say what they like, and a function
/// may be deleted: `Ratio(double) = delete`.
std::vector<Finding> banned_words(const Sources& sources, const std::vector<Ban>& all);

/// Numbers such as 0.5 and 1e9 in `engine` and `rules`: a floating point by another name.
std::vector<Finding> floating_numbers(const Sources& sources);

/// Loops over a container declared as unordered in the file or in its header: their order is
/// chance.
std::vector<Finding> loops_without_order(const Sources& sources);

/// Words that put work off, in any file, comments included.
std::vector<Finding> put_off(const Sources& sources);

/// A clang-tidy exception without its reason: NOLINT(check): why.
std::vector<Finding> exceptions_without_reason(const Sources& sources);

}  // namespace toadlane::tidy
