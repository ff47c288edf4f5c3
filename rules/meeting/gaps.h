#pragma once

#include <optional>
#include <string>

#include "engine/base/diagnostic.h"
#include "engine/number/integer.h"

namespace toadlane::rules {

// What a rule leaves open for a meeting, in the words of a meeting file and of an example alike.
// The place and the article are added where they are known.

/// M318: of several rules under conditions none fits so many members; nothing: a number that is not
/// said. `key` is what each rule says: `is`, `at_most`, or `number` where it is no threshold.
Diagnostic none_fits(const Clause& rules, const std::optional<Integer>& members,
                     const std::string& key);

/// M319: no number of votes carries it.
Diagnostic no_majority(const Clause& majority);

/// M319: `unanimous`, and not of whom.
Diagnostic unanimous_of_whom(const Clause& rule);

/// M311: a base that the rule cannot count in a meeting of that body.
Diagnostic not_counted_here(const Clause& rule, const std::string& base, const std::string& body);

}  // namespace toadlane::rules
