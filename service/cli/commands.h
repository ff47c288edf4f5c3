#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "service/cli/command.h"
#include "service/cli/outside.h"

namespace toadlane::cli {

// One maker per row of commands.def.
#define COMMAND(verb, summary) std::unique_ptr<Command> make_##verb(const Outside* outside);
#define OUTSIDE_COMMAND(verb, summary)
#include "service/cli/commands.def"
#undef OUTSIDE_COMMAND
#undef COMMAND

struct CommandEntry {
  std::string verb;
  std::string_view summary;
  std::unique_ptr<Command> (*make)(const Outside* outside);
  bool outside = false;
};

/// A verb as it is typed: lint_text is lint-text.
inline std::string typed(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// All commands, in the order of commands.def.
inline std::vector<CommandEntry> all_commands() {
  return {
#define COMMAND(verb, summary) {typed(#verb), summary, make_##verb, false},
#define OUTSIDE_COMMAND(verb, summary) \
  {typed(#verb), summary, [](const Outside* outside) { return outside->verb(); }, true},
#include "service/cli/commands.def"
#undef OUTSIDE_COMMAND
#undef COMMAND
  };
}

/// Runs the program with these arguments (without its own name) and returns its exit status.
/// Without an outside, whatever needs one is handed to toadlane-service.
int run(const std::vector<std::string>& arguments, const Outside* outside);

}  // namespace toadlane::cli
