#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "service/cli/command.h"

namespace toadlane::cli {

// One maker per row of commands.def, in commands/<verb>.cc.
#define COMMAND(verb, summary) std::unique_ptr<Command> make_##verb();
#include "service/cli/commands.def"
#undef COMMAND

struct CommandEntry {
  std::string_view verb;
  std::string_view summary;
  std::unique_ptr<Command> (*make)();
};

/// All commands, in the order of commands.def.
inline std::vector<CommandEntry> all_commands() {
  return {
#define COMMAND(verb, summary) {#verb, summary, make_##verb},
#include "service/cli/commands.def"
#undef COMMAND
  };
}

/// Runs the program with these arguments (without its own name) and returns its exit status.
int run(const std::vector<std::string>& arguments);

}  // namespace toadlane::cli
