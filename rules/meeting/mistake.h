#pragma once

#include <string>
#include <vector>

#include "engine/base/diagnostic.h"

namespace toadlane::rules {

/// A mistake in a meeting file, with the key that it is about and the article behind it.
struct MeetingMistake {
  Diagnostic diagnostic;
  Clause clause;
  std::string cite = {};
};
using MeetingMistakes = std::vector<MeetingMistake>;

}  // namespace toadlane::rules
